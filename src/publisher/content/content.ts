import type { ArticleDraft } from '#core/article/article-draft';
import type { Article } from '#core/archive/article';
import type { Conference, Organisation, Term, Topic } from '#core/archive/catalogue';
import type { LocalizedText } from '#core/archive/localized-text';
import type { Source } from '#core/archive/source';
import type { RevisionLabel } from '#core/edition/edition';

/** `archive.yaml`. */
export interface ArchiveInfo {
  readonly archiveId: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly languages: readonly string[];
  readonly contact: string;
  readonly licence: string;
}

/** An article that the coming edition takes back, and why. */
export interface Withdrawal {
  readonly article: string;
  readonly reason: string;
}

/** `next.yaml`: what the editor says about the coming edition. */
export interface NextEdition {
  readonly message?: string;
  readonly withdrawn: readonly Withdrawal[];
  /** How revised articles are announced; of the others the share of changed words decides. */
  readonly labels?: readonly RevisionLabel[];
  /** Consent to lose articles: the coming edition may have as few as this. */
  readonly shrinkTo?: number;
}

/** A file of the content folder that goes into the edition as a blob. */
export interface FileBlob {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Media type, by the file's first bytes. */
  readonly type: string;
}

/** An article as its file says it, before it has ids and blobs. */
export interface ContentArticle {
  readonly file: string;
  /** Line of the front matter's first field. */
  readonly line: number;
  /** Line of a front matter field. */
  lineOf(key: string): number;
  readonly head: ArticleHead;
  readonly image?: { readonly path: string; readonly alt: string };
  readonly draft: ArticleDraft;
  /** Where the body begins: lines above it, and UTF-16 units of the file before it. */
  readonly bodyLines: number;
  readonly bodyOffset: number;
  /** Files that the article shows, by the path it names them with. */
  readonly files: ReadonlyMap<string, FileBlob>;
}

/** What the front matter says. */
export type ArticleHead = Pick<
  Article,
  | 'id'
  | 'title'
  | 'lang'
  | 'published'
  | 'updated'
  | 'authors'
  | 'kind'
  | 'topics'
  | 'conferences'
  | 'translationOf'
  | 'summary'
  | 'canonicalUrl'
  | 'licence'
>;

/** A whole content folder. Articles and records are sorted by id. */
export interface Content {
  readonly folder: string;
  readonly archive: ArchiveInfo;
  /** Whoever builds from them empties the list: what was parsed is most of what is in memory. */
  readonly articles: ContentArticle[];
  readonly sources: readonly Source[];
  readonly conferences: readonly Conference[];
  readonly topics: readonly Topic[];
  readonly organisations: readonly Organisation[];
  readonly terms: readonly Term[];
  readonly next: NextEdition;
  /** Files that sources name. */
  readonly sourceFiles: readonly FileBlob[];
  /** What stands on the pages of such a file, by id of the source; only where anything does. */
  readonly filePages: ReadonlyMap<string, readonly string[]>;
}

/** A record and where it stands, for the checks between records. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  readonly line: number;
  lineOf(key: string): number;
}
