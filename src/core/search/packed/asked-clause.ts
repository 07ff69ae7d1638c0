// Reads the clauses of a lunr.Query: what lunr.Index#query does before it looks at a posting.
import lunr from 'lunr';
import type { Caps } from './caps.ts';
import { expandTerm, type FoundTerm } from './expand-term.ts';
import type { SegmentSet } from './segment-set.ts';

export type Presence = 'optional' | 'required' | 'prohibited';

export interface AskedClause {
  readonly presence: Presence;
  readonly boost: number;
  /** Field numbers; one that is named twice counts twice, as in lunr. */
  readonly fields: readonly number[];
  readonly terms: readonly FoundTerm[];
}

export interface AskedQuery {
  readonly clauses: readonly AskedClause[];
  /** Every clause is prohibited (or there is none): all other documents answer. */
  readonly isNegated: boolean;
  /** A required term stands nowhere. */
  readonly isHopeless: boolean;
  readonly isCut: boolean;
}

/**
 * lunr's clause; its types leave the presence out. `wordPrefix` is not lunr's: the term is the beginning of words
 * as they are spelled, which a list of stems would not find.
 */
type LunrClause = lunr.Query.Clause & { readonly presence?: unknown; readonly wordPrefix?: unknown };

/** Says that nobody waits any longer, or that time is up; asked between terms. */
export type IsOver = () => boolean;

/** Throws `RangeError` where a clause names a field that the index has not. */
export function readQuery(
  set: SegmentSet,
  clauses: readonly LunrClause[],
  pipeline: lunr.Pipeline,
  caps: Caps,
  isOver: IsOver = () => false,
): AskedQuery {
  const read = clauses.map((clause) => readClause(set, clause, pipeline, caps, isOver));
  return {
    clauses: read.map(({ clause }) => clause),
    isNegated: read.every(({ clause }) => clause.presence === 'prohibited'),
    isHopeless: read.some(({ isHopeless }) => isHopeless),
    isCut: read.some(({ isCut }) => isCut),
  };
}

function readClause(
  set: SegmentSet,
  clause: LunrClause,
  pipeline: lunr.Pipeline,
  caps: Caps,
  isOver: IsOver,
): { readonly clause: AskedClause; readonly isHopeless: boolean; readonly isCut: boolean } {
  const presence = presenceOf(clause);
  const fields = clause.fields.map((name) => fieldNumber(set, name));
  const texts = clause.usePipeline ? runPipeline(pipeline, clause) : [clause.term];
  const edits = 'editDistance' in clause ? editsOf(clause.editDistance) : undefined;
  const isWordPrefix = clause.wordPrefix === true;
  const expansions = texts.map((text) =>
    isOver() ? { terms: [], isCut: true } : expandTerm(set, { text, edits, isWordPrefix }, caps),
  );
  // lunr fails on a required clause that its pipeline leaves nothing of; here it matches nothing.
  const isMissing = expansions.length === 0 || expansions.some(({ terms }) => terms.length === 0);
  return {
    clause: {
      presence,
      boost: clause.boost,
      fields,
      terms: expansions.flatMap(({ terms }) => terms),
    },
    isHopeless: presence === 'required' && fields.length > 0 && isMissing,
    isCut: expansions.some(({ isCut }) => isCut),
  };
}

function presenceOf({ presence }: LunrClause): Presence {
  if (presence === lunr.Query.presence.REQUIRED) return 'required';
  return presence === lunr.Query.presence.PROHIBITED ? 'prohibited' : 'optional';
}

function fieldNumber(set: SegmentSet, name: string): number {
  const number = set.fields.findIndex((field) => field.name === name);
  if (number < 0) throw new RangeError(`no field ${name}`);
  return number;
}

function editsOf(edits: unknown): number {
  return typeof edits === 'number' && edits > 0 ? Math.floor(edits) : 0;
}

function runPipeline(pipeline: lunr.Pipeline, clause: LunrClause): readonly string[] {
  // lunr passes the fields on to the functions of the pipeline; its types do not know the second argument.
  const run: (text: string, metadata?: object) => string[] = pipeline.runString.bind(pipeline);
  return run(clause.term, { fields: clause.fields });
}

/** lunr's query vectors: by field and term the sum of the boosts of the clauses that ask for it. */
export function queryMagnitudes(clauses: readonly AskedClause[], fields: number): readonly number[] {
  const vectors = Array.from({ length: fields }, () => new Map<number, number>());
  for (const { presence, boost, fields: asked, terms } of clauses) {
    if (presence === 'prohibited') continue;
    for (const term of terms) {
      const { key } = term;
      for (const field of asked) {
        const vector = vectors[field];
        vector?.set(key, (vector.get(key) ?? 0) + boost);
      }
    }
  }
  return vectors.map((vector) => {
    let sum = 0;
    for (const value of vector.values()) sum += value * value;
    return Math.sqrt(sum);
  });
}
