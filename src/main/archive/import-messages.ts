import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview, InstalledArchive } from '#core/edition/installed-archive';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { Result } from '#core/result';
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
  | { readonly type: 'install'; readonly id: number; readonly previewId: string };

/** A question, or the wish that what is under way on the network ends. */
export type ImportMessage = ImportRequest | { readonly type: 'stop' };

/** What each kind of question is answered with. */
export interface ImportAnswers {
  readonly preview: Result<BundlePreview, RefusalCode>;
  readonly look: Result<BundlePreview, RefusalCode | FetchCode>;
  readonly fetch: Result<true, RefusalCode | FetchCode>;
  readonly install: Result<InstalledArchive, RefusalCode>;
}

export type ImportReply =
  | { readonly type: 'answer'; readonly id: number; readonly result: ImportAnswers[keyof ImportAnswers] }
  /** A request is about to leave the machine. */
  | { readonly type: 'requested'; readonly host: string }
  | ({ readonly type: 'progress' } & InstallProgress);
