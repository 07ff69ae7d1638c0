// Stands lunr behind the interface of an index. The only file that asks lunr anything.
import type lunr from 'lunr';
import type { Scores } from './scores.ts';
import type { DocRef, IndexField, LanguageIndex } from './search-index.ts';
import { createWordList, type Surface } from './surface.ts';

/** How much of what was found is kept, counted in documents over all lists: some 10 MB. */
const KEPT_DOCUMENTS = 100_000;

export interface LunrParts {
  readonly lang: string;
  readonly index: lunr.Index;
  readonly surface: Surface;
  readonly refs: readonly DocRef[];
}

/** An index over lunr. Each keystroke asks again for the words before it, so lists found are kept for a while. */
export function createLunrIndex({ lang, index, surface, refs }: LunrParts): LanguageIndex {
  const kept = new Map<string, Scores>();
  let size = 0;
  const keep = (key: string, scores: Scores): Scores => {
    kept.set(key, scores);
    size += scores.size;
    for (const [oldest, list] of kept) {
      if (size <= KEPT_DOCUMENTS) break;
      kept.delete(oldest);
      size -= list.size;
    }
    return scores;
  };
  return {
    lang,
    refs: new Set(refs),
    words: createWordList(surface),
    find(all, fields) {
      // A star is a wildcard to lunr, wherever it comes from.
      const terms = all.filter((term) => term !== '' && !term.includes('*'));
      if (terms.length === 0) return new Map();
      const key = `${fields.join()} ${terms.join(' ')}`;
      return kept.get(key) ?? keep(key, ask(index, terms, fields));
    },
  };
}

/**
 * Terms only, each optional: lunr's REQUIRED with a wildcard is quadratic, wildcards pass the stemmer by, and an
 * edit distance takes all memory there is (search.md §4, security.md §0.8), so lunr is never asked for any of them.
 */
function ask(index: lunr.Index, terms: readonly string[], fields: readonly IndexField[]): Scores {
  const results = index.query((query) => {
    for (const term of terms) query.term(term, { fields: [...fields], usePipeline: false });
  });
  // lunr divides by the length of the query's vector; taking that back makes lists of any length comparable.
  const length = Math.sqrt(terms.length);
  return new Map(results.map((result) => [result.ref, result.score * length]));
}
