// All strings of a list that lie within some edits of a word, as lunr counts edits: insert, delete, replace, and
// swap two neighbours, between which units may be inserted. The list is walked as the tree it is: what two
// neighbours share is compared once, and what is too far already is stepped over.
import { textToUnits } from './code-units.ts';
import type { StringTable } from './string-table.ts';
import { MAX_UNITS } from './string-writer.ts';

const STAR = 42;

/** Calls back with each match, in the list's order. A `*` in the word is any one unit, as in lunr. */
export function scanFuzzy(
  table: StringTable,
  word: string,
  edits: number,
  offer: (index: number, edits: number) => void,
): void {
  if (word.length > MAX_UNITS + edits || table.size === 0) return;
  const rows = new EditRows(textToUnits(word), edits);
  const cursor = table.cursor();
  let depth = MAX_UNITS;
  while (cursor.next(depth)) {
    depth = MAX_UNITS;
    for (let at = cursor.shared; at < cursor.length; at += 1) {
      if (!rows.read(cursor.units, at)) {
        depth = at;
        break;
      }
    }
    if (depth === MAX_UNITS) {
      const distance = rows.distance(cursor.length);
      if (distance <= edits) offer(cursor.index, distance);
    }
  }
}

/** Row `d` holds what it takes to come from each beginning of the word to the first `d` units of a string. */
class EditRows {
  private readonly width: number;
  private readonly far: number;
  /** Only a band of `2 × edits + 1` cells of each row is ever written: the rest stays too far. */
  private readonly cells: Uint8Array;

  constructor(
    private readonly word: Uint16Array,
    private readonly edits: number,
  ) {
    this.width = word.length + 1;
    this.far = Math.min(edits, 254) + 1;
    this.cells = new Uint8Array((MAX_UNITS + 1) * this.width).fill(this.far);
    for (let at = 0; at < Math.min(this.width, this.far); at += 1) this.cells[at] = at;
  }

  distance(length: number): number {
    return this.cells[length * this.width + this.word.length] ?? this.far;
  }

  /** Computes row `at + 1` from the unit at `at`; false where nothing that begins so can be near. */
  read(units: Uint16Array, at: number): boolean {
    const row = at + 1;
    const low = Math.max(0, row - this.far + 1);
    const high = Math.min(this.word.length, row + this.far - 1);
    let least = this.far;
    for (let column = low; column <= high; column += 1) {
      const cost = Math.min(this.cell(units, row, column), this.far);
      this.cells[row * this.width + column] = cost;
      if (cost < least) least = cost;
    }
    return least < this.far;
  }

  private cell(units: Uint16Array, row: number, column: number): number {
    const { cells, width, word } = this;
    const above = (row - 1) * width + column;
    const inserted = (cells[above] ?? 0) + 1;
    if (column === 0) return inserted;
    const unit = units[row - 1];
    const replaced = (cells[above - 1] ?? 0) + (isSame(word[column - 1], unit) ? 0 : 1);
    const deleted = (cells[row * width + column - 1] ?? 0) + 1;
    const plain = Math.min(inserted, replaced, deleted);
    if (column === 1 || plain === 0 || !isSame(word[column - 2], unit)) return plain;
    return Math.min(plain, this.swapped(units, row, column));
  }

  /** The last two units of the beginning in turned order, with some between them. */
  private swapped(units: Uint16Array, row: number, column: number): number {
    let best = this.far;
    for (let between = 0; between < this.edits && row - 2 - between >= 0; between += 1) {
      if (!isSame(this.word[column - 1], units[row - 2 - between])) continue;
      const before = this.cells[(row - 2 - between) * this.width + column - 2] ?? this.far;
      best = Math.min(best, before + 1 + between);
    }
    return best;
  }
}

/** A `*` in the word is any unit. */
function isSame(wanted: number | undefined, unit: number | undefined): boolean {
  return wanted === unit || wanted === STAR;
}
