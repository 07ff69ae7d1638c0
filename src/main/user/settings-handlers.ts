import type { Settings } from '#core/settings/settings';
import type { SettingsStore } from '#node/storage/settings-store';
import type { BridgeHandlers } from '#shared/bridge';
import type { OpeningArchives } from '../archive/opening-archives.ts';

/** Settings of the window; `onChange` lets menus and the theme follow. */
export function settingsHandlers(
  store: SettingsStore,
  onChange: (settings: Settings) => void,
): BridgeHandlers['settings'] {
  return {
    get: () => Promise.resolve(store.settings()),
    set(patch) {
      const result = store.change(patch);
      if (result.ok) onChange(result.value);
      return Promise.resolve(result);
    },
  };
}

const REST_MS = 1000;

/** Where reading stopped, written when the scrolling has come to rest. */
export interface ReadingPlaces {
  readonly handlers: BridgeHandlers['reading'];
  /** Writes what is still waiting; called before the app ends. */
  flush(): void;
}

interface WaitingPlace {
  readonly archive: string;
  readonly article: unknown;
  readonly block: unknown;
  readonly version: unknown;
}

export function createReadingPlaces(store: SettingsStore, archives: OpeningArchives): ReadingPlaces {
  let waiting: WaitingPlace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (waiting === undefined) return;
    const { archive, article, block, version } = waiting;
    waiting = undefined;
    store.saveReadingPosition(archive, article, block, version);
  }

  return {
    flush,
    handlers: {
      async list() {
        flush();
        const archive = (await archives.whenOpen()).current()?.key;
        return archive === undefined ? [] : store.readingPositions(archive);
      },
      save(article, block, version) {
        const archive = archives.now()?.current()?.key;
        if (archive === undefined) return Promise.resolve(false);
        if (waiting !== undefined && waiting.article !== article) flush();
        waiting = { archive, article, block, version };
        clearTimeout(timer);
        timer = setTimeout(flush, REST_MS);
        return Promise.resolve(true);
      },
      seen(article, version) {
        flush();
        const archive = archives.now()?.current()?.key;
        return Promise.resolve(archive !== undefined && store.markSeen(archive, article, version));
      },
    },
  };
}
