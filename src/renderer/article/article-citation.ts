import type { Article } from '#core/archive/article';
import { formatDate } from '#core/citation/format-date';
import { formatLocator } from '#core/citation/format-locator';

interface CitedPlace {
  readonly article: Article;
  readonly archiveTitle: string;
  readonly publisher: string;
  /** "Edition 12", in the language of the citation. */
  readonly edition: string;
  /** Visible number of the paragraph that is meant, or of several: `3-5`. */
  readonly paragraph?: string | number | undefined;
  /** BCP 47 tag of the citation's language. */
  readonly lang: string;
}

/**
 * An article as a note cites it: authors, title, archive and publisher, date, paragraph, edition. The edition is part
 * of it because the next one may say something else.
 */
export function formatArticleCitation(place: CitedPlace): string {
  const { article, archiveTitle, publisher, edition, paragraph, lang } = place;
  const comma = { ar: '، ', zh: '，' }[lang.split('-')[0] ?? lang] ?? ', ';
  const locator =
    paragraph === undefined ? '' : formatLocator({ label: 'paragraph', value: String(paragraph) }, lang);
  const date = formatDate(article.updated ?? article.published, lang);
  const parts = [
    ...article.authors,
    `“${article.title}”`,
    archiveTitle,
    publisher === archiveTitle || article.authors.includes(publisher) ? '' : publisher,
    date,
    locator,
    edition,
  ];
  return `${parts.filter((part) => part !== '').join(comma)}.`;
}
