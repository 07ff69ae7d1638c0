/**
 * CSL's locator labels that we know (CSL 1.0.2, "Locators"), with `appendix` for annexes; `principle` and
 * `preamble` are ours, for declarations and treaties: CSL has no word for them.
 */
export type LocatorLabel =
  | 'page'
  | 'article-locator'
  | 'paragraph'
  | 'section'
  | 'chapter'
  | 'appendix'
  | 'rule'
  | 'title-locator'
  | 'verse'
  | 'principle'
  | 'preamble';

/** A place inside a source: `{ label: 'page', value: '8-13' }`. The value is empty for a whole preamble or annex. */
export interface Locator {
  readonly label: LocatorLabel;
  readonly value: string;
}

/** Where a citation mark stands in the canonical text. */
export interface CitationPlace {
  readonly block: string;
  /** UTF-16 offset into the article's canonical text at which the mark stands. */
  readonly offset: number;
}

/** A numbered note of an article: a pointer to a source, or an explanation without one. */
export interface Citation {
  /** 1, 2, 3 … in order of first appearance. */
  readonly number: number;
  /** The source it cites; absent for an explanatory note. */
  readonly source?: string;
  readonly locator?: Locator;
  /** A remark, or the explanatory note itself (plain text). */
  readonly note?: string;
  readonly places: readonly CitationPlace[];
}
