/** W3C Web Annotation, 4.2.4. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  /** The words themselves, as they stand in the canonical text. */
  readonly exact: string;
  /** At most {@link CONTEXT_UNITS} UTF-16 units before and after them. */
  readonly prefix: string;
  readonly suffix: string;
}

/** W3C Web Annotation, 4.2.5: UTF-16 units of the article's canonical text, end exclusive. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** Most UTF-16 units of context kept on each side of a quotation. */
export const CONTEXT_UNITS = 32;

/** Where a passage stood in the text that it was taken from. Written once, never changed. */
export interface PassageSelector {
  /** SHA-256 of the blob of the article's canonical text. */
  readonly text: string;
  readonly position: TextPositionSelector;
  readonly quote: TextQuoteSelector;
}
