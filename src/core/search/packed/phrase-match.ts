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

/** Looks for a phrase in the documents of one segment. */
export class PhraseMatcher {
  /** By field, by word of the phrase. */
  private readonly fields: readonly (readonly Row[])[];
  private readonly isRepeating: boolean;

  /** `slop`: how far the farthest two of the words may be off their places; 0 is the phrase itself. */
  constructor(
    member: Member,
    ordinals: Ordinals,
    fields: readonly number[],
    places: readonly PlacedTerms[],
    private readonly slop: number,
  ) {
    this.isRepeating = slop > 0 && hasRepeats(places);
    this.fields = fields.map((field) =>
      places.map(({ terms, offset }) => {
        const cursors = terms.flatMap((term) => {
          const place = term.places.find((one) => one.member === member);
          return place ? (openOrdinalCursor(member, ordinals, place.term, field) ?? []) : [];
        });
        return new Row(cursors, offset);
      }),
    );
  }

  /** Whether the phrase stands in a document, told by its number in the segment. Numbers must rise. */
  matches(document: number): boolean {
    return this.fields.some((rows) => this.load(rows, document) && this.stands(rows));
  }

  private load(rows: readonly Row[], document: number): boolean {
    for (const row of rows) if (!row.load(document)) return false;
    return rows.length > 0;
  }

  /** One of each row so that they lie within `slop`; with repeated words no two on the same. */
  private stands(rows: readonly Row[]): boolean {
    for (;;) {
      let least: Row | undefined;
      let most = -Infinity;
      for (const row of rows) {
        if (!least || row.value < least.value) least = row;
        if (row.value > most) most = row.value;
      }
      if (!least) return false;
      if (most - least.value <= this.slop && !(this.isRepeating && isOverlapping(rows))) return true;
      if (!least.advance()) return false;
    }
  }
}

/** Whether one word is asked for twice: then it must stand there twice. */
function hasRepeats(places: readonly PlacedTerms[]): boolean {
  const keys = places.flatMap(({ terms }) => terms.map(({ key }) => key));
  return new Set(keys).size !== keys.length;
}

function isOverlapping(rows: readonly Row[]): boolean {
  return new Set(rows.map((row) => row.word)).size < rows.length;
}

/** Where one word of a phrase stands in a document, each told as where the phrase would begin, rising. */
class Row {
  /** Where the phrase would begin by the present one. */
  value = 0;
  private readonly values: number[] = [];
  private size = 0;
  private at = 0;

  constructor(
    private readonly cursors: readonly OrdinalCursor[],
    private readonly offset: number,
  ) {}

  /** Ordinal of the word itself. */
  get word(): number {
    return this.value + this.offset;
  }

  /** Goes to a document; false where the word does not stand in it. */
  load(document: number): boolean {
    this.size = 0;
    for (const cursor of this.cursors) {
      const count = cursor.open(document);
      for (let n = 0; n < count; n += 1) this.values[this.size++] = cursor.next() - this.offset;
    }
    if (this.size === 0) return false;
    // Several terms may stand at this place, each with a list of its own.
    if (this.cursors.length > 1) {
      this.values.length = this.size;
      this.values.sort((a, b) => a - b);
    }
    this.at = 0;
    this.value = this.values[0] ?? 0;
    return true;
  }

  advance(): boolean {
    this.at += 1;
    this.value = this.values[this.at] ?? 0;
    return this.at < this.size;
  }
}
