import type { TextRange } from '#core/search/search-types';

/** `width`: as wide as the frame; a number is the share of the printed size, 1 for as it is. */
export type PdfZoom = number | 'width';

/** What the shell tells the page that shows a PDF. It believes it only from `app://shell` and its own parent. */
export type PdfCommand =
  | {
      readonly type: 'open';
      /** The file. It is handed over, not copied. */
      readonly bytes: ArrayBuffer;
      readonly page: number;
      /** A page by the number that is printed on it, where an article cites one; goes before `page`. */
      readonly cited?: string;
      readonly zoom: PdfZoom;
      readonly theme: 'light' | 'dark';
      /** Accessible name of a page, with `{page}` for its number. */
      readonly pageName: string;
      /** Language of the file's words. */
      readonly lang: string;
    }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'zoom'; readonly zoom: PdfZoom }
  | { readonly type: 'theme'; readonly theme: 'light' | 'dark' }
  /** What to mark on a page, in UTF-16 units of the text that `shown` gave; on another page it is late. */
  | { readonly type: 'marks'; readonly page: number; readonly ranges: readonly TextRange[] }
  | { readonly type: 'focus' };

/** Why a file or a page of it cannot be shown. */
export type PdfFailure = 'damaged' | 'locked' | 'too-large' | 'too-slow';

/** What that page tells the shell. A file of a stranger stands behind it, so all of it is checked again by the shell. */
export type PdfEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly pages: number }
  | { readonly type: 'failed'; readonly code: PdfFailure }
  /** A page is on the screen. `scale`: share of the printed size. */
  | { readonly type: 'shown'; readonly page: number; readonly text: string; readonly scale: number }
  | { readonly type: 'page-failed'; readonly page: number; readonly code: PdfFailure }
  /** The person went past the end or the beginning of the page. */
  | { readonly type: 'turn'; readonly by: 1 | -1 }
  /** A key the page does not use itself, for the shell's shortcuts. */
  | {
      readonly type: 'key';
      readonly key: string;
      readonly code: string;
      readonly ctrl: boolean;
      readonly alt: boolean;
      readonly shift: boolean;
      readonly meta: boolean;
    };
