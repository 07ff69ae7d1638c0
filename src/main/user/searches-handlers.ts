import { fail } from '#core/result';
import type { SettingsStore } from '#node/storage/settings-store';
import type { BridgeHandlers } from '#shared/bridge';
import type { OpeningArchives } from '../archive/opening-archives.ts';

/** The history of searches, and the saved ones of the open archive. The store believes nothing of what it is given. */
export function searchesHandlers(
  store: SettingsStore,
  archives: OpeningArchives,
): BridgeHandlers['searches'] {
  const open = (): string | undefined => archives.now()?.current()?.key;
  return {
    async list() {
      return store.searches((await archives.whenOpen()).current()?.key);
    },
    remember: (text) => Promise.resolve(store.rememberSearch(text)),
    forget: () => Promise.resolve(store.forgetSearches()),
    save(search) {
      const archive = open();
      return Promise.resolve(
        archive === undefined ? fail('no-archive', 'no archive is open') : store.saveSearch(archive, search),
      );
    },
    remove(id) {
      const archive = open();
      return Promise.resolve(archive !== undefined && store.removeSearch(archive, id));
    },
  };
}
