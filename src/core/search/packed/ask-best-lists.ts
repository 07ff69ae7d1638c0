// For tests: every term that has a list of the best is asked for, from its list and without it.
import lunr from 'lunr';
import { Accumulator } from './accumulator.ts';
import { readQuery } from './asked-clause.ts';
import { openBestList } from './best-lists.ts';
import { NO_CAPS } from './caps.ts';
import { findBest } from './find-best.ts';
import { GENERATED_OPTIONS } from './generated-archive.ts';
import type { PackedIndex } from './packed-index.ts';

const LIMIT = 25;

/** What one term gave; `isListed` where its list was enough to answer. */
export interface BestListAnswer {
  readonly term: string;
  readonly isListed: boolean;
  readonly fast: ReturnType<PackedIndex['find']>;
  /** Every match was looked at. */
  readonly slow: ReturnType<PackedIndex['find']>;
}

/** Of an index that was built with {@link GENERATED_OPTIONS}. */
export function askBestLists(index: PackedIndex): readonly BestListAnswer[] {
  const [member] = index.set.members;
  if (member === undefined) return [];
  const { segment } = member;
  return Array.from({ length: segment.meta.terms }, (_, at) => at)
    .filter((at) => openBestList(segment, at))
    .map((at) => askTerm(index, segment.terms.at(at)));
}

function askTerm(index: PackedIndex, term: string): BestListAnswer {
  const ask = (query: lunr.Query): void => void query.term(term, { fields: ['all', 'title'] });
  const query = new lunr.Query(GENERATED_OPTIONS.fields.map(({ name }) => name));
  ask(query);
  const asked = readQuery(index.set, query.clauses, new lunr.Pipeline(), NO_CAPS);
  return {
    term,
    isListed: findBest(index.set, asked, LIMIT, new Accumulator(index.set)) !== undefined,
    fast: index.find(ask, { limit: LIMIT }),
    slow: index.find(ask, { limit: LIMIT, onMatch: () => undefined }),
  };
}
