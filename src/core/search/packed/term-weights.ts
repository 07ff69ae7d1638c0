import type { LengthNorm } from './length-norm.ts';

/** Terms mostly stand once in a document, and documents mostly are shorter than this. */
const SHORT = 1024;
/** For fewer documents it is not worth while to remember weights. */
const FEW = 64;

/** What one term weighs in documents of one segment in one field, times a factor. */
export class TermWeights {
  /** Length of the field by document. */
  lengths: Uint16Array | Uint32Array = new Uint16Array(0);
  private norm: LengthNorm | undefined;
  private idf = 0;
  private gain = 0;
  private boost = 1;
  private factor = 1;
  /** Weights of a term that stands once, by length; below nought where not yet computed. */
  private readonly once = new Float64Array(SHORT);
  private limit = SHORT;

  /** Begins a list of `documents`. */
  start(documents: number, norm: LengthNorm, idf: number, k1: number, boost: number, factor: number): void {
    this.norm = norm;
    this.lengths = norm.lengths;
    this.idf = idf;
    this.gain = k1 + 1;
    this.boost = boost;
    this.factor = factor;
    this.limit = documents < FEW ? 0 : SHORT;
    if (this.limit > 0) this.once.fill(-1);
  }

  /** The weight of a term that stands `count` times in a field of `length` tokens, in thousandths. */
  of(count: number, length: number): number {
    if (count !== 1 || length >= this.limit) return this.factor * this.compute(count, length);
    const known = this.once[length] ?? -1;
    if (known >= 0) return this.factor * known;
    const weight = this.compute(1, length);
    this.once[length] = weight;
    return this.factor * weight;
  }

  /** lunr.Builder#createFieldVectors for one weight, in its order of operations. */
  private compute(count: number, length: number): number {
    const norm = this.norm?.of(length) ?? 0;
    const score = ((this.idf * (this.gain * count)) / (norm + count)) * this.boost;
    return Math.round(score * 1000);
  }
}
