import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, Menu, nativeTheme, session } from 'electron';
import ElectronStore from 'electron-store';
import { ok } from '#core/result';
import { backUpOwnFiles } from '#node/storage/back-up';
import { openAnnotationsStore, type AnnotationsStore } from '#node/storage/annotations-store';
import { acquireDataLock } from '#node/storage/data-lock';
import { createOldTextsStore } from '#node/storage/old-texts-store';
import { openSettingsStore, type SettingsStore } from '#node/storage/settings-store';
import type { CreateConf } from '#node/storage/store-options';
import type { BridgeEvents, InstallProgress, StorageProblem } from '#shared/bridge';
import { archiveHandlers, createOfferedBundle } from './archive/archive-handlers.ts';
import { openArchiveService } from './archive/archive-service.ts';
import type { DriveOffers } from './archive/drive-offers.ts';
import { watchDrives } from './archive/watch-drives.ts';
import { findBundledArchive } from './archive/bundled-archive.ts';
import { createOpeningArchives, type OpeningArchives } from './archive/opening-archives.ts';
import { appHandlers } from './app-handlers.ts';
import { failToStart } from './fail-to-start.ts';
import { registerBridge } from './ipc/register-bridge.ts';
import { resolveLanguage, type InterfaceLanguage } from './language.ts';
import { createNetworkGuard, type NetworkGuard } from './network.ts';
import { developer, developSocket } from './protocol/develop.ts';
import { NO_FILES, readAppFiles } from './protocol/app-files.ts';
import { serve } from './protocol/serve.ts';
import { denyPermissions, guardContents } from './security.ts';
import { findBundleArgument, findLanguage } from './switches.ts';
import { annotationsHandlers } from './user/annotations-handlers.ts';
import { createOldTexts, type OldTexts } from './user/old-texts.ts';
import { searchesHandlers } from './user/searches-handlers.ts';
import { createReadingPlaces, settingsHandlers } from './user/settings-handlers.ts';
import { applyTheme, createWindow } from './window/create-window.ts';
import { buildMenu, commandLabel } from './window/menu.ts';
import { printArticle } from './window/print-article.ts';

export interface StartOptions {
  /** Origin of the development server, while developing only. */
  readonly developOrigin: string | undefined;
}

const createConf: CreateConf = (options) => new ElectronStore(options);

interface UserStores {
  readonly settings: SettingsStore;
  readonly annotations: AnnotationsStore;
  readonly problems: readonly StorageProblem[];
  readonly readOnly: boolean;
}

/** Notes and old texts are looked after when the start is over: what they need to be read makes nobody wait. */
const TIDY_AFTER_MS = 5000;
/** How often the trash of notes is looked through while the app runs, in ms: a laptop may be open for weeks. */
const TRASH_EVERY_MS = 3_600_000;
const LOCK_PROBLEMS = { locked: 'locked', 'write-failed': 'not-writable' } as const;

/** Opens what the person owns. Nothing is thrown away: what cannot be read is put aside and told. */
function openUserStores(folder: string): UserStores {
  const lock = acquireDataLock(folder);
  const readOnly = !lock.ok;
  const now = (): string => new Date().toISOString();
  const ports = { folder, now, createConf, readOnly };
  const settings = openSettingsStore(ports);
  const annotations = openAnnotationsStore({ ...ports, uuid: randomUUID });
  const held: readonly StorageProblem[] = lock.ok ? [] : [{ kind: LOCK_PROBLEMS[lock.code] }];
  return {
    settings,
    annotations,
    readOnly,
    problems: [...held, ...settings.problems, ...annotations.problems],
  };
}

/** Sends an announcement to the window, when there is one. */
function announce<E extends keyof BridgeEvents>(event: E, payload: BridgeEvents[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`attache:${event}`, payload);
}

/** The taskbar's own progress, where the system has one; gone when nothing is under way. */
function showOnTaskbar(progress: InstallProgress | null): void {
  const INDETERMINATE = 2;
  const share =
    progress === null
      ? -1
      : progress.totalBytes === 0
        ? INDETERMINATE
        : progress.doneBytes / progress.totalBytes;
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(share);
}

