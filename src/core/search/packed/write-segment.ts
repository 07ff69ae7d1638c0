// Writes an index segment and the words of its documents from content that is sorted already.
import { writeBestLists } from './best-lists.ts';
import { blockCount, BLOCK_SIZE, writeRow } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeContainer, type SegmentId } from './container.ts';
import { widthOf, writeLengths } from './doc-lengths.ts';
import { PostingWriter } from './postings.ts';
import { askAnyOf, PackedIndex } from './packed-index.ts';
import { PREFIX_HITS, writePrefixLists, type AskTerms } from './prefix-lists.ts';
import { writeRemovals, type Removal } from './removals.ts';
import { PARTS, writeSegmentMeta, type SegmentMeta } from './segment-meta.ts';
import { SegmentSet } from './segment-set.ts';
import { openSegment, type Segment } from './segment.ts';
import { StringWriter } from './string-writer.ts';
import { writeWords, type WordContent } from './word-info.ts';

/** The postings of one term in one field. */
export interface PostingContent {
  readonly documents: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** What an index holds, in the order in which it is written. */
export interface SegmentContent {
  readonly settings: PackedSettings;
  /** Sorted. */
  readonly refs: readonly string[];
  /** By field, by document. */
  readonly lengths: readonly Uint32Array[];
  /** Sorted. */
  readonly terms: readonly string[];
  postings(term: number, field: number): PostingContent;
  /** Sorted. */
  readonly words: readonly WordContent[];
  readonly removals: readonly Removal[];
  /** The segment that this one is added to; empty for a base. */
  readonly previous: SegmentId;
  /** The file of the documents' words, for the index with such an id. */
  sequences(id: SegmentId): Uint8Array;
}

/** How an index is made: all of its segments alike. */
export interface PackedSettings {
  readonly lunrVersion: string;
  readonly pipeline: string;
  readonly lang: string;
  readonly k1: number;
  readonly b: number;
  readonly fields: readonly { readonly name: string; readonly boost: number; readonly isRanked: boolean }[];
}

/** One segment as files. */
export interface PackedFiles {
  readonly id: SegmentId;
  readonly index: Uint8Array;
  /** Needed for phrases only. */
  readonly sequences: Uint8Array;
}

type Parts = Map<number, Uint8Array>;

export function writeSegment(content: SegmentContent): PackedFiles {
  const parts: Parts = new Map();
  writeRefs(parts, content.refs);
  parts.set(PARTS.lengths, writeLengths(content.lengths));
  writeTerms(parts, content);
  writeWords(parts, content.words);
  for (const part of [PARTS.bestTerms, PARTS.bestLists, PARTS.prefixes, PARTS.prefixLists])
    parts.set(part, new Uint8Array(0));
  parts.set(PARTS.prefixBlocks, new Uint8Array(8));
  parts.set(PARTS.removals, writeRemovals([]));
  // The lists of the best are what the segment answers by itself: it is opened without them to be asked.
  const alone = { ...content, previous: '' };
  const plain = openSegment(writeContainer('index', metaOf(alone, 0, 0), parts).bytes, true);
  const bestTerms = writeBestLists(parts, plain);
  const prefixes = writePrefixLists(parts, plain, askTerms(plain));
  parts.set(PARTS.removals, writeRemovals(content.removals));
  const { bytes, id } = writeContainer('index', metaOf(content, bestTerms, prefixes), parts);
  return { id, index: bytes, sequences: content.sequences(id) };
}

/** The index asks itself: for documents that have any of the terms in a ranked field. */
function askTerms(segment: Segment): AskTerms {
  const index = new PackedIndex(new SegmentSet([segment]));
  const fields = segment.meta.fields.filter(({ isRanked }) => isRanked).map(({ name }) => name);
  return (terms) => {
    const texts = terms.map((term) => segment.terms.at(term));
    const found = index.find((query) => askAnyOf(query, texts, fields), { limit: PREFIX_HITS });
    if (!found.ok) throw new Error(found.message);
    const { total, hits } = found.value;
    return { total, hits: hits.map(({ document, score }) => ({ document, score: score * 1000 })) };
  };
}

function metaOf(content: SegmentContent, bestTerms: number, prefixes: number): Uint8Array {
  const { settings, refs, terms, words, lengths, previous } = content;
  const fields = settings.fields.map((field, at) => {
    const all = lengths[at] ?? new Uint32Array(0);
    return { ...field, tokens: all.reduce((sum, length) => sum + length, 0), width: widthOf(all) };
  });
  const counts = { documents: refs.length, terms: terms.length, words: words.length, bestTerms, prefixes };
  return writeSegmentMeta({ ...settings, previous, fields, ...counts } satisfies SegmentMeta);
}

function writeRefs(parts: Parts, refs: readonly string[]): void {
  const strings = new StringWriter();
  const blocks = new ByteWriter();
  for (const ref of refs) {
    if (strings.isAtBlock) writeRow(blocks, [strings.out.length]);
    strings.add(ref);
  }
  writeRow(blocks, [strings.out.length]);
  parts.set(PARTS.refs, strings.out.take());
  parts.set(PARTS.refBlocks, blocks.take());
}

function writeTerms(parts: Parts, content: SegmentContent): void {
  const strings = new StringWriter();
  const info = new ByteWriter();
  const postings = new PostingWriter();
  const blocks = new ByteWriter(blockCount(content.terms.length) * 12);
  for (const [term, text] of content.terms.entries()) {
    if (term % BLOCK_SIZE === 0) writeRow(blocks, [strings.out.length, info.length, postings.out.length]);
    strings.add(text);
    writeTerm(content, term, info, postings);
  }
  writeRow(blocks, [strings.out.length, info.length, postings.out.length]);
  parts.set(PARTS.terms, strings.out.take());
  parts.set(PARTS.termInfo, info.take());
  parts.set(PARTS.postings, postings.out.take());
  parts.set(PARTS.termBlocks, blocks.take());
}

function writeTerm(content: SegmentContent, term: number, info: ByteWriter, postings: PostingWriter): void {
  const lists = content.settings.fields.map((_, field) => content.postings(term, field));
  info.varint(
    lists.reduce((mask, list, field) => (list.documents.length > 0 ? mask | (1 << field) : mask), 0),
  );
  for (const list of lists) {
    if (list.documents.length === 0) continue;
    const start = postings.out.length;
    postings.add(list.documents, list.counts);
    info.varint(list.documents.length);
    info.varint(postings.out.length - start);
  }
}
