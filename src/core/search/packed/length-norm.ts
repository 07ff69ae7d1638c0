import type { DocLengths } from './doc-lengths.ts';

/** Longer fields are computed each time. */
const TABLE_SIZE = 0x1_0000;

/**
 * BM25's `k1 (1 - b + b length / average)` for the documents of one segment in one field. Lengths are few, so each
 * is computed when it is first met: an index can be asked as soon as it is open.
 */
export class LengthNorm {
  /** Length of the field by document. */
  readonly lengths: Uint16Array | Uint32Array;
  private readonly table: Float64Array;

  constructor(
    lengths: DocLengths,
    field: number,
    private readonly average: number,
    private readonly k1: number,
    private readonly b: number,
  ) {
    this.lengths = lengths.ofField(field);
    this.table = new Float64Array(lengths.columns[field]?.width === 1 ? 0x100 : TABLE_SIZE);
  }

  of(length: number): number {
    const known = this.table[length] ?? 0;
    if (known !== 0) return known;
    const norm = this.k1 * (1 - this.b + this.b * (length / this.average));
    if (length < TABLE_SIZE) this.table[length] = norm;
    return norm;
  }
}