export function start(options: StartOptions): void {
  const folder = app.getPath('userData');
  const user = openUserStores(folder);

  const { developOrigin } = options;
  const guard = createNetworkGuard({
    now: () => new Date(),
    onChange: (status) => announce('network-changed', status),
    allowedOrigin: developOrigin === undefined ? undefined : developSocket(developOrigin),
  });
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources');
  const opening = openArchiveService({
    folder: join(folder, 'archive'),
    bundled: findBundledArchive(resources),
    onChange() {
      announce('archive-changed', null);
      void oldTexts.tidy();
      void drives.lookAnew();
    },
    touched: (changed) => oldTexts.touched(changed),
    async beforeInstall(changed, edition) {
      await oldTexts.beforeInstall(changed);
      // Another process owns the folder: it makes its own copies.
      return user.readOnly ? ok(true) : backUpOwnFiles(folder, { now: new Date(), edition });
    },
    onProgress(progress) {
      if (progress !== null) announce('install-progress', progress);
      showOnTaskbar(progress);
    },
    remote: { guard, resolveProxy: (href) => session.defaultSession.resolveProxy(href) },
    addresses: user.settings,
  });
  const archives = createOpeningArchives(opening, (code) =>
    failToStart(
      `The archive on this computer cannot be opened (${code}). Your notes are as they were, in ${folder}. Free some disk space and start again; if that does not help, install Attaché again.`,
    ),
  );
  const oldTexts: OldTexts = createOldTexts({
    archives,
    ...user,
    store: createOldTextsStore(join(folder, 'old-texts')),
  });
  const drives = watchDrives({
    archiveFolder: join(folder, 'archive'),
    injected: app.isPackaged ? undefined : process.env['ATTACHE_TEST_DRIVES'],
    onChange: () => announce('drives-changed', null),
  });
  const tidy = (): void => {
    // What cannot be written now is tried at the next time; nothing is lost by it.
    user.annotations.tidy();
    void oldTexts.tidy();
  };
  setTimeout(tidy, TIDY_AFTER_MS);
  setInterval(tidy, TRASH_EVERY_MS).unref();
  run(options, { ...user, oldTexts, guard, drives }, archives, resources);
}

interface UserThings extends UserStores {
  readonly oldTexts: OldTexts;
  readonly guard: NetworkGuard;
  readonly drives: DriveOffers;
}

function run(options: StartOptions, user: UserThings, archives: OpeningArchives, resources: string): void {
  const { developOrigin } = options;
  const language = createLanguage(user.settings);
  const { guard } = user;
  const windowSession = closedSession(guard);
  guardContents(archives.now);
  serve(windowSession, {
    archives,
    ...(developOrigin === undefined
      ? { files: readAppFiles(join(import.meta.dirname, '../renderer')) }
      : { files: NO_FILES, develop: developer(developOrigin) }),
  });

  const offered = createOfferedBundle(archives, () => announce('bundle-offered', null));
  const reading = createReadingPlaces(user.settings, archives);
  registerBridge(
    {
      app: appHandlers({
        language: language.current,
        network: guard.status,
        problems: async () => [...user.problems, ...(await archives.whenOpen()).problems()],
        copyText: (text) => clipboard.writeText(text),
        printArticle: (articleId) => printArticle(windowSession, archives, articleId),
      }),
      archive: archiveHandlers(archives, offered, user.drives, (id) => commandLabel(language.current(), id)),
      annotations: annotationsHandlers(user.annotations),
      settings: settingsHandlers(user.settings, (settings) => {
        applyTheme(settings);
        language.follow();
        setMenu(language.current());
      }),
      reading: reading.handlers,
      changes: user.oldTexts.handlers,
      searches: searchesHandlers(user.settings, archives),
    },
    async (path) => (typeof path === 'string' ? (await archives.whenOpen()).preview(path) : null),
  );

  applyTheme(user.settings.settings());
  setMenu(language.current());
  const open = (): BrowserWindow =>
    createWindow({
      session: windowSession,
      settings: user.settings,
      language: language.current(),
      devTools: !app.isPackaged,
      icon: join(resources, 'icon.png'),
    });
  open();
  followSystem(open, offered.offer, reading.flush);
  const given = findBundleArgument(process.argv, { folder: process.cwd(), appPath: app.getAppPath() });
  if (given !== undefined) offered.offer(given);
}

/** The window's session. It and the default one reach nothing outside, and are permitted nothing. */
function closedSession(guard: NetworkGuard): Electron.Session {
  const windowSession = session.fromPartition('reader', { cache: false });
  for (const each of [session.defaultSession, windowSession]) {
    guard.close(each);
    denyPermissions(each);
  }
  return windowSession;
}

interface RunLanguage {
  current(): InterfaceLanguage;
  /** Called after the settings changed: a language that is chosen in the window ends what `--lang` asked for. */
  follow(): void;
}

/** The language of the interface in this run: `--lang`, then the setting, then the system. */
function createLanguage(settings: SettingsStore): RunLanguage {
  let given = findLanguage(process.argv);
  let chosen = settings.settings().language;
  return {
    current: () => resolveLanguage(given, settings.settings().language, app.getPreferredSystemLanguages()),
    follow() {
      const next = settings.settings().language;
      if (next !== chosen) given = undefined;
      chosen = next;
    },
  };
}

function setMenu(language: InterfaceLanguage): void {
  Menu.setApplicationMenu(buildMenu(language, (id) => announce('command', id)));
}

/** A second start, a double-clicked bundle, the dock, and the end. */
function followSystem(open: () => BrowserWindow, offer: (path: string) => void, flush: () => void): void {
  app.on('second-instance', (_event, argv, folder) => {
    const window = BrowserWindow.getAllWindows()[0] ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
    const given = findBundleArgument(argv, { folder, appPath: app.getAppPath() });
    if (given !== undefined) offer(given);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    offer(path);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', flush);
  nativeTheme.on('updated', () => {
    const canvas = nativeTheme.shouldUseDarkColors ? '#101317' : '#f2f4f6';
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(canvas);
  });
}
