import type { Citation } from './citation.ts';

/** What an article is. */
export type ArticleKind = 'news' | 'analysis' | 'event-report' | 'statement' | 'explainer';

export const ARTICLE_KINDS: readonly ArticleKind[] = [
  'news',
  'analysis',
  'event-report',
  'statement',
  'explainer',
];

/** A blob of a bundle: named by the SHA-256 of its bytes (64 lower-case hex digits). */
export interface BlobRef {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
}

/** One readable item of the archive, as the signed catalogue lists it. Its texts are blobs. */
export interface Article {
  /** Permanent: never changes between editions. */
  readonly id: string;
  /** Hash of everything a reader can see; changes when, and only when, the article does. */
  readonly rev: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  /** ISO 8601 date. */
  readonly published: string;
  readonly updated?: string;
  readonly authors: readonly string[];
  readonly kind: ArticleKind;
  readonly topics: readonly string[];
  readonly conferences: readonly string[];
  /** Id of the original, where this is a translation. */
  readonly translationOf?: string;
  readonly summary?: string;
  readonly image?: BlobRef & { readonly alt: string };
  readonly canonicalUrl?: string;
  readonly licence?: string;
  /** Number of words (Han: characters) of the canonical text. */
  readonly words: number;
  /** In order of their numbers; `citations[n-1].number === n`. */
  readonly citations: readonly Citation[];
  /** A whole HTML document, sanitised; served as it was hashed. */
  readonly html: BlobRef;
  /** JSON of {@link ArticleText}. */
  readonly text: BlobRef;
  /** Images and files the article shows. */
  readonly attachments: readonly BlobRef[];
}
