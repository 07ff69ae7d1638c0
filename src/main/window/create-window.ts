import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import type { Settings } from '#core/settings/settings';
import type { WindowState } from '#core/settings/window-state';
import type { SettingsStore } from '#node/storage/settings-store';
import { SHELL_ORIGIN } from '../schemes.ts';

const SIZE = { width: 1280, height: 800, minWidth: 480, minHeight: 400 } as const;
/** The canvas of each theme, painted before the page is there: no white flash. */
const CANVAS = { light: '#f2f4f6', dark: '#101317' } as const;

/** The one place where web preferences are written down; its value is tested field by field (security A2–A6). */
export function webPreferences(session: Session, devTools: boolean): Electron.WebPreferences {
  return {
    session,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools,
  };
}

/** A window without any bridge, for printing. */
export function plainWebPreferences(session: Session): Electron.WebPreferences {
  const { preload: _none, ...rest } = webPreferences(session, false);
  return { ...rest, javascript: false };
}

export function applyTheme(settings: Settings): void {
  nativeTheme.themeSource = settings.theme;
}

function isOnScreen(state: WindowState): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX =
      Math.min(state.x + state.width, workArea.x + workArea.width) - Math.max(state.x, workArea.x);
    const overlapY =
      Math.min(state.y + state.height, workArea.y + workArea.height) - Math.max(state.y, workArea.y);
    return overlapX >= 100 && overlapY >= 60;
  });
}

export interface WindowOptions {
  readonly session: Session;
  readonly settings: SettingsStore;
  readonly language: string;
  readonly devTools: boolean;
  readonly icon: string;
}

/** Makes the window where it was last, unless that screen is gone, and shows it when it has something to show. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const state = options.settings.windowState();
  const place = state !== undefined && isOnScreen(state) ? state : undefined;
  const theme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  const window = new BrowserWindow({
    ...SIZE,
    ...(place === undefined ? {} : { x: place.x, y: place.y, width: place.width, height: place.height }),
    show: false,
    title: 'Attaché',
    icon: options.icon,
    backgroundColor: CANVAS[theme],
    webPreferences: webPreferences(options.session, options.devTools),
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberWindow(window, options.settings));
  const { contrast, paper } = options.settings.settings();
  const query = new URLSearchParams({ theme, lang: options.language, contrast, paper });
  void window.loadURL(`${SHELL_ORIGIN}/index.html?${query.toString()}`);
  return window;
}

function rememberWindow(window: BrowserWindow, settings: SettingsStore): void {
  const { x, y, width, height } = window.getNormalBounds();
  settings.saveWindowState({ x, y, width, height, maximized: window.isMaximized() });
}
