import type { BlobRef } from '#core/archive/article';
import type { ChangedIds, TouchedArticle } from '#core/changes/touched-articles';
import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview as VerifiedBundle, InstalledArchive } from '#core/edition/installed-archive';
import { isInterruption, type FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import { createArchiveStore, type ArchiveStore } from '#node/edition/archive-store';
import type { StoreProblem } from '#node/edition/store-problem';
import type {
  ArchiveSummary,
  BundlePreview,
  InstallProgress,
  OpenArchive,
  StorageProblem,
} from '#shared/bridge';
import { createArticleRefs } from './article-refs.ts';
import type { BundledArchive } from './bundled-archive.ts';
import { careCalls, type CareCalls } from './care-calls.ts';
import type { ImportAnswers } from './import-messages.ts';
import { createImportWork, type ImportWork } from './import-work.ts';
import type { RemotePorts } from './remote-jobs.ts';
import { storePorts } from './store-ports.ts';

/** The archives of this machine, as the rest of main sees them. */
export interface ArchiveService extends CareCalls {
  list(): readonly ArchiveSummary[];
  current(): OpenArchive | null;
  /** What was wrong with the archives on this device when they were opened, as far as a person should know. */
  problems(): readonly StorageProblem[];
  isInstalled(contentHost: string): boolean;
  articleHtml(contentHost: string, articleId: string): Promise<BlobRef | undefined>;
  articleText(contentHost: string, articleId: string): Promise<BlobRef | undefined>;
  articleTitle(contentHost: string, articleId: string): Promise<string | undefined>;
  /** Editions of an archive that are here, the open one first. */
  editions(key: string): readonly { readonly number: number; readonly contentHost: string }[];
  readBlob(
    contentHost: string,
    sha256: string,
  ): Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }>>;
  activate(key: string): Promise<Result<true, 'unknown-archive' | 'write-failed'>>;
  preview(path: string): Promise<Result<BundlePreview, RefusalCode>>;
  /** Looks at a publication on a web server; `address` is what the person typed. */
  look(address: unknown): Promise<Result<BundlePreview, RefusalCode | FetchCode>>;
  /** What lies on a server is fetched first. After an interruption of that it may be called again. */
  install(previewId: string): Promise<Result<ArchiveSummary, RefusalCode | FetchCode>>;
  /** Ends looking or fetching. */
  stop(): void;
  /** Lets go of a preview, and of what was fetched for it. */
  discard(previewId: string): Promise<void>;
  stepBack(key: string): Promise<Result<ArchiveSummary, RefusalCode | 'no-previous'>>;
  confirmQuarantined(key: string): Promise<Result<ArchiveSummary, RefusalCode | 'unknown-edition'>>;
}

export interface ArchivePorts {
  readonly folder: string;
  readonly bundled: BundledArchive | null;
  readonly onChange: () => void;
  /** What is the person's own in the articles that an edition would change. */
  readonly touched: (changed: ChangedIds) => readonly TouchedArticle[];
  /** Called and waited for when the person has agreed to an edition and nothing is changed yet. */
  readonly beforeInstall: (
    changed: ChangedIds,
    edition: number,
  ) => Promise<Result<true, 'disk-full' | 'write-failed'>>;
  /** `null` when what was under way is over. */
  readonly onProgress: (progress: InstallProgress | null) => void;
  readonly remote: RemotePorts;
  /** Where each archive was fetched from last. */
  readonly addresses: {
    readonly address: (archive: string) => string | undefined;
    readonly saveAddress: (archive: string, address: string) => boolean;
  };
}

/** The store of this process. The importing process has its own, over the same folder. */
interface StoreInUse {
  store(): ArchiveStore;
  /** The importing process has written: our own view is read again from the disk. */
  reload(): Promise<void>;
}

type Reading = Pick<
  ArchiveService,
  | 'list'
  | 'current'
  | 'problems'
  | 'isInstalled'
  | 'editions'
  | 'articleHtml'
  | 'articleText'
  | 'articleTitle'
  | 'readBlob'
>;

/**
 * Opens the archives of a folder; at the first start it installs the bundled one, so that something can be read.
 * Fails only where the folder itself cannot be read or written, or the bundled archive is no good.
 */
export async function openArchiveService(ports: ArchivePorts): Promise<Result<ArchiveService, RefusalCode>> {
  const opened = await createArchiveStore(ports.folder, storePorts());
  if (!opened.ok) return opened;
  if (opened.value.current() === null && ports.bundled !== null) {
    const installed = await installBundled(opened.value, ports.bundled.file);
    if (!installed.ok) return installed;
  }
  const inUse = createStoreInUse(ports.folder, opened.value);
  const name = nameArchive(ports);
  return ok({ ...readingCalls(inUse, name), ...changingCalls(ports, inUse, name) });
}

async function installBundled(store: ArchiveStore, file: string): Promise<Result<true, RefusalCode>> {
  const preview = await store.preview(file);
  // A newer edition of it was here and is damaged now. The window opens, says so, and takes that edition again.
  if (!preview.ok && preview.code === 'rollback') return ok(true);
  if (!preview.ok) return preview;
  const installed = await store.install(preview.value.previewId);
  return installed.ok ? ok(true) : installed;
}

function createStoreInUse(folder: string, opened: ArchiveStore): StoreInUse {
  let store = opened;
  return {
    store: () => store,
    async reload() {
      const again = await createArchiveStore(folder, storePorts());
      // Where it cannot be read just now, the view from before goes on; the next start finds what was installed.
      if (again.ok) store = again.value;
    },
  };
}

type NameArchive = (archive: InstalledArchive) => ArchiveSummary;

