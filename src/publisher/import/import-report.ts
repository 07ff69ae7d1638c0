import type { PageNotice } from './page-types.ts';

/** How inputs are read. `auto` goes by the name of the file, then by its first lines. */
export type ImportKind = 'auto' | 'text' | 'markdown';

export interface ImportOptions {
  readonly as: ImportKind;
  /** Report only; nothing is written. */
  readonly dryRun: boolean;
  /** Folder with the images that Markdown inputs name: they are copied into `files/`. */
  readonly mediaFolder?: string;
  /** Files that are done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between two files; what is written by then is whole. */
  readonly isCancelled?: () => boolean;
}

/**
 * What became of one record: `written` (in a dry run `would-write`), `unchanged` (the same bytes were there),
 * `merged` (a record of the folder says the same and is used), `refused` (another file is in its place).
 */
export type ImportStatus = 'written' | 'would-write' | 'unchanged' | 'merged' | 'refused';

export interface ImportedRecord {
  readonly id: string;
  readonly title: string;
  /** Relative to the content folder, with forward slashes. */
  readonly path: string;
  readonly status: ImportStatus;
  /** The input it came from, as given. */
  readonly from: string;
}

export interface ImportNotice extends PageNotice {
  /** The input, as given. */
  readonly file: string;
}

/** All that an import did, in order of the inputs. Errors are notices of severity `error`. */
export interface ImportReport {
  /** Whether it was stopped before the last file. */
  readonly isCancelled: boolean;
  readonly articles: readonly ImportedRecord[];
  readonly sources: readonly ImportedRecord[];
  readonly conferences: readonly ImportedRecord[];
  readonly notices: readonly ImportNotice[];
}
