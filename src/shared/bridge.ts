import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';
import type { TrashedAnnotation } from '#core/annotations/notes-state';
import type { ArticleText } from '#core/archive/article-text';
import type { TouchedArticle } from '#core/changes/touched-articles';
import type { RefusalCode } from '#core/edition/edition';
import type { CopiedEdition, FixityReport, RepairReport } from '#core/edition/fixity';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { LocalizedText } from '#core/archive/localized-text';
import type {
  BundlePreview as VerifiedBundle,
  InstalledArchive,
  OpenedArchive,
} from '#core/edition/installed-archive';
import type { Result } from '#core/result';
import type { KeptSearches, SavedSearch } from '#core/settings/kept-searches';
import type { ReadingPosition, ReadVersion, Settings } from '#core/settings/settings';

/** What the running app is. */
export interface AppInfo {
  readonly version: string;
  readonly runtime: { readonly electron: string; readonly chrome: string; readonly node: string };
  readonly platform: string;
  /** Interface language to use, resolved from `--lang`, the setting and the system. */
  readonly language: 'en' | 'ar';
}

/** One archive on this machine. */
export interface ArchiveSummary extends InstalledArchive {
  /** Signed with a key made for this build, not by a publisher (decision 9). */
  readonly development: boolean;
  /** Where it was fetched from last. */
  readonly address?: string;
  /** The app carries an edition of it. */
  readonly isBundled?: true;
}

/** The archive that is open. */
export interface OpenArchive extends ArchiveSummary, OpenedArchive {}

/** What a bundle would do, to the archive and to what the person has made in it. */
export interface BundlePreview extends Omit<VerifiedBundle, 'changed'> {
  /** Articles with the person's own things that it changes or takes away. */
  readonly touched: readonly TouchedArticle[];
}

/** A text of an article that is not the open edition's and is still here. */
export interface OldVersion {
  readonly edition: number;
  /** SHA-256 of the text's blob. */
  readonly text: string;
}

