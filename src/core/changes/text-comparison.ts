import type { BlockKind } from '#core/archive/article-text';

/** A piece of a block: in both texts, only in the old one, or only in the new one. */
export interface ChangePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One block of the two texts, put side by side. */
export interface BlockComparison {
  /** Id of the block; unique within its state, as a block that moved stands once. */
  readonly id: string;
  readonly kind: BlockKind;
  /** Heading level 2–6, for headings only. */
  readonly level?: number;
  /** `moved`: the same block at another place; its words may have changed too. */
  readonly state: 'same' | 'edited' | 'moved' | 'added' | 'removed';
  /** In reading order; what was removed before what took its place. */
  readonly parts: readonly ChangePart[];
}

/** Two versions of one article's canonical text. Formatting is not in it, so formatting alone is no change. */
export interface TextComparison {
  /** In the order of the new text; removed blocks where they were. */
  readonly blocks: readonly BlockComparison[];
  /** Places that differ, as a person steps through them: signs count too. */
  readonly places: number;
  /** Places where a word, and not only a sign, differs: none means that nothing is told to the person. */
  readonly worded: number;
}
