// The archives of this device. Opened from a folder; every change is some new files and one switch of a pointer.
import type { Catalogue } from '#core/archive/catalogue';
import { stateAfterActivate, stateAfterConfirm, stateAfterStepBack } from '#core/edition/archives-state';
import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview, InstalledArchive, OpenedArchive } from '#core/edition/installed-archive';
import { roomOf, type Room } from '#core/edition/room';
import { fail, ok, type Result } from '#core/result';
import type { ContentChecks } from './check-content.ts';
import { FILE_OPS, type FileOps } from './durable-files.ts';
import { checkRoom, type FreeBytes } from './free-space.ts';
import { installEdition } from './install-edition.ts';
import type { ReadBlobBytes } from './installed-edition.ts';
import { openStore } from './open-store.ts';
import type { FetchFailure } from '#node/fetch/fetch-file';
import type { OpenedNetwork } from '#node/fetch/remote-offers';
import { removeStaging } from '#node/fetch/staging';
import { previewBundle, type AcceptedBundle, type Watch } from './preview-bundle.ts';
import { roomToInstall } from './store-blobs.ts';
import type { StoreProblem } from './store-problem.ts';
import { storeCare, type StoreCare } from './store-care.ts';
import { createStoreSession, type StoreSession } from './store-session.ts';
import {
  describeArchive,
  describeHidden,
  describeOpen,
  findHost,
  findQuarantined,
  findReadable,
  openArchive,
} from './store-view.ts';

export interface StorePorts {
  /** Fetches what holds content against our rules: much code, which only a bundle needs. */
  readonly loadChecks: () => Promise<ContentChecks>;
  /** A new id each time, unlike every other on this device; it names a folder. */
  readonly newId: () => string;
  /** Bytes of an install that are on the disk, and of all. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Asked while a bundle is checked or installed: whether the person has stopped that. */
  readonly isCancelled?: () => boolean;
  /** Asked before anything large is written; nobody is asked where it is left out. */
  readonly freeBytes?: FreeBytes;
  /** For tests of failing disks. */
  readonly fs?: FileOps;
}

/**
 * Installed archives: at most one is open, two editions of each are kept. Questions are answered from memory; what
 * changes the store reads the pointer again first, because the importing process writes it too.
 */
export interface ArchiveStore extends StoreCare {
  /** Archives of which an edition can be read, then those of which all that can be read is hidden. */
  list(): readonly InstalledArchive[];
  /** The open archive; `null` where none can be read. */
  current(): OpenedArchive | null;
  /** What was found wrong with the store. */
  problems(): readonly StoreProblem[];
  /** Whether it is the content host of a kept edition of any archive. */
  isInstalled(contentHost: string): boolean;
  /** Editions of an archive that can be read, the open one first. */
  editions(key: string): readonly { readonly number: number; readonly contentHost: string }[];
  catalogue(contentHost: string): Promise<Result<Catalogue, RefusalCode | 'unknown-edition'>>;
  /** One blob of a kept edition; `hash-mismatch` and `length-mismatch` mean damage on this disk. */
  readBlob(
    contentHost: string,
    sha256: string,
  ): Promise<Result<ReadBlobBytes, RefusalCode | 'unknown-edition' | 'unknown-blob'>>;
  /** Verifies a bundle and changes nothing. */
  preview(path: string): Promise<Result<BundlePreview, RefusalCode>>;
  /** Looks at the latest edition of a publication on a server. What it fetches is set aside; nothing else changes. */
  look(network: OpenedNetwork): Promise<Result<BundlePreview, FetchFailure>>;
  /**
   * Fetches what is missing of an edition that was looked at, and verifies all of it: from then on it can be installed.
   * After an interruption it goes on where it was.
   */
  fetchMissing(previewId: string, network: OpenedNetwork): Promise<Result<true, FetchFailure>>;
  /** Gives up whatever has come from a server and was not installed. */
  forgetFetched(): Promise<void>;
  /** Installs what was previewed and opens it. `cancelled`: there is no such preview, or no longer. */
  install(previewId: string): Promise<Result<InstalledArchive, RefusalCode>>;
  /** Makes another archive the open one. `unknown-archive`: it is not here or cannot be read. */
  activate(key: string): Promise<Result<true, 'unknown-archive' | 'write-failed'>>;
  /** Returns to the edition that was open before; done again, it returns from there. */
  stepBack(key: string): Promise<Result<InstalledArchive, RefusalCode | 'no-previous'>>;
  /**
   * Shows a kept edition again that was hidden since a revoked key has signed it: the person has looked at it. It is
   * what a step back leads to from then on, or where nothing else can be read it opens. `unknown-edition`: none of this archive is hidden.
   */
  confirmQuarantined(key: string): Promise<Result<InstalledArchive, RefusalCode | 'unknown-edition'>>;
}

