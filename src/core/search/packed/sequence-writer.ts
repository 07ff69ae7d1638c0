// Collects the words of documents, one after another, and writes them: a file of its own beside the index, because
// only phrases ask for it. docs/search-index.md has every byte.
import { byUnits } from '../surface.ts';
import { writeRow } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeContainer, type SegmentId } from './container.ts';
import { CLASS_SIZES, CLASS_STARTS, CLASSES, END_OF_PART, writeCode } from './sequence-codes.ts';
import { MAX_UNITS, StringWriter } from './string-writer.ts';

export const SEQUENCE_PARTS = { words: 1, wordBlocks: 2, classes: 3, lengths: 4, sequences: 5 } as const;

export class SequenceWriter {
  /** Each word by the order in which it first came, from 1; 0 is the end of a part. */
  private readonly ids = new Map<string, number>();
  private readonly counts: number[] = [0];
  private stream = new Uint32Array(1 << 12);
  private size = 0;
  /** Where each document begins. */
  private readonly starts: number[] = [];

  /** The words of the next document, part by part: no phrase reaches from one into the next. */
  add(parts: readonly (readonly string[])[]): void {
    this.starts.push(this.size);
    for (const words of parts) {
      for (const word of words) this.push(this.idOf(word.slice(0, MAX_UNITS)));
      this.push(END_OF_PART);
    }
  }

  /** The file. `order` lists the documents as they are numbered; `indexed` are the words of the index, sorted. */
  build(segment: SegmentId, order: readonly number[], indexed: readonly string[]): Uint8Array {
    const known = new Set(indexed);
    const own = [...this.ids.keys()].filter((word) => !known.has(word)).sort(byUnits);
    const words = [...indexed, ...own];
    const classes = this.classesOf(words);
    const { lengths, sequences } = this.write(order, this.codesOf(words, classes));
    const strings = writeStrings(own);
    const meta = new ByteWriter();
    meta.text(segment);
    meta.varint(own.length);
    const parts = new Map<number, Uint8Array>([
      [SEQUENCE_PARTS.words, strings.words],
      [SEQUENCE_PARTS.wordBlocks, strings.blocks],
      [SEQUENCE_PARTS.classes, packed(classes)],
      [SEQUENCE_PARTS.lengths, lengths],
      [SEQUENCE_PARTS.sequences, sequences],
    ]);
    return writeContainer('sequences', meta.take(), parts).bytes;
  }

  /** The most frequent words get the shortest codes. */
  private classesOf(words: readonly string[]): Uint8Array {
    const counts = words.map((word) => this.counts[this.ids.get(word) ?? 0] ?? 0);
    const classes = new Uint8Array(words.length);
    const byCount = [...counts.keys()]
      .filter((word) => (counts[word] ?? 0) > 0)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    let at = 0;
    for (let one = 1; one < CLASSES; one += 1) {
      const end = Math.min(at + (CLASS_SIZES[one] ?? 0), byCount.length);
      for (; at < end; at += 1) classes[byCount[at] ?? 0] = one;
    }
    if (at < byCount.length) throw new RangeError('too many words for one index file');
    return classes;
  }

  /** By id. */
  private codesOf(words: readonly string[], classes: Uint8Array): Uint32Array {
    const codes = new Uint32Array(this.counts.length);
    const next = [...CLASS_STARTS];
    for (const [at, word] of words.entries()) {
      const one = classes[at] ?? 0;
      if (one === 0) continue;
      codes[this.ids.get(word) ?? 0] = next[one] ?? 0;
      next[one] = (next[one] ?? 0) + 1;
    }
    return codes;
  }

  private write(
    order: readonly number[],
    codes: Uint32Array,
  ): { readonly lengths: Uint8Array; readonly sequences: Uint8Array } {
    const lengths = new ByteWriter();
    const out = new ByteWriter(this.size * 2);
    for (const document of order) {
      const before = out.length;
      const end = this.starts[document + 1] ?? this.size;
      for (let at = this.starts[document] ?? end; at < end; at += 1)
        writeCode(out, codes[this.stream[at] ?? 0] ?? END_OF_PART);
      lengths.varint(out.length - before);
    }
    return { lengths: lengths.take(), sequences: out.take() };
  }

  private idOf(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] ?? 0) + 1;
      return known;
    }
    this.ids.set(word, this.counts.length);
    this.counts.push(1);
    return this.counts.length - 1;
  }

  private push(id: number): void {
    if (this.size === this.stream.length) {
      const larger = new Uint32Array(this.size * 2);
      larger.set(this.stream);
      this.stream = larger;
    }
    this.stream[this.size] = id;
    this.size += 1;
  }
}

function writeStrings(sorted: readonly string[]): {
  readonly words: Uint8Array;
  readonly blocks: Uint8Array;
} {
  const strings = new StringWriter();
  const blocks = new ByteWriter();
  for (const word of sorted) {
    if (strings.isAtBlock) writeRow(blocks, [strings.out.length]);
    strings.add(word);
  }
  writeRow(blocks, [strings.out.length]);
  return { words: strings.out.take(), blocks: blocks.take() };
}

/** Two bits each, the first in the lowest. */
function packed(classes: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(classes.length / 4));
  for (const [at, one] of classes.entries()) bytes[at >> 2] = (bytes[at >> 2] ?? 0) | (one << ((at & 3) * 2));
  return bytes;
}
