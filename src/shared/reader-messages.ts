import type { HighlightKind } from '#core/annotations/annotation';
import type { Block } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';

/** How the article is to look. Values are final: `system` has been resolved by the shell. */
export interface ReaderLook {
  readonly theme: 'light' | 'dark';
  readonly paper: 'white' | 'sepia';
  readonly contrast: 'normal' | 'more';
  /** CSS px, 15–28. */
  readonly size: number;
  readonly paragraphNumbers: boolean;
}

/** Marks drawn with the CSS Custom Highlight API: hits of the search, or of find in article. */
export type MarkLayer = 'hits' | 'find';

/** A passage to be drawn as `mark` elements. */
export interface ReaderHighlight extends TextRange {
  readonly id: string;
  readonly kind: HighlightKind;
  /** Name of its kind, translated. */
  readonly name: string;
  /** What a screen reader adds to the words, translated: that they are marked, as what, with a note or without. */
  readonly description: string;
}

/** What the shell tells the reader page. The reader believes it only from `app://shell` and its own parent. */
export type ReaderCommand =
  | {
      readonly type: 'open';
      readonly articleId: string;
      readonly blocks: readonly Block[];
      readonly look: ReaderLook;
      /** Block to scroll to; the top when absent. */
      readonly block?: string;
      readonly bookmarked: readonly string[];
      /** Accessible name of a bookmarked paragraph's sign, translated. */
      readonly bookmarkLabel: string;
    }
  | { readonly type: 'look'; readonly look: ReaderLook }
  | {
      readonly type: 'marks';
      readonly layer: MarkLayer;
      /** UTF-16 offsets into the canonical text. */
      readonly ranges: readonly TextRange[];
      /** Which of `ranges` is the current one and is scrolled to; -1 for none. */
      readonly current: number;
    }
  | { readonly type: 'scroll-to'; readonly block: string; readonly focus: boolean }
  | { readonly type: 'bookmarked'; readonly blocks: readonly string[] }
  | { readonly type: 'highlights'; readonly highlights: readonly ReaderHighlight[] }
  /** Scrolls to a highlight and gives it the keyboard. */
  | { readonly type: 'show-highlight'; readonly id: string }
  /** Which highlights are the chosen ones. */
  | { readonly type: 'chosen'; readonly ids: readonly string[] }
  /** Selects a passage, or nothing. */
  | { readonly type: 'select'; readonly range: TextRange | null }
  | { readonly type: 'focus' };

export interface ReaderRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the reader page tells the shell. Everything in it is checked again by the shell. */
export type ReaderEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly articleId: string }
  | { readonly type: 'failed'; readonly articleId: string }
  /** First visible block, at most four times a second. */
  | { readonly type: 'visible'; readonly block: string }
  /** Block the person is in: by J and K, by a click or by the selection. */
  | { readonly type: 'current-block'; readonly block: string | null }
  /** A citation mark was chosen. `rect` is in px of the reader page. */
  | { readonly type: 'citation'; readonly number: number; readonly rect: ReaderRect }
  | { readonly type: 'article-link'; readonly articleId: string }
  | { readonly type: 'external-link'; readonly url: string }
  | { readonly type: 'selection'; readonly range: TextRange | null; readonly rect: ReaderRect | null }
  /** The highlights under the keyboard's focus, the innermost first; `isChosen` by a click or Enter. None: it left them. */
  | { readonly type: 'highlight'; readonly ids: readonly string[]; readonly isChosen: boolean }
  | { readonly type: 'pointer-down' }
  /** A key the article does not use itself, for the shell's shortcuts. */
  | {
      readonly type: 'key';
      readonly key: string;
      readonly code: string;
      readonly ctrl: boolean;
      readonly alt: boolean;
      readonly shift: boolean;
      readonly meta: boolean;
    };