export type RefusedBundle = { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export interface NetworkStatus {
  /** Requests that tried to leave the machine since the app started; each was stopped. */
  readonly requests: number;
  readonly blocked: readonly { readonly at: string; readonly scheme: string; readonly host: string }[];
  /** The one host that is being asked just now because the person wanted it; `null` is offline. */
  readonly open: string | null;
  /** Hosts that were asked since the app started, each because the person wanted it, and how often. */
  readonly fetched: readonly { readonly at: string; readonly host: string; readonly requests: number }[];
}

/** What is done with editions: brought here, looked at for damage and repaired, handed on. */
export type WorkStep = 'checking' | 'fetching' | 'installing' | 'verifying' | 'repairing' | 'copying';

/** Where damaged parts are had again; files and folders are chosen with the system's dialog. */
export type RepairPlace = 'server' | 'file' | 'folder' | 'bundled';

/** An edition on a drive that was plugged in. Nothing of it but its signature was looked at. */
export interface FoundOnDrive {
  readonly id: string;
  /** The name of the drive. */
  readonly drive: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly edition: number;
  readonly relation: 'new-archive' | 'update';
}

/** How far a piece of work is. What lies on a server is fetched first. */
export interface InstallProgress {
  readonly step: WorkStep;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Something that was wrong with a file of the user's at start, told once. */
export interface StorageProblem {
  readonly kind:
    | 'notes-damaged'
    | 'settings-damaged'
    | 'notes-newer'
    | 'locked'
    | 'not-writable'
    | 'protection-reset'
    | 'edition-quarantined'
    | 'edition-damaged'
    | 'not-tidied';
  /** Where the damaged file was put aside. */
  readonly setAside?: string;
}

/** Why something stays in the trash. */
export type RestoreFailure = 'unknown' | 'taken' | 'disk-full' | 'write-failed' | 'read-only';

/** Everything the window may ask of the main process. Main sees each argument as `unknown`. */
export interface Bridge {
  app: {
    info(): Promise<AppInfo>;
    network(): Promise<NetworkStatus>;
    problems(): Promise<readonly StorageProblem[]>;
    copyText(text: string): Promise<boolean>;
    /** Opens the system's print dialog for one article of the open archive. */
    printArticle(articleId: string): Promise<Result<true, 'unknown-article' | 'print-failed'>>;
    /** Tells main that the first useful paint happened, for the start-up benchmark and the window. */
    ready(): Promise<boolean>;
  };
  archive: {
    list(): Promise<readonly ArchiveSummary[]>;
    current(): Promise<OpenArchive | null>;
    /** Makes another installed archive the open one. */
    activate(key: string): Promise<Result<true, 'unknown-archive' | 'write-failed'>>;
    /** Asks for a file with the system's dialog, then previews it. `null` when the person cancels. */
    chooseBundle(): Promise<Result<BundlePreview, RefusalCode> | null>;
    /** The preview of a bundle given by command line, double-click or drop, if one is waiting. */
    pendingPreview(): Promise<Result<BundlePreview, RefusalCode> | null>;
    /**
     * Looks at the latest edition of a publication on a web server. The network is open for this host until it answers,
     * and again while `install` fetches what is missing.
     */
    look(address: string): Promise<Result<BundlePreview, RefusalCode | FetchCode>>;
    /** After an interruption of fetching (`isInterruption`) it may be called again and goes on where it was. */
    install(previewId: string): Promise<Result<ArchiveSummary, RefusalCode | FetchCode>>;
    /** Stops what is under way with editions: that call then answers `cancelled`. What was fetched stays until `discard`. */
    stop(): Promise<boolean>;
    discard(previewId: string): Promise<boolean>;
    stepBack(key: string): Promise<Result<ArchiveSummary, RefusalCode | 'no-previous'>>;
    /** Shows again the edition that is hidden because its key was revoked; the person has asked the publisher. */
    confirmQuarantined(key: string): Promise<Result<ArchiveSummary, RefusalCode | 'unknown-edition'>>;
    /** Reads everything of an archive again and changes nothing. */
    verify(key: string): Promise<Result<FixityReport, RefusalCode | 'unknown-archive'>>;
    /** Gets what is damaged from there, and nothing else. `null` when the person cancels the dialog. */
    repair(
      key: string,
      from: RepairPlace,
    ): Promise<Result<RepairReport, RefusalCode | FetchCode | 'unknown-archive'> | null>;
    /**
     * Copies the open edition of an archive to a file that is chosen with the system's dialog: all of it, or what is
     * new since an older kept one. `null` when the person cancels the dialog.
     */
    copyTo(
      key: string,
      since: number | null,
    ): Promise<Result<CopiedEdition, RefusalCode | 'unknown-archive' | 'no-previous'> | null>;
    /** Editions on drives that were plugged in and that the person has said nothing about. */
    onDrives(): Promise<readonly FoundOnDrive[]>;
    previewOnDrive(id: string): Promise<Result<BundlePreview, RefusalCode>>;
    /** Speaks no more of it until the drive is plugged in again. */
    ignoreOnDrive(id: string): Promise<boolean>;
  };
  annotations: {
    list(): Promise<readonly Annotation[]>;
    save(
      draft: AnnotationDraft,
    ): Promise<Result<Annotation, 'invalid' | 'disk-full' | 'write-failed' | 'read-only'>>;
    /** To the trash, for thirty days. */
    remove(id: string): Promise<Result<Annotation, 'unknown' | 'disk-full' | 'write-failed' | 'read-only'>>;
    /** What is in the trash, of every archive, the latest first. */
    trash(): Promise<readonly TrashedAnnotation[]>;
    /** Out of the trash, as it was. `taken`: its place has another bookmark or note by now. */
    restore(id: string): Promise<Result<Annotation, RestoreFailure>>;
    /** Deletes these of the trash, with their earlier versions; the value is how many there were. */
    removeForGood(
      ids: readonly string[],
    ): Promise<Result<number, 'disk-full' | 'write-failed' | 'read-only'>>;
    /** The versions of an annotation, the present one first; none of an unknown one. */
    history(id: string): Promise<readonly Annotation[]>;
  };
  settings: {
    get(): Promise<Settings>;
    set(patch: Partial<Settings>): Promise<Result<Settings, 'invalid' | 'write-failed'>>;
  };
  reading: {
    /** Most recent first. */
    list(): Promise<readonly ReadingPosition[]>;
    save(article: string, block: string, version: ReadVersion): Promise<boolean>;
    /** The person has seen what changed in an article up to this version. */
    seen(article: string, version: ReadVersion): Promise<boolean>;
  };
  changes: {
    /** Other texts of an article of the open archive that are here: of kept editions, and kept for its notes. */
    versions(article: string): Promise<readonly OldVersion[]>;
    /** One such text, by hash. It comes as data and is never served as a page. */
    text(article: string, sha256: string): Promise<Result<ArticleText, 'not-kept'>>;
  };
  searches: {
    list(): Promise<KeptSearches>;
    /** Puts a search first in the history. False where none is kept. */
    remember(text: string): Promise<boolean>;
    /** Empties the history. */
    forget(): Promise<boolean>;
    /** Saves a search in the open archive; one with a known id takes its place. */
    save(search: SavedSearch): Promise<Result<true, SaveSearchFailure>>;
    remove(id: string): Promise<boolean>;
  };
}

export type SaveSearchFailure = 'invalid' | 'too-many' | 'write-failed' | 'no-archive';

/** Every call of the bridge, for the preload to build and the compiler to check. */
export const BRIDGE = {
  app: { info: true, network: true, problems: true, copyText: true, printArticle: true, ready: true },
  archive: {
    list: true,
    current: true,
    activate: true,
    chooseBundle: true,
    look: true,
    stop: true,
    pendingPreview: true,
    install: true,
    discard: true,
    stepBack: true,
    confirmQuarantined: true,
    verify: true,
    repair: true,
    copyTo: true,
    onDrives: true,
    previewOnDrive: true,
    ignoreOnDrive: true,
  },
  annotations: {
    list: true,
    save: true,
    remove: true,
    trash: true,
    restore: true,
    removeForGood: true,
    history: true,
  },
  settings: { get: true, set: true },
  reading: { list: true, save: true, seen: true },
  changes: { versions: true, text: true },
  searches: { list: true, remember: true, forget: true, save: true, remove: true },
} satisfies { [F in keyof Bridge]: Record<keyof Bridge[F], true> };

/** What main announces. */
export interface BridgeEvents {
  /** A menu item was chosen: the id of a command in the registry. */
  command: string;
  /** A bundle was given by double-click or a second start; ask `pendingPreview`. */
  'bundle-offered': null;
  'archive-changed': null;
  'network-changed': NetworkStatus;
  'install-progress': InstallProgress;
  /** A drive with an edition was plugged in or taken out; ask `onDrives`. */
  'drives-changed': null;
}

export const BRIDGE_EVENTS = [
  'command',
  'bundle-offered',
  'archive-changed',
  'network-changed',
  'install-progress',
  'drives-changed',
] as const satisfies readonly (keyof BridgeEvents)[];

/** What the preload puts on `window.attache`. */
export interface AttacheApi extends Bridge {
  /** Returns the function that stops listening. */
  on<E extends keyof BridgeEvents>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
  /** The path of a file dropped on the window is read by the preload and never reaches the page. */
  offerFile(file: unknown): Promise<Result<BundlePreview, RefusalCode>>;
}

type Unchecked<Args extends readonly unknown[]> = { [I in keyof Args]: unknown };

/** Main's side of the contract: same calls, arguments not believed. */
export type BridgeHandlers = {
  [F in keyof Bridge]: {
    [M in keyof Bridge[F]]: Bridge[F][M] extends (...args: infer A) => infer R
      ? (...args: Unchecked<A>) => R
      : never;
  };
};
