import type { ArticleText } from '#core/archive/article-text';

/** How far someone is in an article. */
export interface ReadingPlace {
  /** Title of the section they are in; none above the first heading. */
  readonly section?: string;
  /** What lies behind them, 0 to 1. */
  readonly share: number;
}

/** The place of a block in an article; undefined where the article does not have it any more. */
export function readingPlace({ text, blocks }: ArticleText, block: string): ReadingPlace | undefined {
  const index = blocks.findIndex(({ id }) => id === block);
  const here = blocks[index];
  if (here === undefined) return undefined;
  const head = blocks.slice(0, index + 1).findLast(({ kind }) => kind === 'heading');
  return {
    ...(head === undefined ? {} : { section: text.slice(head.start, head.end) }),
    share: text.length === 0 ? 0 : here.start / text.length,
  };
}
