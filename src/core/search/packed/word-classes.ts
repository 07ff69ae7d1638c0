import { BadIndexError } from './bad-index-error.ts';
import { CLASS_SIZES, CLASS_STARTS, CLASSES, END_OF_PART } from './sequence-codes.ts';

/** Words between two that are counted. */
const STEP = 256;

/** Which words have codes of which length, two bits a word; a code is the place of its word among those of its class. */
export class WordClasses {
  /** By step, by class: how many words come before. */
  private readonly before: Uint32Array;

  /** Throws `BadIndexError`. */
  constructor(
    private readonly bytes: Uint8Array,
    words: number,
  ) {
    if (bytes.length !== Math.ceil(words / 4)) throw new BadIndexError('the lengths of words do not fit');
    const steps = Math.ceil(words / STEP);
    this.before = new Uint32Array((steps + 1) * CLASSES);
    for (let step = 0; step < steps; step += 1) {
      const counts = this.before.copyWithin((step + 1) * CLASSES, step * CLASSES, (step + 1) * CLASSES);
      const end = Math.min((step + 1) * STEP, words);
      for (let word = step * STEP; word < end; word += 1) {
        const at = (step + 1) * CLASSES + this.classOf(word);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    for (let one = 1; one < CLASSES; one += 1)
      if (this.countIn(one) > (CLASS_SIZES[one] ?? 0)) throw new BadIndexError('too many frequent words');
  }

  /** Nothing where no text has the word. */
  codeOf(word: number): number | undefined {
    const one = this.classOf(word);
    return one === 0 ? undefined : (CLASS_STARTS[one] ?? 0) + this.countBefore(word, one);
  }

  /** The codes of the words from `first` to before `after`. */
  codesBetween(first: number, after: number): readonly (readonly [number, number])[] {
    return CLASS_STARTS.flatMap((start, one): readonly (readonly [number, number])[] => {
      const [from, to] = [this.countBefore(first, one), this.countBefore(after, one)];
      return one === 0 || from >= to ? [] : [[start + from, start + to]];
    });
  }

  /** Whether a code is that of a word, or the end of a part. */
  has(code: number): boolean {
    const one = CLASS_STARTS.findLastIndex((start) => start <= code);
    return code === END_OF_PART || code - (CLASS_STARTS[one] ?? 0) < this.countIn(one);
  }

  private countIn(one: number): number {
    return this.before[this.before.length - CLASSES + one] ?? 0;
  }

  private countBefore(word: number, one: number): number {
    const step = Math.floor(word / STEP);
    let count = this.before[step * CLASSES + one] ?? 0;
    for (let at = step * STEP; at < word; at += 1) if (this.classOf(at) === one) count += 1;
    return count;
  }

  private classOf(word: number): number {
    return ((this.bytes[word >> 2] ?? 0) >> ((word & 3) * 2)) & 3;
  }
}
