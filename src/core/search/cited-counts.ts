import type { Source } from '#core/archive/source';
import type { DocStore } from './doc-store.ts';
import type { DocRef } from './search-index.ts';

const counted = new WeakMap<DocStore, ReadonlyMap<DocRef, number>>();

/**
 * How many articles cite each document. A source is cited by name; an article where another one cites a source that
 * has the article's own address, as an archive has for its own texts. Links inside a text are no citations.
 */
export function citedCounts(store: DocStore): ReadonlyMap<DocRef, number> {
  const known = counted.get(store) ?? count(store);
  counted.set(store, known);
  return known;
}

function count({ docs, sources, citedBy }: DocStore): ReadonlyMap<DocRef, number> {
  const byAddress = new Map<string, Source[]>();
  for (const source of sources.values()) {
    if (source.url === undefined) continue;
    const address = addressOf(source.url);
    byAddress.set(address, [...(byAddress.get(address) ?? []), source]);
  }
  const citing = (source: string): readonly DocRef[] => citedBy.get(source) ?? [];
  return new Map(
    [...docs.values()].map((doc) => {
      if (doc.type === 'source') return [doc.ref, citing(doc.id).length];
      // What is cited is the source; its pages are not counted by themselves.
      if (doc.type === 'page') return [doc.ref, 0];
      const own = doc.article.canonicalUrl;
      const records = own === undefined ? [] : (byAddress.get(addressOf(own)) ?? []);
      const others = new Set(records.flatMap(({ id }) => citing(id)).filter((ref) => ref !== doc.ref));
      return [doc.ref, others.size];
    }),
  );
}

/** The same page, however its address is written. */
function addressOf(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}
