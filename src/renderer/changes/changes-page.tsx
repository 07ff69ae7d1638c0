import { useMemo, useRef, useState } from 'react';
import type { Article } from '#core/archive/article';
import { useArchive } from '../archive/archive-context.tsx';
import { NotInEdition } from '../archive/not-in-edition.tsx';
import {
  useTextChanges,
  versionOf,
  type EarlierText,
  type TextChanges,
} from '../archive/use-earlier-text.ts';
import { announce } from '../commands/announce.ts';
import { useCommand } from '../commands/use-command.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useUser } from '../user/user-context.tsx';
import { changeRows, type ChangeBlock } from './change-rows.ts';
import { ChangeText } from './change-text.tsx';
import { ChangesBar } from './changes-bar.tsx';
import styles from './changes-page.module.css';

/** What changed in an article since the person read it, word by word. */
export function ChangesPage({ id }: { readonly id: string }) {
  const { articleById } = useArchive();
  const article = articleById(id);
  const { t } = useMessages();
  if (article !== undefined) return <Changes article={article} />;
  return (
    <NotInEdition title={t('changes.title')}>
      <Link to={EMPTY_SEARCH}>{t('article.missing-search')}</Link>
    </NotInEdition>
  );
}

function Changes({ article }: { readonly article: Article }) {
  const { t } = useMessages();
  const changes = useTextChanges(article);
  const title = useTitle(changes);
  return (
    <Page title={title} width="reading" isReady={changes.status !== 'loading'}>
      <p className={styles['article']}>
        <Link to={{ name: 'article', id: article.id }} lang={article.lang} dir="auto">
          {article.title}
        </Link>
      </p>
      {changes.status === 'none' ? <p>{t('changes.none')}</p> : null}
      {changes.status === 'lost' ? <p>{t('changes.lost', { edition: changes.earlier.edition })}</p> : null}
      {changes.status === 'ready' ? <Comparison article={article} changes={changes} /> : null}
    </Page>
  );
}

function useTitle(changes: TextChanges): string {
  const { t, date } = useMessages();
  if (!('earlier' in changes)) return t('changes.title');
  const { at, edition }: EarlierText = changes.earlier;
  return at === undefined ? t('changes.since-edition', { edition }) : t('changes.since', { date: date(at) });
}

interface ComparisonProps {
  readonly article: Article;
  readonly changes: Extract<TextChanges, { status: 'ready' }>;
}

function Comparison({ article, changes: { earlier, comparison } }: ComparisonProps) {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { markSeen } = useUser();
  const rows = useMemo(() => changeRows(comparison), [comparison]);
  const text = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const { places } = comparison;
  const step = (by: 1 | -1): void => {
    if (places === 0) return;
    const next = current === 0 && by === -1 ? places : ((current - 1 + by + places) % places) + 1;
    setCurrent(next);
    const place = text.current?.querySelector<HTMLElement>(`[data-change="${next}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };
  useCommand('find-next', () => step(1));
  useCommand('find-previous', () => step(-1));
  const see = async (): Promise<void> => {
    if (await markSeen(article.id, versionOf(archive, article))) announce(t('changes.marked-seen'));
  };
  return (
    <>
      <p className={styles['facts']}>
        {t('changes.editions', { before: earlier.edition, after: archive.edition })}
        {' · '}
        {t('changes.places', { count: places })}
      </p>
      {places === 0 ? (
        <p>{t('changes.formatting')}</p>
      ) : (
        <ChangesBar current={current} places={places} onStep={step}>
          {earlier.at !== undefined && !earlier.isSeen ? (
            <Button onPress={() => void see()}>{t('changes.mark-seen')}</Button>
          ) : null}
        </ChangesBar>
      )}
      <div ref={text} className={styles['comparison']}>
        {rows.map((row) =>
          row.type === 'folded' ? (
            <Folded key={row.key} blocks={row.blocks} places={places} lang={article.lang} />
          ) : (
            <ChangeText
              key={`${row.block.state}-${row.block.id}`}
              {...row}
              places={places}
              lang={article.lang}
            />
          ),
        )}
      </div>
    </>
  );
}

interface FoldedProps {
  readonly blocks: readonly ChangeBlock[];
  readonly places: number;
  readonly lang: string;
}

/** Blocks that did not change, shown when one asks for them. */
function Folded({ blocks, places, lang }: FoldedProps) {
  const { t } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={styles['fold']}>
        <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'changes.fold' : 'changes.unfold', { count: blocks.length })}
        </Button>
      </div>
      {isOpen
        ? blocks.map((block) => <ChangeText key={block.block.id} {...block} places={places} lang={lang} />)
        : null}
    </>
  );
}
