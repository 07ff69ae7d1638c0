/** Version of the rule that makes canonical text (decision 13). A change of the rule changes this number. */
export const CANONICAL_TEXT_VERSION = 1;

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-cell' | 'caption' | 'quote';

/** One block of an article: permanent id and its range in the canonical text. */
export interface Block {
  /** Permanent id, `[a-z0-9][a-z0-9-]*`, unique within the article; the DOM id in the article's HTML. */
  readonly id: string;
  readonly kind: BlockKind;
  /** UTF-16 offset of the first unit in the canonical text. */
  readonly start: number;
  /** UTF-16 offset after the last unit. */
  readonly end: number;
  /** Heading level 2–6, for headings only. */
  readonly level?: number;
  /** Visible paragraph number 1, 2, 3 …; headings have none. */
  readonly number?: number;
}

/**
 * The canonical plain text of an article, shared by index, snippets, find and anchors (decision 13):
 * NFC, white space folded, blocks joined by one newline; no title, no citation marks, no notes, no alt text.
 */
export interface ArticleText {
  readonly version: number;
  readonly text: string;
  readonly blocks: readonly Block[];
}
