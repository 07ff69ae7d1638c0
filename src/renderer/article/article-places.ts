import type { ArticleText, Block } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';

/** A heading of an article, for its list of contents. */
export interface SectionHead {
  readonly block: string;
  readonly title: string;
  /** 1 for the highest level in this article. */
  readonly depth: number;
}

/** The headings of an article, in order. */
export function sectionsOf({ blocks, text }: ArticleText): readonly SectionHead[] {
  const heads = blocks.filter(({ kind }) => kind === 'heading');
  const top = Math.min(...heads.map(({ level }) => level ?? 2));
  return heads.map((head) => ({
    block: head.id,
    title: text.slice(head.start, head.end),
    depth: (head.level ?? 2) - top + 1,
  }));
}

/** The heading a block stands under; the block itself where it is one; none above the first heading. */
export function sectionAt(blocks: readonly Block[], block: string | undefined): string | undefined {
  const index = blocks.findIndex(({ id }) => id === block);
  return blocks.slice(0, index + 1).findLast(({ kind }) => kind === 'heading')?.id;
}

export function blockById(blocks: readonly Block[], id: string | undefined): Block | undefined {
  return id === undefined ? undefined : blocks.find((block) => block.id === id);
}

/** The block to go to from another: headings and text, not each cell of a table. */
export function stepBlock(
  blocks: readonly Block[],
  from: string | undefined,
  step: 1 | -1,
): string | undefined {
  const index = blocks.findIndex(({ id }) => id === from);
  const onTheWay = step === 1 ? blocks.slice(index + 1) : blocks.slice(0, Math.max(index, 0)).toReversed();
  return onTheWay.find(({ kind }) => kind !== 'table-cell')?.id;
}

/** The first words of a block, as a bookmark keeps them. `length` in UTF-16 units. */
export function quoteOf({ text }: ArticleText, block: Block, length: number): string {
  const words = text.slice(block.start, block.end);
  if (words.length <= length) return words;
  const cut = words.slice(0, length - 1);
  // Half of a surrogate pair is no character.
  return `${/[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Which of the marks to stand at: the first in the block asked for, else the first after it, else the first. */
export function markAt(marks: readonly TextRange[], block: Block | undefined): number {
  if (block === undefined) return 0;
  return Math.max(
    marks.findIndex(({ end }) => end > block.start),
    0,
  );
}
