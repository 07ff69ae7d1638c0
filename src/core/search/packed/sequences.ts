// The words of each document of a segment, one after another, as codes: where phrases are looked for.
import { BadIndexError } from './bad-index-error.ts';
import { openBlockRows } from './block-rows.ts';
import { ByteReader } from './byte-reader.ts';
import { openContainer } from './container.ts';
import type { Segment } from './segment.ts';
import { readCodes } from './sequence-codes.ts';
import { SEQUENCE_PARTS } from './sequence-writer.ts';
import { StringTable } from './string-table.ts';
import { WordClasses } from './word-classes.ts';

/** Neighbouring codes, from the first to before the second. */
export type CodeRange = readonly [number, number];

/** Codes of one document; only the first `size` mean anything, and only until the next is read. */
export interface CodeRow {
  codes: Uint32Array;
  size: number;
}

/** Codes side by side as they are written. */
export interface CodeBytes {
  /** Not empty. */
  readonly bytes: Uint8Array;
  /** Place of the byte that stands in the fewest other codes. */
  readonly rarest: number;
}

/** The opened sequences of one segment. */
export class Sequences {
  /** Where each document begins, and the end. */
  private readonly starts: Uint32Array;

  constructor(
    private readonly segment: Segment,
    private readonly own: StringTable,
    private readonly classes: WordClasses,
    lengths: Uint8Array,
    private readonly bytes: Uint8Array,
  ) {
    this.starts = readStarts(lengths, segment.meta.documents, bytes.length);
  }

  /** The code of a word of at most 255 units; nothing where no text has it. */
  codeOf(word: string): number | undefined {
    const indexed = this.segment.words.strings.indexOf(word);
    if (indexed >= 0) return this.classes.codeOf(indexed);
    const own = this.own.indexOf(word);
    return own < 0 ? undefined : this.classes.codeOf(this.segment.meta.words + own);
  }

  /** The codes of the words that begin so, not empty. */
  codesBeginning(prefix: string): readonly CodeRange[] {
    const { strings } = this.segment.words;
    const first = this.segment.meta.words;
    const { own } = this;
    return [
      ...this.classes.codesBetween(strings.firstFrom(prefix), strings.firstAfter(prefix)),
      ...this.classes.codesBetween(first + own.firstFrom(prefix), first + own.firstAfter(prefix)),
    ];
  }

  /** Reads the words of a document, `END_OF_PART` after each part. */
  read(document: number, row: CodeRow): void {
    const from = this.starts[document] ?? 0;
    const to = this.starts[document + 1] ?? 0;
    if (to - from > row.codes.length) row.codes = new Uint32Array((to - from) * 2);
    row.size = readCodes(this.bytes, from, to, row.codes);
  }

  /**
   * Whether a document may have some codes side by side: false is sure, true may be parts of other codes. Far cheaper
   * than reading the document.
   */
  mayHold(document: number, { bytes: wanted, rarest }: CodeBytes): boolean {
    const { bytes } = this;
    const stop = (this.starts[document + 1] ?? 0) - wanted.length + rarest;
    const rare = wanted[rarest];
    for (let at = (this.starts[document] ?? 0) + rarest; at <= stop; at += 1) {
      if (bytes[at] !== rare) continue;
      let same = 0;
      while (same < wanted.length && bytes[at - rarest + same] === wanted[same]) same += 1;
      if (same === wanted.length) return true;
    }
    return false;
  }

  /** Reads all that there is, once. Throws `BadIndexError` for a word that is not there. */
  check(): void {
    this.own.all();
    const row: CodeRow = { codes: new Uint32Array(0), size: 0 };
    for (let document = 0; document < this.segment.meta.documents; document += 1) {
      this.read(document, row);
      for (let at = 0; at < row.size; at += 1)
        if (!this.classes.has(row.codes[at] ?? 0))
          throw new BadIndexError('a text has a word that is not there');
      if (row.size > 0 && row.codes[row.size - 1] !== 0) throw new BadIndexError('a text has no end');
    }
  }
}

/** Throws `BadIndexError`. Without `isTrusted`, every byte is held against its checksum. */
export function openSequences(file: Uint8Array, segment: Segment, isTrusted: boolean): Sequences {
  const container = openContainer(file, 'sequences');
  if (!isTrusted) container.verify();
  const meta = new ByteReader(container.meta);
  if (meta.text() !== segment.id) throw new BadIndexError('the words of the texts belong to another index');
  const strings = container.section(SEQUENCE_PARTS.words);
  const size = meta.count(strings.length);
  if (!meta.isAtEnd) throw new BadIndexError('the header is damaged');
  const rows = openBlockRows(container.section(SEQUENCE_PARTS.wordBlocks), size, [strings]);
  const classes = new WordClasses(container.section(SEQUENCE_PARTS.classes), segment.meta.words + size);
  const lengths = container.section(SEQUENCE_PARTS.lengths);
  const sequences = container.section(SEQUENCE_PARTS.sequences);
  return new Sequences(segment, new StringTable(strings, rows, size), classes, lengths, sequences);
}

/** Together the documents have all bytes, so that none of them is read twice. */
function readStarts(lengths: Uint8Array, documents: number, end: number): Uint32Array {
  const reader = new ByteReader(lengths);
  const starts = new Uint32Array(documents + 1);
  let at = 0;
  for (let document = 0; document < documents; document += 1) {
    at += reader.count(end - at);
    starts[document + 1] = at;
  }
  if (at !== end || !reader.isAtEnd) throw new BadIndexError('the texts do not fit');
  return starts;
}
