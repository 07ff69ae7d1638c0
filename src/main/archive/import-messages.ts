import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview, InstalledArchive } from '#core/edition/installed-archive';
import type { Result } from '#core/result';

/** What main asks of the import process. One question at a time. */
export type ImportRequest =
  | { readonly type: 'preview'; readonly id: number; readonly path: string }
  | { readonly type: 'install'; readonly id: number; readonly previewId: string };

export type ImportReply =
  | { readonly type: 'previewed'; readonly id: number; readonly result: Result<BundlePreview, RefusalCode> }
  | {
      readonly type: 'installed';
      readonly id: number;
      readonly result: Result<InstalledArchive, RefusalCode>;
    }
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes: number };
