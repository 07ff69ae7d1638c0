import type { ArticleKind } from '#core/archive/article';
import type { SourceIdentifier, SourceKind, SourceName } from '#core/archive/source';

/** How much a person must look: `info` was done safely, `unsure` is a guess, `error` stopped the import. */
export type NoticeSeverity = 'info' | 'unsure' | 'error';

/** Something the importer did or could not decide, with the line of the input (1-based; 0: no line). */
export interface PageNotice {
  readonly line: number;
  /** Lower-case kebab, for programs. */
  readonly code: string;
  readonly severity: NoticeSeverity;
  /** One English sentence for a terminal. */
  readonly message: string;
}

/** What a run of lines looks like before anything is decided about it; a `cell` is a line of a table that is lost. */
export type RawKind = 'text' | 'item' | 'quote' | 'heading' | 'table' | 'cell';

/** One paragraph, list item, quote or heading of the input, with wrapped lines joined. */
export interface RawBlock {
  readonly kind: RawKind;
  readonly text: string;
  /** 1-based line of the input at which it begins. */
  readonly line: number;
  /** For items: the mark as printed, e.g. `•`, `2.`, `(a)`; for headings: the hashes; else empty. */
  readonly marker: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Of a table only, all of one length; the first row is its head. */
  readonly rows?: readonly (readonly string[])[];
}

/** One entry of a list; `level` 0 is outermost. */
export interface ListEntry {
  readonly text: string;
  readonly level: number;
}

/** A block of the finished article. Texts are plain, with `\uE000n\uE001` standing for footnote mark n. */
export type PageBlock =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly text: string; readonly line: number }
  | { readonly type: 'paragraph'; readonly text: string; readonly line: number }
  | { readonly type: 'quote'; readonly text: string; readonly line: number }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[]; readonly line: number }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly entries: readonly ListEntry[];
      readonly line: number;
    };

/** A source as a page names it; it becomes one CSL item. Dates are ISO 8601 (a year is enough). */
export interface PageSource {
  readonly id: string;
  /** CSL type. */
  readonly type: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly author: readonly SourceName[];
  readonly authority?: string;
  readonly publisher?: string;
  readonly publisherPlace?: string;
  readonly containerTitle?: string;
  readonly volume?: string;
  readonly edition?: string;
  readonly issued?: string;
  readonly accessed?: string;
  /** The symbol as we write it, with its annex where there is one. */
  readonly number?: string;
  readonly url?: string;
  readonly doi?: string;
  readonly identifiers: readonly SourceIdentifier[];
  readonly line: number;
}

/** A numbered note of the article: a citation of a source, or an explanation. */
export interface PageFootnote {
  readonly number: number;
  readonly source?: string;
  /** As content files write it, e.g. `pp. 8-13`. */
  readonly locator?: string;
  readonly note?: string;
  readonly line: number;
}

/** A meeting that the text names with its days: always a proposal. */
export interface PageConference {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly start: string;
  readonly end: string;
  readonly line: number;
}

/** One article found in a page, with all that it names. */
export interface ParsedPage {
  readonly id: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  /** ISO 8601 date; absent where the page gives none. */
  readonly published?: string;
  readonly updated?: string;
  readonly authors: readonly string[];
  readonly kind: ArticleKind;
  readonly blocks: readonly PageBlock[];
  readonly footnotes: readonly PageFootnote[];
  readonly sources: readonly PageSource[];
  readonly conferences: readonly PageConference[];
  /** In order of lines. A notice of severity `error` means that nothing else is usable. */
  readonly notices: readonly PageNotice[];
}

/** Stands before and after the number of a footnote mark inside plain text (private use, never in input). */
export const MARK_OPEN = '\uE000';
export const MARK_CLOSE = '\uE001';
