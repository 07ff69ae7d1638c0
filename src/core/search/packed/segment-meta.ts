// What the header of an index segment says about all of it.
import { BadIndexError } from './bad-index-error.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { SegmentId } from './container.ts';
import { MAX_FIELDS } from './term-cursor.ts';

/** The parts of an index segment, by their number in the table. */
export const PARTS = {
  refs: 1,
  refBlocks: 2,
  lengths: 3,
  terms: 4,
  termInfo: 5,
  postings: 6,
  termBlocks: 7,
  words: 8,
  wordInfo: 9,
  wordBlocks: 10,
  bestTerms: 11,
  bestLists: 12,
  prefixes: 13,
  prefixLists: 14,
  prefixBlocks: 15,
  removals: 16,
} as const;

export interface FieldMeta {
  readonly name: string;
  /** Weight of the field at build time, as lunr's `field(name, { boost })`. */
  readonly boost: number;
  /** Sum of the field's lengths over all documents, in tokens. */
  readonly tokens: number;
  /** Bytes in which the field's length in one document is written: 1, 2 or 4. */
  readonly width: number;
  /** Whether the best lists count this field. */
  readonly isRanked: boolean;
}

export interface SegmentMeta {
  /** Version of lunr whose scores these are. */
  readonly lunrVersion: string;
  /** Names the tokenizer, stop words and stemmer; an index is of no use to any other. */
  readonly pipeline: string;
  /** Base language. */
  readonly lang: string;
  /** The segment that this one was added to; empty for a base. */
  readonly previous: SegmentId;
  readonly k1: number;
  readonly b: number;
  readonly fields: readonly FieldMeta[];
  readonly documents: number;
  readonly terms: number;
  readonly words: number;
  readonly bestTerms: number;
  readonly prefixes: number;
}

const MAX_COUNT = 0x0fff_ffff;
const WIDTHS: readonly number[] = [1, 2, 4];

export function writeSegmentMeta(meta: SegmentMeta): Uint8Array {
  const out = new ByteWriter();
  for (const text of [meta.lunrVersion, meta.pipeline, meta.lang, meta.previous]) out.text(text);
  out.f64(meta.k1);
  out.f64(meta.b);
  out.varint(meta.fields.length);
  for (const field of meta.fields) {
    out.text(field.name);
    out.f64(field.boost);
    out.f64(field.tokens);
    out.u8(field.width);
    out.u8(field.isRanked ? 1 : 0);
  }
  for (const count of [meta.documents, meta.terms, meta.words, meta.bestTerms, meta.prefixes])
    out.varint(count);
  return out.take();
}

/** Throws `BadIndexError`. */
export function readSegmentMeta(bytes: Uint8Array): SegmentMeta {
  const reader = new ByteReader(bytes);
  const [lunrVersion, pipeline, lang] = [reader.text(), reader.text(), reader.text()];
  const previous = reader.text();
  const k1 = finite(reader.f64());
  const b = finite(reader.f64());
  const fields = Array.from({ length: reader.count(MAX_FIELDS) }, () => readField(reader));
  if (fields.length === 0) throw new BadIndexError('an index without fields');
  if (new Set(fields.map((field) => field.name)).size !== fields.length)
    throw new BadIndexError('a field that comes twice');
  const count = (): number => reader.count(MAX_COUNT);
  const [documents, terms, words, bestTerms, prefixes] = [count(), count(), count(), count(), count()];
  if (!reader.isAtEnd) throw new BadIndexError('the header is longer than it should be');
  return {
    lunrVersion,
    pipeline,
    lang,
    previous,
    k1,
    b,
    fields,
    documents,
    terms,
    words,
    bestTerms,
    prefixes,
  };
}

function readField(reader: ByteReader): FieldMeta {
  const field = {
    name: reader.text(),
    boost: finite(reader.f64()),
    tokens: finite(reader.f64()),
    width: reader.u8(),
    isRanked: reader.u8() === 1,
  };
  if (!WIDTHS.includes(field.width) || !Number.isSafeInteger(field.tokens))
    throw new BadIndexError('the lengths of a field');
  return field;
}

function finite(value: number): number {
  if (!Number.isFinite(value) || value < 0) throw new BadIndexError('a weight that is no number');
  return value;
}
