// What a new segment takes back from older ones, counted from the tokens that the documents had.
import { fail, ok, type Result } from '#core/result';
import type { PackedDocument } from './packed-document.ts';
import type { Decrements, Removal } from './removals.ts';
import { SegmentSet, type Member } from './segment-set.ts';
import type { Segment } from './segment.ts';
import { MAX_UNITS } from './string-writer.ts';
import type { PackedSettings } from './write-segment.ts';

/** Counts that sink, by id: one number for each column. */
type Counts = Map<number, number[]>;

interface Taken {
  readonly documents: number[];
  readonly terms: Counts;
  readonly words: Counts;
}

export class RemovalCollector {
  private readonly set: SegmentSet | undefined;
  private readonly taken = new Map<Member, Taken>();
  private readonly gone = new Set<number>();

  constructor(
    private readonly settings: PackedSettings,
    older: readonly Segment[],
  ) {
    this.set = older.length === 0 ? undefined : new SegmentSet(older);
  }

  /** Whether an older segment has a document that has not been removed. */
  isThere(ref: string): boolean {
    return this.numberOf(ref) >= 0;
  }

  remove(document: PackedDocument): Result<undefined, 'unknown-document' | 'other-tokens'> {
    const number = this.numberOf(document.ref);
    const member = number < 0 ? undefined : this.set?.memberOf(number);
    if (!member) return fail('unknown-document', `no document ${document.ref}`);
    const local = number - member.first;
    const terms = countTerms(member, document, this.settings);
    const words = countWords(member, document);
    if (!terms || !words || !hasLengths(member, local, document))
      return fail('other-tokens', `${document.ref} was indexed with other tokens`);
    const taken: Taken = this.taken.get(member) ?? { documents: [], terms: new Map(), words: new Map() };
    this.taken.set(member, taken);
    taken.documents.push(local);
    addUp(taken.terms, terms);
    addUp(taken.words, words);
    this.gone.add(number);
    return ok(undefined);
  }

  collect(): readonly Removal[] {
    const columns = this.settings.fields.length + 1;
    return [...this.taken]
      .sort(([a], [b]) => a.order - b.order)
      .map(([member, { documents, terms, words }]) => ({
        segment: member.segment.id,
        documents: Uint32Array.from(documents).sort(),
        terms: toDecrements(terms, columns),
        words: toDecrements(words, 1),
      }));
  }

  private numberOf(ref: string): number {
    const number = this.set?.documentNumber(ref) ?? -1;
    return this.gone.has(number) ? -1 : number;
  }
}

/** By term, one for each field that has it, and one more where a ranked field has it. */
function countTerms(member: Member, document: PackedDocument, settings: PackedSettings): Counts | undefined {
  const counts: Counts = new Map();
  const ranked = settings.fields.length;
  for (const [field, tokens] of document.tokens.entries()) {
    for (const { term } of tokens) {
      const id = member.segment.terms.indexOf(term);
      if (id < 0) {
        if (isIndexed(term)) return undefined;
        continue;
      }
      const row = counts.get(id) ?? Array.from({ length: ranked + 1 }, () => 0);
      counts.set(id, row);
      row[field] = 1;
      if (settings.fields[field]?.isRanked === true) row[ranked] = 1;
    }
  }
  return counts;
}

function countWords(member: Member, document: PackedDocument): Counts | undefined {
  const counts: Counts = new Map();
  for (const { word, term } of document.tokens.flat()) {
    if (word === undefined || !isIndexed(word) || !isIndexed(term)) continue;
    const id = member.segment.words.strings.indexOf(word);
    if (id < 0) return undefined;
    counts.set(id, [1]);
  }
  return counts;
}

function isIndexed(text: string): boolean {
  return text !== '' && text.length <= MAX_UNITS;
}

function hasLengths(member: Member, local: number, document: PackedDocument): boolean {
  const { meta, lengths } = member.segment;
  return meta.fields.every((_, field) => lengths.at(field, local) === (document.tokens[field] ?? []).length);
}

function addUp(sums: Counts, more: Counts): void {
  for (const [id, row] of more) {
    const sum = sums.get(id);
    if (!sum) sums.set(id, row);
    else for (const [column, count] of row.entries()) sum[column] = (sum[column] ?? 0) + count;
  }
}

function toDecrements(counts: Counts, columns: number): Decrements {
  const ids = Uint32Array.from(counts.keys()).sort();
  return {
    ids,
    counts: Array.from({ length: columns }, (_, column) =>
      Uint32Array.from(ids, (id) => counts.get(id)?.[column] ?? 0),
    ),
  };
}
