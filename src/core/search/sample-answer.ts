import type { SearchAnswer } from './search-types.ts';

/** An answer that found nothing, with what a test says otherwise. */
export function sampleAnswer(over: Partial<SearchAnswer> = {}): SearchAnswer {
  return {
    hits: [],
    total: 0,
    facets: { language: [], topic: [], year: [], kind: [], conference: [] },
    clauses: [],
    aliases: [],
    relaxed: false,
    withAllWords: 0,
    unknownWords: [],
    leftOut: '',
    tooBroad: false,
    outOfTime: false,
    rebuilt: [],
    markQuery: '',
    tookMs: 1,
    ...over,
  };
}
