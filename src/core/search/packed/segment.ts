// One index file, opened: its parts by name, none of them parsed.
import { BadIndexError } from './bad-index-error.ts';
import { openBlockRows, type BlockRows } from './block-rows.ts';
import { openContainer, type Container, type SegmentId } from './container.ts';
import { openLengths, type DocLengths } from './doc-lengths.ts';
import { readRemovals, type Removal } from './removals.ts';
import { PARTS, readSegmentMeta, type SegmentMeta } from './segment-meta.ts';
import { StringTable } from './string-table.ts';
import { TermCursor, type TermInfo } from './term-cursor.ts';

/** A list of sorted strings, each of which has something in a part beside it. */
export interface InfoTable {
  readonly strings: StringTable;
  readonly info: Uint8Array;
  /** Columns: strings, info. */
  readonly rows: BlockRows;
}

export interface Segment {
  readonly id: SegmentId;
  readonly meta: SegmentMeta;
  readonly refs: StringTable;
  readonly terms: StringTable;
  readonly termInfo: TermInfo;
  readonly postings: Uint8Array;
  readonly lengths: DocLengths;
  readonly words: InfoTable;
  readonly prefixes: InfoTable;
  readonly bestTerms: Uint8Array;
  readonly bestLists: Uint8Array;
  readonly removals: readonly Removal[];
}

/** Throws `BadIndexError`. Without `isTrusted`, every byte is held against its checksum. */
export function openSegment(file: Uint8Array, isTrusted: boolean): Segment {
  const container = openContainer(file, 'index');
  if (!isTrusted) container.verify();
  const meta = readSegmentMeta(container.meta);
  const bestTerms = container.section(PARTS.bestTerms);
  if (bestTerms.length !== meta.bestTerms * 8)
    throw new BadIndexError('the list of frequent terms does not fit');
  return {
    id: container.id,
    meta,
    ...openTerms(container, meta),
    refs: openRefs(container, meta),
    lengths: openLengths(container.section(PARTS.lengths), meta.fields, meta.documents),
    words: openTable(container, meta.words, PARTS.words, PARTS.wordInfo, PARTS.wordBlocks),
    prefixes: openTable(container, meta.prefixes, PARTS.prefixes, PARTS.prefixLists, PARTS.prefixBlocks),
    bestTerms,
    bestLists: container.section(PARTS.bestLists),
    removals: readRemovals(container.section(PARTS.removals), meta.fields.length),
  };
}

/** A cursor over the terms of a segment: what they have, not how they are spelled. */
export function termCursor(segment: Segment): TermCursor {
  return new TermCursor(segment.termInfo);
}

function openTerms(
  container: Container,
  meta: SegmentMeta,
): Pick<Segment, 'terms' | 'termInfo' | 'postings'> {
  const strings = container.section(PARTS.terms);
  const info = container.section(PARTS.termInfo);
  const postings = container.section(PARTS.postings);
  const rows = openBlockRows(container.section(PARTS.termBlocks), meta.terms, [strings, info, postings]);
  const { documents, terms: size, fields } = meta;
  return {
    terms: new StringTable(strings, rows, size),
    termInfo: { info, rows, size, fields: fields.length, documents },
    postings,
  };
}

function openRefs(container: Container, meta: SegmentMeta): StringTable {
  const strings = container.section(PARTS.refs);
  const rows = openBlockRows(container.section(PARTS.refBlocks), meta.documents, [strings]);
  return new StringTable(strings, rows, meta.documents);
}

function openTable(
  container: Container,
  size: number,
  stringsPart: number,
  infoPart: number,
  blocksPart: number,
): InfoTable {
  const strings = container.section(stringsPart);
  const info = container.section(infoPart);
  const rows = openBlockRows(container.section(blocksPart), size, [strings, info]);
  return { strings: new StringTable(strings, rows, size), info, rows };
}
