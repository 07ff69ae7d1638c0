import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview, InstalledArchive } from '#core/edition/installed-archive';
import type { CopiedEdition, FixityReport, RepairReport } from '#core/edition/fixity';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { Result } from '#core/result';
import type { CopyWish } from '#node/edition/copy-edition';
import type { PeekedBundle } from '#node/edition/peek-bundle';
import type { ProxyAddress } from '#node/fetch/http-client';
import type { PublicationAddress } from '#node/fetch/publication-address';
import type { InstallProgress } from '#shared/bridge';

/** The one server that a job may ask, and the way there. */
export interface RemotePlace {
  readonly address: PublicationAddress;
  readonly proxy?: ProxyAddress | undefined;
}

/** What main asks of the import process. One question at a time. */
export type ImportRequest =
  | { readonly type: 'preview'; readonly id: number; readonly path: string }
  | { readonly type: 'look'; readonly id: number; readonly place: RemotePlace }
  | { readonly type: 'fetch'; readonly id: number; readonly previewId: string; readonly place: RemotePlace }
  | { readonly type: 'install'; readonly id: number; readonly previewId: string }
  | { readonly type: 'verify'; readonly id: number; readonly key: string }
  | { readonly type: 'repair'; readonly id: number; readonly key: string; readonly from: RepairSource }
  | { readonly type: 'copy'; readonly id: number; readonly key: string; readonly wish: CopyWish }
  | { readonly type: 'peek'; readonly id: number; readonly paths: readonly string[] };

/** Where damaged parts are had again. */
export type RepairSource =
  | { readonly kind: 'bundle'; readonly path: string }
  | { readonly kind: 'server'; readonly place: RemotePlace };

/** A question, or the wish that what is under way on the network ends. */
export type ImportMessage = ImportRequest | { readonly type: 'stop' };

/** What each kind of question is answered with. */
export interface ImportAnswers {
  readonly preview: Result<BundlePreview, RefusalCode>;
  readonly look: Result<BundlePreview, RefusalCode | FetchCode>;
  readonly fetch: Result<true, RefusalCode | FetchCode>;
  readonly install: Result<InstalledArchive, RefusalCode>;
  readonly verify: Result<FixityReport, RefusalCode | 'unknown-archive'>;
  readonly repair: Result<RepairReport, RefusalCode | FetchCode | 'unknown-archive'>;
  readonly copy: Result<CopiedEdition, RefusalCode | 'unknown-archive' | 'no-older-edition'>;
  /** Of each path in turn; `null` where nothing there could be installed. */
  readonly peek: Result<readonly (PeekedBundle | null)[], RefusalCode>;
}

export type ImportReply =
  | { readonly type: 'answer'; readonly id: number; readonly result: ImportAnswers[keyof ImportAnswers] }
  /** A request is about to leave the machine. */
  | { readonly type: 'requested'; readonly host: string }
  | ({ readonly type: 'progress' } & InstallProgress);
