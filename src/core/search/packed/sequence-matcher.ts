// Whether a phrase stands in a document, by the codes of its words.
import { nearMatches } from '../near-places.ts';
import type { NeedleWords } from '../word-text.ts';
import { encodeCodes, END_OF_PART } from './sequence-codes.ts';
import type { CodeBytes, CodeRange, CodeRow, Sequences } from './sequences.ts';
import { MAX_UNITS } from './string-writer.ts';

/** What is looked for: one of the `needles` of each unit, side by side in itself. */
export interface SequenceQuery {
  readonly units: readonly SequenceUnit[];
  /** How far the units may be apart, as near.ts has it; a single unit has no distance. */
  readonly distance: number;
  /** Only the first part of a document is looked at: its title. */
  readonly isFirstPart: boolean;
}

export interface SequenceUnit {
  /** Its place in what was typed, in words. */
  readonly at: number;
  readonly needles: readonly NeedleWords[];
}

/** A word as long as this may be the beginning of a longer one, of which no more is kept. */
export function isAskable({ units }: SequenceQuery): boolean {
  return units.every(({ needles }) =>
    needles.every(({ words }) => words.every((word) => word.length < MAX_UNITS)),
  );
}

/** Words of a needle as codes; the last one may be any of some ranges. */
interface CodeNeedle {
  readonly codes: readonly number[];
  readonly last: readonly CodeRange[] | undefined;
  /** What is looked for before anything is read; nothing where only a beginning is asked. */
  readonly written: CodeBytes | undefined;
  readonly length: number;
}

/** Looks for one query in the documents of one segment. */
export class SequenceMatcher {
  private readonly units: readonly (readonly CodeNeedle[])[];
  private readonly offsets: readonly number[];
  private readonly isHopeless: boolean;

  constructor(
    private readonly sequences: Sequences,
    private readonly query: SequenceQuery,
  ) {
    this.units = query.units.map(({ needles }) => needles.flatMap((needle) => toCodes(needle, sequences)));
    this.offsets = query.units.map(({ at }) => at);
    this.isHopeless = this.units.length === 0 || this.units.some((needles) => needles.length === 0);
  }

  /** A document is told by its number in the segment; `row` is room to read it into. */
  matches(document: number, row: CodeRow): boolean {
    if (this.isHopeless || !this.units.every((needles) => this.mayHold(document, needles))) return false;
    this.sequences.read(document, row);
    const { codes, size } = row;
    const [only, ...others] = this.units;
    if (only !== undefined && others.length === 0) {
      const end = this.query.isFirstPart ? endOfPart(codes, 0, size) : size;
      return only.some((needle) => findNeedle(codes, 0, end, needle) >= 0);
    }
    for (let from = 0; from < size;) {
      const end = endOfPart(codes, from, size);
      if (this.isNear(codes, from, end)) return true;
      if (this.query.isFirstPart) return false;
      from = end + 1;
    }
    return false;
  }

  private mayHold(document: number, needles: readonly CodeNeedle[]): boolean {
    return needles.some(({ written }) => written === undefined || this.sequences.mayHold(document, written));
  }

  private isNear(codes: Uint32Array, from: number, end: number): boolean {
    const lists: (readonly number[])[] = [];
    for (const needles of this.units) {
      const places = placesOf(codes, from, end, needles);
      if (places.length === 0) return false;
      lists.push(places);
    }
    return nearMatches(lists, this.offsets, this.query.distance).next().done === false;
  }
}

function toCodes({ words, isOpen }: NeedleWords, sequences: Sequences): readonly CodeNeedle[] {
  const [finished, last] = isOpen ? [words.slice(0, -1), words.at(-1)] : [words, undefined];
  const codes = finished.map((word) => sequences.codeOf(word));
  const known = codes.filter((code) => code !== undefined);
  const ranges = last === undefined ? undefined : sequences.codesBeginning(last);
  if (known.length < codes.length || ranges?.length === 0) return [];
  const written = known.length === 0 ? undefined : encodeCodes(known);
  return [{ codes: known, last: ranges, written, length: words.length }];
}

function endOfPart(codes: Uint32Array, from: number, size: number): number {
  let at = from;
  while (at < size && codes[at] !== END_OF_PART) at += 1;
  return at;
}

/** Where a needle first stands between two places, or -1. */
function findNeedle(codes: Uint32Array, from: number, end: number, needle: CodeNeedle): number {
  const [first] = needle.codes;
  const stop = end - needle.length;
  for (let at = from; at <= stop; at += 1) {
    if (first !== undefined && codes[at] !== first) continue;
    if (standsAt(codes, at, needle)) return at;
  }
  return -1;
}

function standsAt(codes: Uint32Array, at: number, { codes: wanted, last }: CodeNeedle): boolean {
  for (let nth = 0; nth < wanted.length; nth += 1) if (codes[at + nth] !== wanted[nth]) return false;
  if (last === undefined) return true;
  const code = codes[at + wanted.length] ?? END_OF_PART;
  return last.some(([start, after]) => code >= start && code < after);
}

/** Places from the beginning of the part, rising. */
function placesOf(
  codes: Uint32Array,
  from: number,
  end: number,
  needles: readonly CodeNeedle[],
): readonly number[] {
  const places = new Set<number>();
  for (const needle of needles)
    for (let at = findNeedle(codes, from, end, needle); at >= 0; at = findNeedle(codes, at + 1, end, needle))
      places.add(at - from);
  return needles.length === 1 ? [...places] : [...places].sort((a, b) => a - b);
}
