import { useEffect, useLayoutEffect, useMemo, useReducer, useState, type ReactNode } from 'react';
import { NO_KEPT_SEARCHES } from '#core/settings/kept-searches';
import type { Settings } from '#core/settings/settings';
import { bridge } from '../bridge.ts';
import { forgetAnnotationHistory, rememberAnnotations } from './annotation-history.ts';
import { useMedia } from './use-media.ts';
import { UserContext, type UserValue } from './user-context.tsx';
import { reduceUser } from './user-state.ts';

interface UserProviderProps {
  /** As main keeps them; read before the first paint. */
  readonly settings: Settings;
  readonly children: ReactNode;
}

/** Loads what belongs to the person and passes every change on to main. */
export function UserProvider({ settings: initial, children }: UserProviderProps) {
  const [state, dispatch] = useReducer(reduceUser, {
    settings: initial,
    annotations: [],
    reading: [],
    searches: NO_KEPT_SEARCHES,
  });

  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const [annotations, reading, searches] = await Promise.all([
        bridge.annotations.list(),
        bridge.reading.list(),
        bridge.searches.list(),
      ]);
      if (!isGone) dispatch({ type: 'loaded', annotations, reading, searches });
    };
    const start = () => void load();
    start();
    const stop = bridge.on('archive-changed', () => {
      forgetAnnotationHistory();
      start();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);

  useEffect(() => rememberAnnotations(state.annotations), [state.annotations]);

  const [actions] = useState(() => createActions(dispatch, initial));
  const theme = useTheme(state.settings);
  const contrast = useContrast(state.settings);
  const value = useMemo<UserValue>(
    () => ({ ...state, ...actions, theme, contrast }),
    [state, actions, theme, contrast],
  );
  return <UserContext value={value}>{children}</UserContext>;
}

type SearchActions = Pick<UserValue, 'rememberSearch' | 'forgetSearches' | 'saveSearch' | 'removeSearch'>;
type Actions = SearchActions &
  Pick<
    UserValue,
    'setSettings' | 'saveAnnotation' | 'removeAnnotation' | 'restoreAnnotation' | 'saveReading' | 'markSeen'
  >;
type Dispatch = (action: Parameters<typeof reduceUser>[1]) => void;

function createActions(dispatch: Dispatch, initial: Settings): Actions {
  let kept = initial;
  let lastChange = 0;
  return {
    async setSettings(patch) {
      lastChange += 1;
      const mine = lastChange;
      dispatch({ type: 'settings', patch });
      const result = await bridge.settings.set(patch);
      if (result.ok) kept = result.value;
      // While a newer change is on its way, it alone says what is shown: an older answer would undo it for a moment.
      if (mine === lastChange) dispatch({ type: 'settings', patch: kept });
      // A history that is switched off is a history that is gone.
      if (result.ok && patch.searchHistory === false) await listSearches(dispatch);
      return result;
    },
    async saveAnnotation(draft) {
      const result = await bridge.annotations.save(draft);
      if (result.ok) dispatch({ type: 'saved', annotation: result.value });
      return result;
    },
    async removeAnnotation(id) {
      const result = await bridge.annotations.remove(id);
      if (result.ok) dispatch({ type: 'removed', id });
      return result;
    },
    async restoreAnnotation(id) {
      const result = await bridge.annotations.restore(id);
      if (result.ok) dispatch({ type: 'saved', annotation: result.value });
      return result;
    },
    async saveReading(article, block, version) {
      const isSaved = await bridge.reading.save(article, block, version);
      const at = new Date().toISOString();
      if (isSaved) dispatch({ type: 'read', position: { article, block, at, version } });
      return isSaved;
    },
    async markSeen(article, version) {
      const isKept = await bridge.reading.seen(article, version);
      if (isKept) dispatch({ type: 'seen', article, version });
      return isKept;
    },
    ...createSearchActions(dispatch),
  };
}

/** What main kept is asked for again after each change: it alone knows what of it is on the disk. */
function createSearchActions(dispatch: Dispatch): SearchActions {
  return {
    async rememberSearch(text) {
      if (await bridge.searches.remember(text)) await listSearches(dispatch);
    },
    async forgetSearches() {
      const isDone = await bridge.searches.forget();
      await listSearches(dispatch);
      return isDone;
    },
    async saveSearch(search) {
      const result = await bridge.searches.save(search);
      if (result.ok) await listSearches(dispatch);
      return result;
    },
    async removeSearch(id) {
      const isDone = await bridge.searches.remove(id);
      await listSearches(dispatch);
      return isDone;
    },
  };
}

async function listSearches(dispatch: Dispatch): Promise<void> {
  dispatch({ type: 'searches', searches: await bridge.searches.list() });
}

function useTheme(settings: Settings): 'light' | 'dark' {
  const isSystemDark = useMedia('(prefers-color-scheme: dark)');
  const theme = settings.theme === 'system' ? (isSystemDark ? 'dark' : 'light') : settings.theme;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['paper'] = settings.paper;
  }, [theme, settings.paper]);
  return theme;
}

function useContrast(settings: Settings): 'normal' | 'more' {
  const isSystemMore = useMedia('(prefers-contrast: more)');
  const contrast = settings.contrast === 'more' || isSystemMore ? 'more' : 'normal';
  useLayoutEffect(() => {
    document.documentElement.dataset['contrast'] = contrast;
  }, [contrast]);
  return contrast;
}
