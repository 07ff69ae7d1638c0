import type { RefusalCode } from '#core/edition/edition';
import type { Result } from '#core/result';
import type { ArchiveSummary, BundlePreview } from '#shared/bridge';

/** What main asks of the import process. One question at a time. */
export type ImportRequest =
  | { readonly type: 'preview'; readonly id: number; readonly path: string }
  | { readonly type: 'install'; readonly id: number; readonly previewId: string };

export type ImportReply =
  | { readonly type: 'previewed'; readonly id: number; readonly result: Result<BundlePreview, RefusalCode> }
  | { readonly type: 'installed'; readonly id: number; readonly result: Result<ArchiveSummary, RefusalCode> }
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes: number };
