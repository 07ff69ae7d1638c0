import type { AnnotationsStore } from '#node/storage/annotations-store';
import type { BridgeHandlers } from '#shared/bridge';

/** The store believes nothing, so its methods take what the window sends as it is. */
export function annotationsHandlers(store: AnnotationsStore): BridgeHandlers['annotations'] {
  return {
    list: () => Promise.resolve(store.list()),
    save: (draft) => Promise.resolve(store.save(draft)),
    remove: (id) => Promise.resolve(store.remove(id)),
    trash: () => Promise.resolve(store.trash()),
    restore: (id) => Promise.resolve(store.restore(id)),
    removeForGood: (ids) => Promise.resolve(store.forget(ids)),
    history: (id) => Promise.resolve(store.history(id)),
  };
}
