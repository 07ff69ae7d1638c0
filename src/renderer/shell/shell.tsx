import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useAnnouncement } from '../commands/announce.ts';
import { afterPaint } from '../after-paint.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useUser } from '../user/user-context.tsx';
import { useMedia } from '../user/use-media.ts';
import { watchPanes } from './pane-focus.ts';
import { DriveBanner } from './drive-banner.tsx';
import { ProblemsBanner } from './problems-banner.tsx';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useMainEvents } from './use-main-events.ts';
import { useShellCommands } from './use-shell-commands.ts';
import styles from './shell.module.css';

const loadPalette = () => import('./palette.tsx');
const loadSheet = () => import('./shortcut-sheet.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await loadSheet()).ShortcutSheet }));

interface ShellProps {
  /** There is a page to see: what the first paint did not need can be fetched now. */
  readonly isReady: boolean;
  /** Fetch the pages that people go to first, each one. */
  readonly preloadPages: readonly (() => Promise<unknown>)[];
  readonly children: ReactNode;
}

/** Everything round the page: bars, places, palette and shortcuts. The page brings its own `main`. */
export function Shell({ isReady, preloadPages, children }: ShellProps) {
  const { t } = useMessages();
  const { settings } = useUser();
  const searchInput = useRef<HTMLInputElement>(null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const isPreloaded = usePreload(isReady, preloadPages);
  const sidebar = useSidebar();
  const announcement = useAnnouncement();

  useKeyboard(settings.singleKeys);
  useMainEvents();
  useEffect(watchPanes, []);
  useShellCommands({
    openPalette: () => setPaletteOpen(true),
    openShortcuts: () => setSheetOpen(true),
    toggleSidebar: sidebar.toggle,
    focusSearch() {
      searchInput.current?.focus();
      searchInput.current?.select();
    },
  });
  return (
    <div className={styles['shell']}>
      <a
        href="#main"
        className={styles['skip']}
        onClick={(event) => {
          // The address belongs to the pages: move the focus by hand.
          event.preventDefault();
          document.querySelector<HTMLElement>('#main')?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <TopBar searchInput={searchInput} isSidebarOpen={sidebar.isOpen} />
      <ProblemsBanner />
      <DriveBanner />
      <div className={styles['middle']}>
        {sidebar.isOpen ? <Sidebar isSheet={sidebar.isSheet} onChoose={sidebar.onChoose} /> : null}
        {sidebar.isOpen && sidebar.isSheet ? (
          <div className={styles['scrim']} onClick={sidebar.onChoose} aria-hidden />
        ) : null}
        <div className={styles['centre']}>{children}</div>
      </div>
      <StatusBar />
      <output className="visually-hidden">{announcement}</output>
      <ToastRegion label={t('toast.region')} closeLabel={t('toast.close')} />
      <Suspense>
        {isPreloaded || isPaletteOpen ? (
          <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
        ) : null}
        {isPreloaded || isSheetOpen ? (
          <ShortcutSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
        ) : null}
      </Suspense>
    </div>
  );
}

interface SidebarState {
  readonly isOpen: boolean;
  readonly isSheet: boolean;
  readonly toggle: () => void;
  /** A place was chosen: a sheet goes away. */
  readonly onChoose: () => void;
}

/** In a wide window the sidebar stays as the person left it; in a narrow one it is a sheet over the page. */
function useSidebar(): SidebarState {
  const { settings } = useUser();
  const changeSettings = useChangeSettings();
  const isSheet = !useMedia('(width >= 60rem)');
  const [isSheetOpen, setSheetOpen] = useState(false);
  useEffect(() => {
    if (!isSheet || !isSheetOpen) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setSheetOpen(false);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isSheet, isSheetOpen]);
  return {
    isOpen: isSheet ? isSheetOpen : settings.sidebarOpen,
    isSheet,
    toggle() {
      if (isSheet) setSheetOpen((isOpen) => !isOpen);
      else changeSettings({ sidebarOpen: !settings.sidebarOpen });
    },
    onChoose: () => setSheetOpen(false),
  };
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
}

/**
 * Fetches, while nobody waits for it, what the first paint did without, a piece at a time; from then on it is drawn, so
 * that not one key typed into the palette is lost.
 */
function usePreload(isReady: boolean, preloadPages: readonly (() => Promise<unknown>)[]): boolean {
  const [isPreloaded, setPreloaded] = useState(false);
  useEffect(() => {
    if (!isReady) return undefined;
    let isGone = false;
    const preload = async (): Promise<void> => {
      for (const load of [...preloadPages, loadPalette, loadSheet]) {
        await idle();
        await load();
      }
      if (!isGone) setPreloaded(true);
    };
    const callOff = afterPaint(() => void preload());
    return () => {
      isGone = true;
      callOff();
    };
  }, [isReady, preloadPages]);
  useEffect(() => {
    if (isPreloaded) performance.mark('preloaded');
  }, [isPreloaded]);
  return isPreloaded;
}
