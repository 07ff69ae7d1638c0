import type { DocStore } from './doc-store.ts';
import type { LanguageIndex } from './search-index.ts';

const known = new WeakMap<DocStore['docs'], WeakMap<LanguageIndex, Int32Array>>();

/** For each document of an index its number in the store, or -1 where the store does not have it. */
export function docNumbers(index: LanguageIndex, { docs }: DocStore): Int32Array {
  const ofStore = known.get(docs) ?? new WeakMap<LanguageIndex, Int32Array>();
  known.set(docs, ofStore);
  const numbers = ofStore.get(index) ?? Int32Array.from(index.names, (ref) => docs.get(ref)?.number ?? -1);
  ofStore.set(index, numbers);
  return numbers;
}
