// The indexes of an edition that follows another: what was there and a segment with what has changed, so that an
// update moves few bytes.
import {
  buildIndexes,
  documentCutter,
  documentsOf,
  indexFiles,
  languagesOf,
  type BuiltIndex,
  type IndexInput,
  type SegmentFiles,
} from './build-index.ts';
import type { IndexDocument } from './index-documents.ts';
import { indexSettings } from './index-settings.ts';
import { openSegments } from './load-index.ts';
import { isMergeDue } from './packed/is-merge-due.ts';
import { PackedBuilder } from './packed/packed-builder.ts';
import type { Segment } from './packed/segment.ts';
import { INDEX_FIELDS } from './search-index.ts';

/** What the previous edition holds. */
export interface PreviousIndexes {
  /** What was indexed. A text that is missing makes the index of its language be built anew. */
  readonly input: IndexInput;
  /** By base language, oldest first; only those of our engine. */
  readonly segments: ReadonlyMap<string, readonly SegmentFiles[]>;
}

/**
 * The index of every language that has documents. Where nothing has changed the segments stay as they are; where
 * they have grown too many, or those of the previous edition cannot be used, the index is one new segment.
 */
export function addSegments(input: IndexInput, previous: PreviousIndexes): readonly BuiltIndex[] {
  return languagesOf(input).flatMap((lang) => {
    const older = previous.segments.get(lang) ?? [];
    const added = addSegment(lang, older, documentsOf(previous.input, lang), documentsOf(input, lang));
    return added === undefined ? buildIndexes(input, [lang]) : indexFiles(lang, added);
  });
}

/** The older segments and what must stand beside them; nothing where the index should be built anew. */
function addSegment(
  lang: string,
  older: readonly SegmentFiles[],
  before: readonly IndexDocument[],
  now: readonly IndexDocument[],
): readonly SegmentFiles[] | undefined {
  const opened = openSegments(
    older.map(({ index }) => index),
    lang,
  );
  if (!opened.ok || opened.value.set.documents !== before.length || now.length === 0) return undefined;
  if (!opened.value.attachSequences(older.map(({ sequences }) => sequences)).ok) return undefined;
  const changes = changesOf(before, now);
  if (changes.gone.length + changes.come.length === 0) return older;
  const segments = opened.value.set.members.map(({ segment }) => segment);
  const segment = buildSegment(lang, segments, changes);
  if (segment === undefined) return undefined;
  const [base, ...added] = [...older, segment].map(({ index }) => index.length);
  return isMergeDue(base ?? 0, added) ? undefined : [...older, segment];
}

interface Changes {
  /** As they were. */
  readonly gone: readonly IndexDocument[];
  /** New ones, and changed ones as they are now. */
  readonly come: readonly IndexDocument[];
}

function changesOf(before: readonly IndexDocument[], now: readonly IndexDocument[]): Changes {
  const [old, current] = [byRef(before), byRef(now)];
  return {
    gone: before.filter((document) => !isSame(document, current.get(document.ref))),
    come: now.filter((document) => !isSame(document, old.get(document.ref))),
  };
}

function byRef(documents: readonly IndexDocument[]): ReadonlyMap<string, IndexDocument> {
  return new Map(documents.map((document) => [document.ref, document]));
}

function isSame(document: IndexDocument, other: IndexDocument | undefined): boolean {
  if (other === undefined || !INDEX_FIELDS.every((field) => document[field] === other[field])) return false;
  const { parts } = other;
  return document.parts.length === parts.length && document.parts.every((part, at) => part === parts[at]);
}

function buildSegment(
  lang: string,
  older: readonly Segment[],
  { gone, come }: Changes,
): SegmentFiles | undefined {
  const builder = new PackedBuilder(indexSettings(lang), older);
  const cut = documentCutter(lang);
  // What the index holds of a document is not what its text was: nothing can be added to such an index.
  if (!gone.every((document) => builder.remove(cut(document)).ok)) return undefined;
  for (const document of come) builder.add(cut(document));
  return builder.build();
}