/**
 * Opens the store of a folder; one that is not there is empty. Fails only where the folder cannot be read
 * (`read-failed`) or was written by a newer app (`newer-format`): damage in it is told by `problems()`.
 */
export async function createArchiveStore(
  folder: string,
  ports: StorePorts,
): Promise<Result<ArchiveStore, RefusalCode>> {
  const fs = ports.fs ?? FILE_OPS;
  const opened = await openStore(folder, fs);
  if (!opened.ok) return opened;
  const { view, problems } = opened.value;
  const session = createStoreSession(folder, fs, view);
  return ok({ ...storeQuestions(session, problems), ...storeChanges(session, ports) });
}

type Offers = Pick<ArchiveStore, 'preview' | 'look' | 'fetchMissing' | 'forgetFetched' | 'install'>;
type Changes = Offers & StoreCare & Pick<ArchiveStore, 'activate' | 'stepBack' | 'confirmQuarantined'>;

function storeQuestions(
  { view }: StoreSession,
  problems: readonly StoreProblem[],
): Omit<ArchiveStore, keyof Changes> {
  return {
    list: () => [
      ...view().archives.map((archive) => describeArchive(view(), archive)),
      ...view().hidden.map(describeHidden),
    ],
    current() {
      const archive = openArchive(view());
      return archive ? describeOpen(view(), archive) : null;
    },
    problems: () => [...problems, ...view().problems],
    isInstalled: (contentHost) => findHost(view(), contentHost) !== undefined,
    editions(key) {
      const archive = findReadable(view(), key);
      const kept = archive ? [archive.open, archive.other] : [];
      return kept.flatMap((one) =>
        one ? [{ number: one.edition.number, contentHost: one.contentHost }] : [],
      );
    },
    async catalogue(contentHost) {
      const edition = findHost(view(), contentHost);
      return edition ? edition.catalogue() : fail('unknown-edition', contentHost);
    },
    async readBlob(contentHost, sha256) {
      const edition = findHost(view(), contentHost);
      return edition ? edition.readBlob(sha256) : fail('unknown-edition', contentHost);
    },
  };
}

function storeChanges(session: StoreSession, ports: StorePorts): Changes {
  return {
    ...storeOffers(session, ports),
    ...storeCare(session, { newId: ports.newId, watch: watchOf(ports), free: ports.freeBytes }),
    activate: (key) => session.inTurn(() => activate(session, key)),
    stepBack: (key) => session.inTurn(() => stepBack(session, key)),
    confirmQuarantined: (key) => session.inTurn(() => confirmQuarantined(session, key)),
  };
}

function watchOf({ onProgress, isCancelled }: StorePorts): Watch {
  return { ...(onProgress ? { onProgress } : {}), ...(isCancelled ? { isCancelled } : {}) };
}

/** What speaks to a network is not even loaded before a person has asked for it. */
function loadRemote() {
  return import('#node/fetch/remote-offers');
}

