// The person's own things, as far as a query brings them: what is read, changed since, noted.
import type { Doc, DocStore } from './doc-store.ts';
import { parseQuery } from './parse-query.ts';
import { walk, type AskedState, type QueryNode } from './query.ts';
import { articleRef, type DocRef } from './search-index.ts';
import type { PersonalState, PersonalThings } from './search-types.ts';

export const PERSONAL_STATES: readonly PersonalState[] = ['unread', 'read', 'changed', 'noted'];

/** What a query needs of the person's things; `read` for `is:unread` too. */
export function personalNeeds(text: string): ReadonlySet<keyof PersonalThings> {
  const needs = {
    unread: 'read',
    read: 'read',
    changed: 'changed',
    noted: 'noted',
    'in-notes': 'notes',
  } as const;
  return new Set(statesIn(parseQuery(text, false).root).map(({ state }) => needs[state]));
}

/** Says of a document whether it is in a state; only articles are in any. */
export interface PersonalFilter {
  /** Absent where nothing is known of the state. */
  of(state: AskedState): ((doc: Pick<Doc, 'type' | 'ref'>) => boolean) | undefined;
}

export function createPersonalFilter(things: PersonalThings | undefined): PersonalFilter {
  const { read, changed, noted, notes } = things ?? {};
  const sets = {
    read: refsOf(read),
    changed: refsOf(changed),
    noted: refsOf(noted ?? notes?.map(({ article }) => article)),
    'in-notes': refsOf(notes?.map(({ article }) => article)),
  };
  return {
    of(state) {
      const refs = sets[state === 'unread' ? 'read' : state];
      if (refs === undefined) return undefined;
      return ({ type, ref }) => type === 'article' && refs.has(ref) === (state !== 'unread');
    },
  };
}

function refsOf(ids: readonly string[] | undefined): ReadonlySet<DocRef> | undefined {
  return ids && new Set(ids.map(articleRef));
}

/** The parts of a query that ask for something of which nothing is known, each once. */
export function unansweredIn(root: QueryNode, filter: PersonalFilter): readonly string[] {
  const unknown = statesIn(root).filter(({ state }) => filter.of(state) === undefined);
  return [...new Set(unknown.map(({ text }) => text))];
}

/** How many of the documents, given by their numbers, are in each state of which something is known. */
export function countStates(
  numbers: Uint32Array,
  { all }: Pick<DocStore, 'all'>,
  filter: PersonalFilter,
): Partial<Readonly<Record<PersonalState, number>>> {
  const counts: Partial<Record<PersonalState, number>> = {};
  for (const state of PERSONAL_STATES) {
    const isIn = filter.of(state);
    if (isIn === undefined) continue;
    let count = 0;
    for (const number of numbers) {
      const doc = all[number];
      if (doc !== undefined && isIn(doc)) count += 1;
    }
    counts[state] = count;
  }
  return counts;
}

function statesIn(root: QueryNode): readonly Extract<QueryNode, { readonly type: 'state' }>[] {
  return walk(root, true).flatMap((node) => (node.type === 'state' ? [node] : []));
}
