import type { Article } from '#core/archive/article';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import styles from './language-versions.module.css';

interface LanguageVersionsProps {
  readonly article: Article;
  /** Translations have the block ids of their original, so the place is kept. */
  readonly block: string | undefined;
}

/** The article in its other languages, each named in itself. */
export function LanguageVersions({ article, block }: LanguageVersionsProps) {
  const { t, languageName } = useMessages();
  const versions = useArchive().translations(article.id);
  if (versions.length === 0) return null;
  return (
    <nav aria-label={t('article.languages')}>
      <ul className={styles['list']}>
        {versions.map(({ id, lang, title }) => (
          <li key={id}>
            <Link
              to={{ name: 'article', id, ...(block === undefined ? {} : { block }) }}
              lang={lang}
              className={styles['link']}
              aria-label={`${ownName(lang)} (${languageName(lang)}): ${title}`}
            >
              {ownName(lang)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