/** Editions that were shown and may be installed: of files, and of servers, which have to be fetched first. */
function storeOffers(session: StoreSession, ports: StorePorts): Offers {
  const previews = new Map<string, AcceptedBundle>();
  const remote = new Map<string, AcceptedBundle>();
  return {
    async preview(path) {
      const fresh = await session.inTurn(session.refresh);
      if (!fresh.ok) return fresh;
      const previewed = await previewBundle(
        path,
        session.folder,
        session.view(),
        await ports.loadChecks(),
        watchOf(ports),
      );
      if (!previewed.ok) return previewed;
      const previewId = ports.newId();
      const { accepted, preview } = previewed.value;
      previews.set(previewId, accepted);
      const needed = await roomToInstall(session.folder, accepted.blobs);
      const room = needed.ok ? await checkRoom(needed.value, session.folder, ports.freeBytes) : needed;
      return ok({ previewId, ...preview, ...shortage(room) });
    },
    async look(network) {
      const fresh = await session.inTurn(session.refresh);
      if (!fresh.ok) return fresh;
      const looked = await (await loadRemote()).lookAtRemote(session, network);
      if (!looked.ok) return looked;
      const previewId = ports.newId();
      remote.set(previewId, looked.value.accepted);
      const room = await checkRoom(looked.value.neededBytes, session.folder, ports.freeBytes);
      return ok({ previewId, ...looked.value.preview, ...shortage(room) });
    },
    async fetchMissing(previewId, network) {
      const accepted = remote.get(previewId);
      if (!accepted) return fail('cancelled', 'there is no such preview');
      const { onProgress, freeBytes: free } = ports;
      const checks = await ports.loadChecks();
      const { fetchRemote } = await loadRemote();
      const fetched = await fetchRemote(session, network, { accepted, checks, onProgress, free });
      if (!fetched.ok) return fetched;
      previews.set(previewId, fetched.value);
      return ok(true);
    },
    forgetFetched: () => removeStaging(session.folder, session.fs),
    async install(previewId) {
      const accepted = previews.get(previewId);
      if (!accepted) return fail('cancelled', 'there is no such preview');
      const installed = await session.inTurn(() => install(session, ports, accepted));
      if (!installed.ok) return installed;
      previews.delete(previewId);
      if (remote.delete(previewId)) await removeStaging(session.folder, session.fs);
      return installed;
    },
  };
}

/** Told with the preview where there is too little room: the person can make some before they agree. */
function shortage(room: Result<unknown>): { readonly room?: Room } {
  const short = room.ok ? undefined : roomOf(room);
  return short ? { room: short } : {};
}

async function install(
  session: StoreSession,
  { newId, onProgress, isCancelled, freeBytes }: StorePorts,
  accepted: AcceptedBundle,
): Promise<Result<InstalledArchive, RefusalCode>> {
  const fresh = await session.refresh();
  if (!fresh.ok) return fresh;
  const { folder, fs } = session;
  const installed = await installEdition(accepted, {
    folder,
    fs,
    view: session.view(),
    id: newId(),
    onProgress,
    isCancelled,
    free: freeBytes,
  });
  const after = await session.refresh();
  if (!installed.ok) return installed;
  return after.ok ? session.describe(accepted.archiveKey) : after;
}

async function activate(
  session: StoreSession,
  key: string,
): Promise<Result<true, 'unknown-archive' | 'write-failed'>> {
  const fresh = await session.refresh();
  if (!fresh.ok) return fail('write-failed', `${fresh.code}: ${fresh.message}`);
  const { state } = session.view();
  const next = stateAfterActivate(state, key);
  if (!next.ok) return next;
  const switched = await session.switchTo(next.value, (view) => findReadable(view, key) !== undefined);
  if (switched.ok) return switched;
  const code = switched.code === 'does-not-open' ? 'unknown-archive' : 'write-failed';
  return fail(code, switched.message);
}

async function stepBack(
  session: StoreSession,
  key: string,
): Promise<Result<InstalledArchive, RefusalCode | 'no-previous'>> {
  const fresh = await session.refresh();
  if (!fresh.ok) return fresh;
  const other = findReadable(session.view(), key)?.other;
  if (!other) return fail('no-previous', `${key} has no edition to return to`);
  const next = stateAfterStepBack(session.view().state, key);
  if (!next.ok) return next;
  const opens = (place: string | undefined) => place === other.place.sha256;
  const switched = await session.switchTo(next.value, (view) =>
    opens(findReadable(view, key)?.open.place.sha256),
  );
  if (switched.ok) return session.describe(key);
  return switched.code === 'does-not-open'
    ? fail('no-previous', switched.message)
    : fail(switched.code, switched.message);
}

async function confirmQuarantined(
  session: StoreSession,
  key: string,
): Promise<Result<InstalledArchive, RefusalCode | 'unknown-edition'>> {
  const fresh = await session.refresh();
  if (!fresh.ok) return fresh;
  const hash = findQuarantined(session.view(), key)?.place.sha256;
  if (hash === undefined) return fail('unknown-edition', `${key} hides no edition`);
  const next = stateAfterConfirm(session.view().state, key, hash);
  if (!next.ok) return next;
  const switched = await session.switchTo(next.value, (view) => {
    const archive = findReadable(view, key);
    return [archive?.open, archive?.other].some((edition) => edition?.place.sha256 === hash);
  });
  if (switched.ok) return session.describe(key);
  return switched.code === 'does-not-open'
    ? fail('unknown-edition', switched.message)
    : fail(switched.code, switched.message);
}
