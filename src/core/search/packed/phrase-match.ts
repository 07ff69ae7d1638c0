// Whether the words of a phrase stand together: in their order and at their distance, or nearly.
import type { FoundTerm } from './expand-term.ts';
import { openOrdinalCursor, type OrdinalCursor } from './ordinal-cursor.ts';
import type { Ordinals } from './ordinals.ts';
import type { Member } from './segment-set.ts';

/** One word of a phrase: the terms it may be, and its distance from the beginning of the phrase in words. */
export interface PlacedTerms {
  readonly terms: readonly FoundTerm[];
  readonly offset: number;
}

/**
 * Documents of one segment (numbers in it, rising) in which the phrase stands in one field. `slop`: how many words
 * the places may be off in sum of the farthest two; 0 is the phrase itself.
 */
export function matchPhrase(
  member: Member,
  ordinals: Ordinals,
  field: number,
  places: readonly PlacedTerms[],
  slop: number,
  candidates: Uint32Array,
): readonly number[] {
  const lists = places.map(({ terms, offset }) => ({
    offset,
    cursors: terms.flatMap((term) => {
      const place = term.places.find((one) => one.member === member);
      return place ? (openOrdinalCursor(member, ordinals, place.term, field) ?? []) : [];
    }),
  }));
  const matches: number[] = [];
  for (const document of candidates) {
    const rows: Row[] = [];
    for (const { cursors, offset } of lists) {
      const values = ordinalsIn(cursors, document, offset);
      if (values.length === 0) break;
      rows.push(new Row(values, offset));
    }
    if (rows.length === lists.length && stands(rows, slop)) matches.push(document);
  }
  return matches;
}

/** Where any of the terms stands in the document, each told as where the phrase would begin, rising. */
function ordinalsIn(cursors: readonly OrdinalCursor[], document: number, offset: number): readonly number[] {
  const all: number[] = [];
  for (const cursor of cursors) cursor.read(document, (ordinal) => all.push(ordinal - offset));
  return cursors.length > 1 ? [...new Set(all)].sort((a, b) => a - b) : all;
}

/** One of each row so that they lie within `slop`, no two on the same word. */
function stands(rows: readonly Row[], slop: number): boolean {
  for (;;) {
    const [first, ...others] = rows;
    if (!first) return false;
    const least = others.reduce((low, row) => (row.value < low.value ? row : low), first);
    const most = others.reduce((high, row) => Math.max(high, row.value), first.value);
    if (most - least.value <= slop && (slop === 0 || isApart(rows))) return true;
    if (!least.advance()) return false;
  }
}

function isApart(rows: readonly Row[]): boolean {
  return new Set(rows.map((row) => row.word)).size === rows.length;
}

/** Where one word of a phrase stands in a document, looked through from the beginning. */
class Row {
  private at = 0;

  constructor(
    private readonly values: readonly number[],
    private readonly offset: number,
  ) {}

  /** Where the phrase would begin. */
  get value(): number {
    return this.values[this.at] ?? 0;
  }

  /** Ordinal of the word itself. */
  get word(): number {
    return this.value + this.offset;
  }

  advance(): boolean {
    this.at += 1;
    return this.at < this.values.length;
  }
}
