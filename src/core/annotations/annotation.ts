/** What the user makes, in the words of the W3C Web Annotation model. Until highlights come: two motivations. */
export type Motivation = 'bookmarking' | 'commenting';

/**
 * What an annotation is about. Keyed by archive, article and block, never by bundle or edition,
 * so that an update leaves it where it was.
 */
export interface AnnotationTarget {
  /** {@link archiveKey}: archive id and the hash of its first root. */
  readonly archive: string;
  readonly article: string;
  /** Permanent block id; absent when it is about the whole article. */
  readonly block?: string;
  /** Title of the article when the annotation was made: shown if the article ever goes. */
  readonly title: string;
  /** The words of the block when it was made (at most 300 UTF-16 units). */
  readonly quote?: string;
  /** Edition number it was made on. */
  readonly edition: number;
}

export interface Annotation {
  /** UUID. */
  readonly id: string;
  readonly motivation: Motivation;
  readonly target: AnnotationTarget;
  /** Markdown; `''` for a bookmark. */
  readonly body: string;
  /** ISO 8601 instants. */
  readonly created: string;
  readonly modified: string;
}

/** What the window sends to be kept: `id` absent for a new one. */
export interface AnnotationDraft {
  readonly id?: string;
  readonly motivation: Motivation;
  readonly target: AnnotationTarget;
  readonly body: string;
}
