// What the three kinds of bundle have in common: named entries that can be read one at a time.
import type { Readable } from 'node:stream';
import type { RefusalCode } from '#core/edition/edition';
import type { Result } from '#core/result';

export type BundleKind = 'publication' | 'folder' | 'zip';

/** The only names an entry may have: nothing in a bundle chooses a path (security.md §2.3). */
export const ENTRY_NAME =
  /^(?:edition(?:\.sig)?\.json|roots\/\d{1,6}(?:\.sig)?\.json|blobs\/sha256\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/;

/** An entry that is open: its size as the container claims it, and its bytes. Reading them may throw. */
export interface OpenEntry {
  readonly size: number;
  readonly stream: Readable;
}

/** Access to entries by name. `incomplete`: the entry is not there. */
export interface BundleEntries {
  readonly kind: BundleKind;
  /** Entries of a zip; 0 where nothing was counted. */
  readonly entryCount: number;
  has(name: string): Promise<boolean>;
  open(name: string): Promise<Result<OpenEntry, RefusalCode>>;
  close(): Promise<void>;
}

export function blobName(sha256: string): string {
  return `blobs/sha256/${sha256.slice(0, 2)}/${sha256}`;
}
