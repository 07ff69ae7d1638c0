import type { HighlightKind } from '#core/annotations/annotation';

/** What the person has chosen. Every field may be lost without grief; notes live elsewhere. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Paper of the reader in the light theme. */
  readonly paper: 'white' | 'sepia';
  readonly contrast: 'system' | 'more';
  /** BCP 47 tag of the interface, or the system's. */
  readonly language: 'system' | 'en' | 'ar';
  /** Size of the article's text in CSS px, 15–28, apart from the zoom. */
  readonly readingSize: number;
  readonly paragraphNumbers: boolean;
  readonly sidebarOpen: boolean;
  readonly railOpen: boolean;
  /** Keys without a modifier act in the reader (WCAG 2.1.4: can be switched off). */
  readonly singleKeys: boolean;
  /** The last searches are kept on this machine. */
  readonly searchHistory: boolean;
  /** The kind a highlight is made of next: the one made last. */
  readonly highlightKind: HighlightKind;
  /** The person's own names of the five kinds, in their order; `''` for the one we give it. */
  readonly highlightNames: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  paper: 'white',
  contrast: 'system',
  language: 'system',
  readingSize: 19,
  paragraphNumbers: false,
  sidebarOpen: true,
  railOpen: true,
  singleKeys: true,
  searchHistory: true,
  highlightKind: 1,
  highlightNames: ['', '', '', '', ''],
};

/** Most UTF-16 units of a kind's name. */
export const MAX_KIND_NAME_UNITS = 40;

export const READING_SIZE = { min: 15, max: 28, step: 1 } as const;

/** A version of an article: which edition it was read in, and the SHA-256 of its canonical text's blob. */
export interface ReadVersion {
  readonly edition: number;
  readonly text: string;
}

/** Where reading stopped in one article: the first visible block. */
export interface ReadingPosition {
  readonly article: string;
  readonly block: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** What was read; absent in positions of apps that did not keep it. */
  readonly version?: ReadVersion;
  /** The version read before this one, and when it was read last. `seen`: what changed since is no news any more. */
  readonly before?: ReadVersion & { readonly at: string; readonly seen?: boolean };
}
