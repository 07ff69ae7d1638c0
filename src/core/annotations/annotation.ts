import type { PassageSelector } from '#core/anchoring/selector';
import type { CarriedDecision } from '#core/annotations/carried';

/** What the user makes, in the words of the W3C Web Annotation model. A highlight may carry a note. */
export type Motivation = 'bookmarking' | 'commenting' | 'highlighting';

/** The five kinds of highlights. What each means is the person's to say: see `highlightNames` of the settings. */
export type HighlightKind = 1 | 2 | 3 | 4 | 5;
export const HIGHLIGHT_KINDS = [1, 2, 3, 4, 5] as const satisfies readonly HighlightKind[];

/**
 * What an annotation is about. Keyed by archive, article and block, never by bundle or edition,
 * so that an update leaves it where it was.
 */
export interface AnnotationTarget {
  /** {@link archiveKey}: archive id and the hash of its first root. */
  readonly archive: string;
  readonly article: string;
  /** Permanent block id; absent when it is about the whole article. Of a passage, the block it begins in. */
  readonly block?: string;
  /** The words that are marked, and where they stood. Only a highlight has it, and every one does. */
  readonly passage?: PassageSelector;
  /** Title of the article when the annotation was made: shown if the article ever goes. */
  readonly title: string;
  /** The words of the block or the passage when it was made (at most 300 UTF-16 units). */
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
  /** Of a highlight, and of nothing else. */
  readonly kind?: HighlightKind;
  /** The person's own words to find it by, each once. */
  readonly tags: readonly string[];
  /** Where the person put it, or that they left it, when an edition changed its words. */
  readonly carried?: CarriedDecision;
  /** ISO 8601 instants. */
  readonly created: string;
  readonly modified: string;
}

/** Of an annotation, what makes the same one again: saved after a removal it undoes it. */
export function draftOf({ created: _created, modified: _modified, ...draft }: Annotation): AnnotationDraft {
  return { ...draft, carried: draft.carried ?? null };
}

/** What the window sends to be kept: `id` absent for a new one. */
export interface AnnotationDraft {
  readonly id?: string;
  readonly motivation: Motivation;
  readonly target: AnnotationTarget;
  readonly body: string;
  /** Absent: as it is. A new highlight has one. */
  readonly kind?: HighlightKind;
  /** Absent: as they are, or none. */
  readonly tags?: readonly string[];
  /** Absent: as it is, or none; `null`: none. */
  readonly carried?: CarriedDecision | null;
}
