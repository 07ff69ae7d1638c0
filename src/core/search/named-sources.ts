// Sources that are asked for by name: a symbol, a number, an id, an alias.
import type { DocStore } from './doc-store.ts';
import type { AliasNode } from './query.ts';
import { sourceRef, type DocRef } from './search-index.ts';

/** Documents by name. */
type NamedScores = ReadonlyMap<DocRef, number>;

/** A source that was asked for by its name or symbol stands first. */
const NAMED_SCORE = 20;
const BY_ID_SCORE = 1;
const CITING_SCORE = 0.2;

/** Sources known by a symbol or a number (a key of `bySymbol`); with `isPrefix` by one that begins so. */
export function sourcesBySymbol(store: DocStore, key: string, isPrefix: boolean): NamedScores {
  if (!isPrefix) return scored(store.bySymbol.get(key) ?? [], NAMED_SCORE);
  const found = [...store.bySymbol].flatMap(([form, refs]) => (form.startsWith(key) ? refs : []));
  return scored(found, NAMED_SCORE);
}

/** `source:untoc-2000`: the source with the id that citations use, and what cites it. */
export function sourceById(store: DocStore, id: string): NamedScores {
  return scored([sourceRef(id), ...(store.citedBy.get(id) ?? [])], BY_ID_SCORE);
}

/** The sources that a name stands for, and, last, the articles that cite them. */
export function sourcesOfAlias(store: DocStore, node: AliasNode): NamedScores {
  const citing = node.sources.flatMap((id) => store.citedBy.get(id) ?? []);
  return new Map([...scored(citing, CITING_SCORE), ...scored(node.sources.map(sourceRef), NAMED_SCORE)]);
}

function scored(refs: readonly DocRef[], score: number): NamedScores {
  return new Map(refs.map((ref) => [ref, score]));
}
