import { READING_SIZE } from '#core/settings/settings';
import { useCommand } from '../commands/use-command.ts';
import { goBack, goForward, navigate } from '../routing/history.ts';
import { EMPTY_SEARCH, HOME } from '../routing/route.ts';
import { useAnnotationEdits } from '../user/use-annotation-edits.ts';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useUser } from '../user/user-context.tsx';
import { focusPane } from './pane-focus.ts';

interface ShellActions {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  readonly toggleSidebar: () => void;
  readonly focusSearch: () => void;
}

/** Commands that can be carried out anywhere. */
export function useShellCommands({
  openPalette,
  openShortcuts,
  toggleSidebar,
  focusSearch,
}: ShellActions): void {
  usePlaceCommands();
  useLookCommands();
  useCommand('palette', openPalette);
  useCommand('shortcuts', openShortcuts);
  useCommand('toggle-sidebar', toggleSidebar);
  useCommand('focus-search', focusSearch);
  useCommand('search', () => {
    navigate(EMPTY_SEARCH);
    focusSearch();
  });
  const edits = useAnnotationEdits();
  useCommand('undo-change', () => void edits.undo());
  useCommand('redo-change', () => void edits.redo());
  useCommand('next-pane', () => focusPane(1));
  useCommand('previous-pane', () => focusPane(-1));
}

function usePlaceCommands(): void {
  useCommand('back', goBack);
  useCommand('forward', goForward);
  useCommand('home', () => navigate(HOME));
  useCommand('topics', () => navigate({ name: 'topics' }));
  useCommand('conferences', () => navigate({ name: 'conferences' }));
  useCommand('sources', () => navigate({ name: 'sources', sort: 'title' }));
  useCommand('bookmarks', () => navigate({ name: 'bookmarks' }));
  useCommand('notebook', () => navigate({ name: 'notebook' }));
  useCommand('updates', () => navigate({ name: 'updates', open: false }));
  useCommand('open-edition', () => navigate({ name: 'updates', open: true }));
  useCommand('settings', () => navigate({ name: 'settings' }));
  useCommand('help', () => navigate({ name: 'help', page: 'guide' }));
  useCommand('privacy', () => navigate({ name: 'help', page: 'privacy' }));
  useCommand('licences', () => navigate({ name: 'help', page: 'licences' }));
  useCommand('about', () => navigate({ name: 'help', page: 'about' }));
}

function useLookCommands(): void {
  const { settings } = useUser();
  const set = useChangeSettings();
  const { min, max, step } = READING_SIZE;
  const resize = (by: number) =>
    set({ readingSize: Math.min(max, Math.max(min, settings.readingSize + by)) });
  useCommand('text-larger', () => resize(step));
  useCommand('text-smaller', () => resize(-step));
  useCommand('theme-system', () => set({ theme: 'system' }));
  useCommand('theme-light', () => set({ theme: 'light', paper: 'white' }));
  useCommand('theme-dark', () => set({ theme: 'dark' }));
  useCommand('theme-sepia', () => set({ theme: 'light', paper: 'sepia' }));
  useCommand('toggle-contrast', () => set({ contrast: settings.contrast === 'more' ? 'system' : 'more' }));
  useCommand('toggle-paragraph-numbers', () => set({ paragraphNumbers: !settings.paragraphNumbers }));
}
