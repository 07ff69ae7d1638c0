import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Citation } from '#core/archive/citation';
import { sentenceAt } from '#core/text/sentence-at';
import type { TextRange } from '#core/search/search-types';

/** Quotation marks of the languages of the archive; English ones elsewhere. */
const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['«', '»'],
  es: ['«', '»'],
  fr: ['« ', ' »'],
  ru: ['«', '»'],
};

/** A passage between the quotation marks of its language; its line ends become spaces. */
export function quoteWords(words: string, lang: string): string {
  const [before, after] = QUOTES[lang.split('-')[0] ?? lang] ?? ['“', '”'];
  return `${before}${words.replaceAll('\n', ' ').trim()}${after}`;
}

/** Numbers of the paragraphs a passage touches, as a locator has them: `3` or `3-5`; none for headings alone. */
export function paragraphsOf({ blocks }: ArticleText, { start, end }: TextRange): string | undefined {
  const numbers = blocks
    .filter((block) => block.start < end && start < block.end)
    .flatMap(({ number }) => number ?? []);
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return first === last ? String(first) : `${first}-${last}`;
}

/** The notes with a source whose marks stand in a sentence that a passage touches. */
export function citationsAt(
  article: Pick<Article, 'citations' | 'lang'>,
  { text, blocks }: ArticleText,
  { start, end }: TextRange,
): readonly Citation[] {
  return article.citations.filter(
    ({ source, places }) =>
      source !== undefined &&
      places.some(({ block: id, offset }) => {
        const block = blocks.find((one) => one.id === id);
        if (block === undefined) return false;
        const words = text.slice(block.start, block.end);
        const sentence = sentenceAt(words, offset - block.start, article.lang);
        return block.start + sentence.start < end && start < block.start + sentence.end;
      }),
  );
}
