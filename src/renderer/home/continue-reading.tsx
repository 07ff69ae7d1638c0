import type { ArticleText } from '#core/archive/article-text';
import { ArticleRow } from '../archive/article-list.tsx';
import type { ArticleTexts } from '../archive/use-article-texts.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Section } from '../ui/section.tsx';
import type { Reading } from './home-page.tsx';
import styles from './home-page.module.css';
import { readingPlace } from './reading-place.ts';

interface ContinueReadingProps {
  readonly reading: readonly Reading[];
  readonly texts: ArticleTexts;
}

/** What was opened last: each opens where it was left. */
export function ContinueReading({ reading, texts }: ContinueReadingProps) {
  const { t } = useMessages();
  return (
    <Section title={t('home.continue')}>
      <ul>
        {reading.map(({ article, position }) => (
          <ArticleRow key={article.id} article={article} place="reading" isShort>
            <p className={styles['place']}>
              <Place text={texts.of(article)} block={position.block} lang={article.lang} />
            </p>
          </ArticleRow>
        ))}
      </ul>
    </Section>
  );
}

interface PlaceProps {
  readonly text: ArticleText | undefined;
  readonly block: string;
  readonly lang: string;
}

function Place({ text, block, lang }: PlaceProps) {
  const { t } = useMessages();
  const place = text === undefined ? undefined : readingPlace(text, block);
  if (place === undefined) return null;
  return (
    <>
      {place.share === 0 ? t('home.at-start') : t('home.read', { share: place.share })}
      {place.section === undefined ? null : (
        <>
          {' · '}
          <bdi lang={lang}>{place.section}</bdi>
        </>
      )}
    </>
  );
}
