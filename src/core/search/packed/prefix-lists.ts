// For beginnings of one or two letters that very many words have: the most frequent of these words, and the
// documents that answer best to them. A first keystroke asks nothing in particular; it gets this at once.
import { BadIndexError } from './bad-index-error.ts';
import { byUnits } from '../surface.ts';
import { BLOCK_SIZE, writeRow } from './block-rows.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { DEFAULT_CAPS, SHORT_PREFIX } from './caps.ts';
import { PARTS } from './segment-meta.ts';
import type { Segment } from './segment.ts';
import { StringWriter } from './string-writer.ts';
import { TopDocuments } from './top-documents.ts';
import { WordCursor } from './word-info.ts';

/** Documents in one list. */
export const PREFIX_HITS = 50;
/** Words in one list; beginnings of no more words have none. */
const PREFIX_WORDS = DEFAULT_CAPS.shortPrefixTerms;

export interface PrefixHit {
  /** Number in its segment. */
  readonly document: number;
  /** When the segment was written, by itself, in thousandths. */
  readonly score: number;
}

export interface PrefixList {
  /** Words that begin so. */
  readonly total: number;
  /** Indexes of the most frequent ones, rising. */
  readonly words: readonly number[];
  /** Documents that have one of these words. */
  readonly documents: number;
  /** By document number. */
  readonly hits: readonly PrefixHit[];
}

/** Answers for a list of terms of the segment: the documents that have any of them, best first. */
export type AskTerms = (terms: readonly number[]) => {
  readonly total: number;
  readonly hits: readonly PrefixHit[];
};

/** Adds the lists to the parts of a segment; returns how many there are. */
export function writePrefixLists(parts: Map<number, Uint8Array>, segment: Segment, ask: AskTerms): number {
  const strings = new StringWriter();
  const lists = new ByteWriter();
  const blocks = new ByteWriter();
  let count = 0;
  for (const prefix of shortPrefixes(segment)) {
    if (strings.isAtBlock) writeRow(blocks, [strings.out.length, lists.length]);
    strings.add(prefix);
    const body = new ByteWriter();
    writeList(body, segment, prefix, ask);
    lists.varint(body.length);
    lists.append(body.peek());
    count += 1;
  }
  writeRow(blocks, [strings.out.length, lists.length]);
  parts.set(PARTS.prefixes, strings.out.take());
  parts.set(PARTS.prefixLists, lists.take());
  parts.set(PARTS.prefixBlocks, blocks.take());
  return count;
}

/** The list of a beginning; nothing where the segment has none. Throws `BadIndexError`. */
export function readPrefixList(segment: Segment, prefix: string): PrefixList | undefined {
  if (prefix.length > SHORT_PREFIX || prefix === '') return undefined;
  const { strings, info, rows } = segment.prefixes;
  const index = strings.indexOf(prefix);
  if (index < 0) return undefined;
  const block = Math.floor(index / BLOCK_SIZE);
  const reader = new ByteReader(info, rows.offset(block, 1), rows.offset(block + 1, 1));
  for (let at = block * BLOCK_SIZE; at < index; at += 1) reader.take(reader.varint());
  return readList(new ByteReader(reader.take(reader.varint())), segment);
}

function writeList(out: ByteWriter, segment: Segment, prefix: string, ask: AskTerms): void {
  const words = segment.words.strings;
  const cursor = new WordCursor(segment.words, segment.meta.terms);
  const from = words.firstFrom(prefix);
  const after = words.firstAfter(prefix);
  const top = new TopDocuments(PREFIX_WORDS);
  for (let index = from; index < after; index += 1) {
    cursor.seek(index);
    top.offer(index, cursor.documents);
  }
  const chosen = top
    .sorted()
    .map(({ document: index }) => index)
    .sort((a, b) => a - b);
  const terms = new Set<number>();
  for (const index of chosen) {
    cursor.seek(index);
    cursor.addTermsTo(terms);
  }
  const { total, hits } = ask([...terms]);
  out.varint(after - from);
  writeRising(out, chosen);
  out.varint(total);
  const byDocument = hits.toSorted((a, b) => a.document - b.document);
  writeRising(
    out,
    byDocument.map(({ document }) => document),
  );
  for (const { score } of byDocument) out.varint(Math.round(score));
}

function readList(reader: ByteReader, segment: Segment): PrefixList {
  const { words: wordLimit, documents: limit } = segment.meta;
  const total = reader.count(wordLimit);
  const words = readRising(reader, PREFIX_WORDS, wordLimit);
  const documents = reader.count(limit);
  const found = readRising(reader, PREFIX_HITS, limit);
  const hits = found.map((document) => ({ document, score: reader.varint() }));
  return { total, words, documents, hits };
}

function writeRising(out: ByteWriter, numbers: readonly number[]): void {
  out.varint(numbers.length);
  for (const [at, number] of numbers.entries()) out.varint(number - (numbers[at - 1] ?? -1) - 1);
}

function readRising(reader: ByteReader, most: number, limit: number): readonly number[] {
  let before = -1;
  return Array.from({ length: reader.count(most) }, () => {
    before += reader.count(limit) + 1;
    if (before >= limit) throw new BadIndexError('a list of beginnings names what is not there');
    return before;
  });
}

/** Beginnings that more words have than a list holds, sorted. */
function shortPrefixes(segment: Segment): readonly string[] {
  const counts = new Map<string, number>();
  const cursor = segment.words.strings.cursor();
  while (cursor.next()) {
    const word = cursor.text();
    for (let length = 1; length <= Math.min(SHORT_PREFIX, word.length); length += 1) {
      const prefix = word.slice(0, length);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count > PREFIX_WORDS)
    .map(([prefix]) => prefix)
    .sort(byUnits);
}
