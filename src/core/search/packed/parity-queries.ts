// Queries of eleven kinds, made from the words of an archive: what the packed index must answer as stock lunr does.
import lunr from 'lunr';
import type { PackedDocument } from './packed-document.ts';
import { createRandom, pick } from './seeded-random.ts';

export interface ParityQuery {
  readonly kind: ParityKind;
  readonly text: string;
  readonly ask: (query: lunr.Query) => void;
}

export const PARITY_KINDS = [
  'or',
  'and',
  'not',
  'only not',
  'boosts',
  'fields',
  'prefix',
  'word and prefix',
  'infix wildcard',
  'one edit',
  'two edits',
] as const;
export type ParityKind = (typeof PARITY_KINDS)[number];

interface Clause {
  readonly term: string;
  readonly presence?: number;
  readonly boost?: number;
  readonly fields?: readonly string[];
  readonly editDistance?: number;
}

const { REQUIRED, PROHIBITED } = presences();

/** `count` queries, the kinds in turn. Beginnings have three letters or more: lunr needs seconds for shorter ones. */
export function parityQueries(
  documents: readonly PackedDocument[],
  fields: readonly string[],
  count: number,
  seed = 1,
): readonly ParityQuery[] {
  const random = createRandom(seed);
  const word = (): string => wordOf(documents, random);
  return Array.from({ length: count }, (_, at) => {
    const kind = PARITY_KINDS[at % PARITY_KINDS.length] ?? 'or';
    const clauses = clausesOf(kind, word, random, fields);
    return {
      kind,
      text: JSON.stringify(clauses),
      ask: (query) => {
        for (const { term, ...options } of clauses) query.term(term, { ...options, usePipeline: false });
      },
    };
  });
}

function clausesOf(
  kind: ParityKind,
  word: () => string,
  random: () => number,
  fields: readonly string[],
): readonly Clause[] {
  const words = (most: number): readonly string[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, word);
  const prefix = (): string => `${word().slice(0, 3 + Math.floor(random() * 3))}*`;
  switch (kind) {
    case 'or':
      return words(3).map((term) => ({ term }));
    case 'and':
      return [word(), ...words(2)].map((term) => ({ term, presence: REQUIRED }));
    case 'not':
      return [...words(2).map((term) => ({ term })), { term: word(), presence: PROHIBITED }];
    case 'only not':
      return words(2).map((term) => ({ term, presence: PROHIBITED }));
    case 'boosts':
      return [word(), ...words(2)].map((term) => ({ term, boost: 1 + Math.floor(random() * 9) }));
    case 'fields':
      return words(3).map((term) => ({ term, fields: [pick(random, fields)] }));
    case 'prefix':
      return [{ term: prefix() }];
    case 'word and prefix':
      return [{ term: word(), presence: REQUIRED }, { term: prefix() }];
    case 'infix wildcard':
      return [{ term: infix(word()) }];
    case 'one edit':
      return [{ term: word(), editDistance: 1 }];
    case 'two edits':
      return [{ term: word(), editDistance: 2 }];
  }
}

function infix(word: string): string {
  const middle = Math.max(2, Math.floor(word.length / 2));
  return `${word.slice(0, middle)}*${word.slice(Math.max(middle, word.length - 2))}`;
}

/** A word of four letters or more, as often as it stands in the archive. */
function wordOf(documents: readonly PackedDocument[], random: () => number): string {
  for (;;) {
    const tokens = pick(random, documents).tokens.flat();
    const term = tokens.length === 0 ? '' : pick(random, tokens).term;
    if (term.length > 3) return term;
  }
}

function presences(): { readonly REQUIRED: number; readonly PROHIBITED: number } {
  const { REQUIRED, PROHIBITED } = lunr.Query.presence;
  return { REQUIRED, PROHIBITED };
}
