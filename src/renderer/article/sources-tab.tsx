import { directionOf } from '#core/article/article-words';
import type { Article } from '#core/archive/article';
import type { Citation } from '#core/archive/citation';
import { formatCitation } from '#core/citation/format-source';
import { useArchive } from '../archive/archive-context.tsx';
import { FileLink } from '../archive/file-link.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './rail-tabs.module.css';

interface SourcesTabProps {
  readonly article: Article;
  readonly onShow: (block: string) => void;
}

/** What the article cites, numbered as in its text. */
export function SourcesTab({ article, onShow }: SourcesTabProps) {
  const { t } = useMessages();
  const { sourceById } = useArchive();
  if (article.citations.length === 0) return <p className={styles['quiet']}>{t('article.no-sources')}</p>;
  const lines = article.citations.map((citation) => lineOf(citation, article, sourceById));
  return (
    <div className={styles['tab']}>
      <CopyButton
        text={lines.map(({ number, line }) => `${number}. ${line}`).join('\n')}
        label={t('article.copy-sources')}
        doneLabel={t('article.copied')}
      />
      <ol className={styles['sources']}>
        {lines.map(({ number, line, source, block, locator }) => (
          <li key={number} className={styles['source']}>
            <span className={styles['number']}>{number}</span>
            <div>
              <p lang={article.lang} dir={directionOf(article.lang)}>
                {line}
              </p>
              <div className={styles['actions']}>
                {source === undefined ? null : (
                  <Link
                    to={{ name: 'source', id: source.id }}
                    aria-label={t('article.open-source-named', { title: source.title })}
                  >
                    {t('article.open-source')}
                  </Link>
                )}
                {source === undefined ? null : <FileLink source={source} locator={locator} isNamed />}
                {block === undefined ? null : (
                  <Button
                    look="quiet"
                    aria-label={t('article.show-mark-of', { number })}
                    onPress={() => onShow(block)}
                  >
                    {t('article.show-in-text')}
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function lineOf(
  citation: Citation,
  article: Article,
  sourceById: ReturnType<typeof useArchive>['sourceById'],
) {
  const source = citation.source === undefined ? undefined : sourceById(citation.source);
  const formatted = source === undefined ? [] : [formatCitation(source, citation.locator, article.lang)];
  const note = citation.note === undefined ? [] : [citation.note];
  return {
    number: citation.number,
    line: [...formatted, ...note].join(' '),
    source,
    locator: citation.locator,
    block: citation.places[0]?.block,
  };
}
