/** What `attache new` writes in places that only a person can fill; `check` warns while it still stands there. */

import type { ArchiveInfo, ContentArticle, Placed } from './content.ts';
import type { Report } from './problem.ts';

export const SAMPLE_ARCHIVE = {
  title: 'New archive',
  publisher: 'Name of your organisation',
  contact: 'archive@example.org',
} as const;

export const SAMPLE_ARTICLE = {
  title: 'How an article of this archive is written',
  summary: 'One of everything, to be copied, changed or deleted.',
  author: 'The editors',
  image: 'files/example.png',
} as const;

/** Warns of every text of a new folder that readers are not meant to see. */
export function reportPlaceholders(
  archive: Placed<ArchiveInfo> | undefined,
  articles: readonly Omit<ContentArticle, 'files'>[],
  report: Report,
): void {
  if (archive !== undefined) checkArchive(archive, report);
  for (const article of articles) checkArticle(article, report);
}

function checkArchive({ value, file, lineOf }: Placed<ArchiveInfo>, report: Report): void {
  const titles = typeof value.title === 'string' ? [value.title] : Object.values(value.title);
  const wanted = [
    ['title', titles, SAMPLE_ARCHIVE.title, 'the name that readers see'],
    ['publisher', [value.publisher], SAMPLE_ARCHIVE.publisher, 'the name of who answers for the archive'],
    ['contact', [value.contact], SAMPLE_ARCHIVE.contact, 'an address that readers can write to'],
  ] as const;
  for (const [key, texts, sample, what] of wanted) {
    if (!texts.includes(sample)) continue;
    const message = `"${sample}" is still the sample of "attache new"; replace it by ${what}`;
    report({ file, line: lineOf(key), code: 'placeholder', severity: 'warning', message });
  }
}

function checkArticle(article: Omit<ContentArticle, 'files'>, report: Report): void {
  const { head, image, file } = article;
  const tell = (key: string, message: string): void =>
    report({ file, line: article.lineOf(key), code: 'placeholder', severity: 'warning', message });
  const isSample = head.title === SAMPLE_ARTICLE.title;
  if (isSample)
    return tell(
      'title',
      'this is the sample article of "attache new"; write your own here, or delete the file',
    );
  // Somebody began with the sample: what was forgotten in it is told field by field.
  if (head.summary === SAMPLE_ARTICLE.summary)
    tell('summary', 'the summary is still that of the sample; replace it, or delete the line');
  if (head.authors.includes(SAMPLE_ARTICLE.author))
    tell('authors', `"${SAMPLE_ARTICLE.author}" stands for the sample's author; name yours`);
  if (image?.path === SAMPLE_ARTICLE.image)
    tell('image', 'the picture is still the plain one of the sample; replace it, or delete the line');
}
