// What is known of each word as people spell it: in how many documents it stands and the terms it became.
import { BadIndexError } from './bad-index-error.ts';
import { BLOCK_SIZE, writeRow } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { PARTS } from './segment-meta.ts';
import type { InfoTable } from './segment.ts';
import { StringWriter } from './string-writer.ts';

export interface WordContent {
  readonly word: string;
  readonly documents: number;
  /** Indexes of its terms, rising; most words have one. */
  readonly terms: readonly number[];
}

const INFO = 1;

export function writeWords(parts: Map<number, Uint8Array>, words: readonly WordContent[]): void {
  const strings = new StringWriter();
  const info = new ByteWriter();
  const blocks = new ByteWriter();
  let before = 0;
  for (const { word, documents, terms } of words) {
    if (strings.isAtBlock) {
      writeRow(blocks, [strings.out.length, info.length]);
      before = 0;
    }
    strings.add(word);
    info.varint(documents);
    for (const [at, term] of terms.entries()) {
      const more = at < terms.length - 1 ? 1 : 0;
      // Words and terms are both sorted, so the first term of a word is near that of the word before.
      const step = at === 0 ? zigzag(term - before) : term - (terms[at - 1] ?? 0);
      info.varint(step * 2 + more);
    }
    before = terms[0] ?? 0;
  }
  writeRow(blocks, [strings.out.length, info.length]);
  parts.set(PARTS.words, strings.out.take());
  parts.set(PARTS.wordInfo, info.take());
  parts.set(PARTS.wordBlocks, blocks.take());
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}

/** Walks what is known of the words of a segment. */
export class WordCursor {
  index = -1;
  documents = 0;
  /** Of the present word; only the first `termCount` mean anything. */
  private readonly terms: number[] = [];
  private termCount = 0;
  private at = 0;
  private end = 0;
  private before = 0;

  constructor(
    private readonly table: InfoTable,
    /** Number of terms of the segment. */
    private readonly limit: number,
  ) {}

  /** Goes to a word; near ones cost least. */
  seek(index: number): void {
    if (index < 0 || index >= this.table.strings.size) throw new BadIndexError('a word that is not there');
    if (index === this.index) return;
    const block = Math.floor(index / BLOCK_SIZE);
    if (index < this.index || block !== Math.floor(this.index / BLOCK_SIZE)) {
      this.index = block * BLOCK_SIZE - 1;
      this.at = this.table.rows.offset(block, INFO);
      this.end = this.table.rows.offset(block + 1, INFO);
      this.before = 0;
    }
    while (this.index < index) this.read();
  }

  /** Adds the terms of the present word to a set. */
  addTermsTo(set: Set<number>): void {
    for (let at = 0; at < this.termCount; at += 1) set.add(this.terms[at] ?? 0);
  }

  private read(): void {
    // Where it meets damage it stands nowhere.
    const { index } = this;
    this.index = -1;
    this.documents = this.varint();
    this.termCount = 0;
    let value = this.varint();
    const first = value >>> 1;
    let term = this.before + ((first & 1) === 1 ? -((first + 1) >>> 1) : first >>> 1);
    this.addTerm(term);
    this.before = term;
    while ((value & 1) === 1) {
      value = this.varint();
      term += value >>> 1;
      this.addTerm(term);
    }
    this.index = index + 1;
  }

  private addTerm(term: number): void {
    if (term < 0 || term >= this.limit) throw new BadIndexError('a word with a term that is not there');
    this.terms[this.termCount] = term;
    this.termCount += 1;
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (this.at >= this.end) break;
      const byte = this.table.info[this.at] ?? 0;
      this.at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new BadIndexError('what is known of a word is cut off');
  }
}
