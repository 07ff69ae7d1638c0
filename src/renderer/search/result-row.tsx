import { BookOpen, FileText, Library } from 'lucide-react';
import { GridListItem, Link as AriaLink } from 'react-aria-components';
import type { SearchHit, Snippet } from '#core/search/search-types';
import { useMessages, type Messages } from '../i18n/use-messages.ts';
import { formatRoute, type Route } from '../routing/route.ts';
import { Chip } from '../ui/chip.tsx';
import { distinctWords } from './distinct.ts';
import styles from './result-row.module.css';
import { SnippetText } from './snippet-text.tsx';

interface ResultRowProps {
  readonly hit: SearchHit;
  /** Given to the article, so that its hits stay marked. */
  readonly markQuery: string;
}

/** One hit. The row opens it; each snippet opens it at its place. */
export function ResultRow({ hit, markQuery }: ResultRowProps) {
  const { t, date, tOr, list, languageName } = useMessages();
  const title = hit.title.map(({ text }) => text).join('');
  const kind = kindOf(hit, { t, tOr });
  const published = hit.published === undefined ? '' : date(hit.published);
  const Icon = ICONS[hit.type];
  return (
    <GridListItem
      id={rowKey(hit)}
      data-place={rowKey(hit)}
      textValue={[title, kind, languageName(hit.lang), published].filter(Boolean).join(', ')}
      className={styles['row'] ?? ''}
    >
      <div className={styles['head']}>
        <Icon size={16} aria-hidden className={styles['icon']} />
        <span className={styles['title']} lang={hit.lang} dir="auto">
          <SnippetText parts={hit.title} />
        </span>
      </div>
      <div className={styles['facts']}>
        {hit.type === 'source' ? <Chip tone="accent">{t('search.source')}</Chip> : null}
        <span>{kind}</span>
        {hit.type !== 'article' && hit.number !== undefined ? <bdi>{hit.number}</bdi> : null}
        {published === '' ? null : <span>{published}</span>}
        <Chip>{languageName(hit.lang)}</Chip>
        {hit.missing.length === 0 ? null : (
          <span className={styles['missing']}>
            {t('search.missing')} <bdi>{list(distinctWords(hit.missing))}</bdi>
          </span>
        )}
      </div>
      {hit.snippets.map((snippet, i) => (
        <SnippetLine key={i} hit={hit} snippet={snippet} markQuery={markQuery} />
      ))}
    </GridListItem>
  );
}

const ICONS = { article: FileText, source: Library, page: BookOpen } as const;

function kindOf(hit: SearchHit, { t, tOr }: Pick<Messages, 't' | 'tOr'>): string {
  switch (hit.type) {
    case 'article':
      return t(`kind.${hit.kind}`);
    case 'source':
      return tOr(`source-kind.${hit.kind}`, hit.kind);
    case 'page':
      return t('search.page-of', { page: hit.page, pages: hit.pages });
  }
}

interface SnippetLineProps {
  readonly hit: SearchHit;
  readonly snippet: Snippet;
  readonly markQuery: string;
}

function SnippetLine({ hit, snippet, markQuery }: SnippetLineProps) {
  const { t } = useMessages();
  const words = (
    <>
      {snippet.isNote === true ? <span className={styles['section']}>{t('search.note')} · </span> : null}
      {snippet.section === undefined ? null : <span className={styles['section']}>{snippet.section} · </span>}
      {snippet.number === undefined ? null : (
        <span className={styles['section']} aria-label={t('search.paragraph', { number: snippet.number })}>
          ¶{snippet.number}{' '}
        </span>
      )}
      <SnippetText parts={snippet.parts} />
    </>
  );
  if (snippet.block === undefined) {
    return (
      <p className={styles['snippet']} lang={hit.lang} dir="auto">
        {words}
      </p>
    );
  }
  return (
    <AriaLink
      href={formatRoute(routeOfHit(hit, markQuery, snippet.block))}
      className={styles['snippet'] ?? ''}
      lang={hit.lang}
      dir="auto"
    >
      {words}
    </AriaLink>
  );
}

export function rowKey(hit: SearchHit): string {
  return hit.type === 'page' ? `page:${hit.id}:${hit.page}` : `${hit.type}:${hit.id}`;
}

/** Where a hit opens; without a block, at its first place. */
export function routeOfHit(hit: SearchHit, markQuery: string, block?: string): Route {
  if (hit.type === 'source') return { name: 'source', id: hit.id };
  const query = markQuery === '' ? {} : { query: markQuery };
  if (hit.type === 'page') return { name: 'file', id: hit.id, page: hit.page, ...query };
  const at = block ?? hit.snippets[0]?.block;
  return {
    name: 'article',
    id: hit.id,
    ...(at === undefined ? {} : { block: at }),
    ...query,
  };
}