/** Says of an archive whether it is signed with a key made for this build (decision 9), and where it came from. */
function nameArchive({ bundled, addresses }: ArchivePorts): NameArchive {
  return (archive) => {
    const address = addresses.address(archive.key);
    return {
      ...archive,
      development: bundled !== null && bundled.isDevelopmentKey(archive.key),
      ...(address === undefined ? {} : { address }),
      ...(bundled?.isOwnKey(archive.key) === true ? { isBundled: true as const } : {}),
    };
  };
}

function readingCalls({ store }: StoreInUse, name: NameArchive): Reading {
  const refs = createArticleRefs(store);
  return {
    list: () => store().list().map(name),
    current() {
      const archive = store().current();
      return archive === null ? null : { ...archive, ...name(archive) };
    },
    problems: () => toldProblems(store().problems()),
    isInstalled: (contentHost) => store().isInstalled(contentHost),
    async articleHtml(contentHost, articleId) {
      return (await refs.find(contentHost, articleId))?.html;
    },
    editions: (key) => store().editions(key),
    async articleText(contentHost, articleId) {
      return (await refs.find(contentHost, articleId))?.text;
    },
    async articleTitle(contentHost, articleId) {
      return (await refs.find(contentHost, articleId))?.title;
    },
    async readBlob(contentHost, sha256) {
      const blob = await store().readBlob(contentHost, sha256);
      if (!blob.ok) return fail(blob.code, blob.message);
      return ok({ bytes: new Uint8Array(blob.value.bytes), type: blob.value.type });
    },
  };
}

/** Each kind once. What was put right again without a loss is nobody's worry. */
function toldProblems(problems: readonly StoreProblem[]): readonly StorageProblem[] {
  const kinds = problems.flatMap(({ code }): StorageProblem['kind'][] => {
    switch (code) {
      case 'state-damaged':
        return [];
      case 'protection-reset':
      case 'edition-quarantined':
      case 'not-tidied':
        return [code];
      case 'roots-damaged':
      case 'edition-damaged':
        return ['edition-damaged'];
    }
  });
  return [...new Set(kinds)].map((kind) => ({ kind }));
}

function changingCalls(
  ports: ArchivePorts,
  { store, reload }: StoreInUse,
  name: NameArchive,
): Omit<ArchiveService, keyof Reading> {
  const changed = <Code extends string>(
    result: Result<InstalledArchive, Code>,
  ): Result<ArchiveSummary, Code> => {
    if (!result.ok) return result;
    ports.onChange();
    return ok(name(result.value));
  };
  const { folder, onProgress, addresses, bundled } = ports;
  const work = createImportWork({ archiveFolder: folder, onProgress }, ports.remote);
  return {
    ...offerCalls(ports, { store, reload }, name, work),
    ...careCalls(work, {
      address: addresses.address,
      bundledFile: bundled?.file,
      onProgress,
      async onMended() {
        await reload();
        ports.onChange();
      },
    }),
    async activate(key) {
      const result = await store().activate(key);
      if (result.ok) ports.onChange();
      return result;
    },
    async stepBack(key) {
      return changed(await store().stepBack(key));
    },
    async confirmQuarantined(key) {
      return changed(await store().confirmQuarantined(key));
    },
  };
}

type Offers = Pick<ArchiveService, 'preview' | 'look' | 'install' | 'stop' | 'discard'>;

/** Whether a preview outlives a failure: what has come of a server's stays, and of a file nothing was lost. */
function mayGoOn(code: string, isRemote: boolean): boolean {
  return isRemote ? isInterruption(code) : code === 'cancelled' || code === 'no-room';
}

/** Editions that may be installed: shown first, installed when the person agrees, let go when they do not. */
function offerCalls(
  ports: ArchivePorts,
  { store, reload }: StoreInUse,
  name: NameArchive,
  { importer, remote, changes, forget, hold }: ImportWork,
): Offers {
  let isStopped = false;
  const shown = <Code extends string>(
    previewed: Result<VerifiedBundle, Code>,
  ): Result<BundlePreview, Code> => {
    if (!previewed.ok) return previewed;
    const { changed, ...preview } = previewed.value;
    changes.set(preview.previewId, { changed, edition: preview.edition });
    return ok({ ...preview, touched: ports.touched(changed) });
  };
  const installHere = async (previewId: string): Promise<ImportAnswers['install']> => {
    const offered = changes.get(previewId);
    const ready = offered ? await ports.beforeInstall(offered.changed, offered.edition) : ok(true);
    if (!ready.ok) return ready;
    return isStopped ? fail('cancelled', 'stopped') : importer.install(previewId);
  };
  const previewed = async (path: string): Promise<Result<BundlePreview, RefusalCode>> => {
    try {
      return await hold(async () => shown(await importer.preview(path)));
    } finally {
      ports.onProgress(null);
    }
  };
  return {
    preview: previewed,
    look: (address) => hold(async () => shown(await remote.look(address))),
    async install(previewId) {
      isStopped = false;
      try {
        const fetched = await remote.fetchMissing(previewId);
        const address = remote.addressOf(previewId);
        const result = fetched.ok ? await installHere(previewId) : fetched;
        // The person may go on from here, or let go of it.
        if (!result.ok && mayGoOn(result.code, address !== undefined)) return result;
        await forget();
        if (!result.ok) return result;
        if (address !== undefined) ports.addresses.saveAddress(result.value.key, address);
        await reload();
        ports.onChange();
        return ok(name(result.value));
      } finally {
        ports.onProgress(null);
      }
    },
    stop() {
      isStopped = true;
      importer.stop();
    },
    async discard(previewId) {
      const isRemote = remote.addressOf(previewId) !== undefined;
      await forget();
      if (isRemote) await store().forgetFetched();
    },
  };
}
