// From articles and records to `edition.json`: no disk, no keys.
import type { Article, BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import { canonicalJson } from '#core/edition/canonical-json';
import {
  EDITION_FORMAT,
  type Edition,
  type EditionChanges,
  type RecordRefs,
  type RevisionLabel,
} from '#core/edition/edition';
import { editionChanges } from '#core/edition/edition-changes';
import { shardArticles } from '#core/edition/shard-articles';
import { fail, ok, type Result } from '#core/result';
import { contentBlobs, distinctBlobs, editionBlobs, totalBytes } from './list-blobs.ts';
import type { PublishedEdition } from './read-publication.ts';
import { sha256Hex } from './sha256.ts';

/** What a publisher says about an edition; everything else follows from its content. */
export interface EditionDraft extends Pick<
  Edition,
  | 'archiveId'
  | 'createdAt'
  | 'freshUntil'
  | 'minApp'
  | 'title'
  | 'publisher'
  | 'contact'
  | 'licence'
  | 'languages'
  | 'message'
  | 'withdrawn'
> {
  /** How the revised articles are announced; of those that are not revised nothing is said. */
  readonly labels?: readonly RevisionLabel[];
}

/** One file of an index; those of one language and engine in their order. */
export interface IndexInput {
  readonly lang: string;
  readonly engine: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface EditionParts {
  readonly draft: EditionDraft;
  readonly articles: readonly Article[];
  readonly records: Omit<Catalogue, 'articles'>;
  readonly indexes: readonly IndexInput[];
  readonly previous: PublishedEdition | null;
  readonly rootVersion: number;
  /** The epoch that the newest root has begun; an edition is always of that one. */
  readonly epoch: number;
}

/** A blob that is made here, with its bytes. */
export interface MadeBlob extends BlobRef {
  readonly bytes: Uint8Array;
}

export interface BuiltEdition {
  readonly edition: Edition;
  /** The exact bytes to sign. */
  readonly bytes: Uint8Array;
  readonly made: readonly MadeBlob[];
  /** Every blob of the edition, once. */
  readonly blobs: readonly BlobRef[];
}

/** The next edition. The same parts give the same bytes. */
export function buildEdition(parts: EditionParts): Result<BuiltEdition, 'bad-data' | 'too-large'> {
  const { articles, records, draft, previous } = parts;
  const consistent = checkParts(parts);
  if (!consistent.ok) return consistent;
  const shards = shardArticles(articles, sha256Hex);
  if (!shards.ok) return shards;
  const shardBlobs = shards.value.map(({ prefix, articles: count, json }) => ({
    ref: { prefix, articles: count },
    blob: jsonBlob(json),
  }));
  const indexBlobs = parts.indexes
    .toSorted((a, b) => compare(a.lang, b.lang) || compare(a.engine, b.engine))
    .map(({ lang, engine, type, bytes }) => ({ ref: { lang, engine }, blob: madeBlob(bytes, type) }));
  const recordBlobs = recordsToBlobs(records);
  const lists = {
    shards: shardBlobs.map(({ ref, blob }) => ({ ...plainRef(blob), ...ref })),
    records: refsOf(recordBlobs),
    indexes: indexBlobs.map(({ ref, blob }) => ({ ...plainRef(blob), ...ref })),
  };
  const blobs = distinctBlobs([
    ...editionBlobs(lists),
    ...contentBlobs({ articles, sources: records.sources }),
  ]);
  if (!blobs.ok) return blobs;
  const { message, labels, ...said } = draft;
  const changes = changesOf(previous, articles);
  const revisions = labelsOf(labels, changes);
  const edition: Edition = {
    format: EDITION_FORMAT,
    ...said,
    ...(message === undefined ? {} : { message }),
    epoch: parts.epoch,
    number: (previous?.edition.number ?? 0) + 1,
    rootVersion: parts.rootVersion,
    counts: { articles: articles.length, sources: records.sources.length, bytes: totalBytes(blobs.value) },
    ...lists,
    changes,
    ...(revisions.length > 0 ? { labels: revisions } : {}),
    ...(previous ? { previous: { number: previous.edition.number, sha256: previous.sha256 } } : {}),
  };
  const made = [...shardBlobs, ...indexBlobs].map(({ blob }) => blob);
  const bytes = Buffer.from(canonicalJson(edition));
  return ok({ edition, bytes, made: [...made, ...Object.values(recordBlobs)], blobs: blobs.value });
}

/** Whether two editions hold the same and say the same, whenever they were made. */
export function isSameContent(a: Edition, b: Edition): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf(edition: Edition): string {
  const {
    number: _,
    createdAt: _c,
    freshUntil: _f,
    changes: _ch,
    labels: _l,
    previous: _p,
    ...content
  } = edition;
  return canonicalJson(content);
}

function checkParts({ articles, draft, previous, epoch }: EditionParts): Result<true, 'bad-data'> {
  const ids = new Set(articles.map(({ id }) => id));
  if (ids.size !== articles.length) return fail('bad-data', 'two articles have the same id');
  const kept = draft.withdrawn.find(({ article }) => ids.has(article));
  if (kept) return fail('bad-data', `${kept.article} is withdrawn and still among the articles`);
  return epoch >= (previous?.edition.epoch ?? 1) ? ok(true) : fail('bad-data', 'the epoch cannot go back');
}

function labelsOf(
  labels: readonly RevisionLabel[] = [],
  { revised }: EditionChanges,
): readonly RevisionLabel[] {
  const known = new Set(revised);
  return labels.filter(({ article }) => known.has(article)).toSorted((a, b) => compare(a.article, b.article));
}

function changesOf(previous: PublishedEdition | null, articles: readonly Article[]): EditionChanges {
  return editionChanges(previous?.catalogue.articles ?? [], articles);
}

function recordsToBlobs(records: Omit<Catalogue, 'articles'>): Readonly<Record<keyof RecordRefs, MadeBlob>> {
  const list = (items: readonly { readonly id: string }[]) =>
    jsonBlob(canonicalJson(items.toSorted((a, b) => compare(a.id, b.id))));
  return {
    sources: list(records.sources),
    conferences: list(records.conferences),
    topics: list(records.topics),
    organisations: list(records.organisations),
    terms: list(records.terms),
  };
}

function refsOf(blobs: Readonly<Record<keyof RecordRefs, MadeBlob>>): RecordRefs {
  return {
    sources: plainRef(blobs.sources),
    conferences: plainRef(blobs.conferences),
    topics: plainRef(blobs.topics),
    organisations: plainRef(blobs.organisations),
    terms: plainRef(blobs.terms),
  };
}

function jsonBlob(json: string): MadeBlob {
  return madeBlob(Buffer.from(json), 'application/json');
}

function madeBlob(bytes: Uint8Array, type: string): MadeBlob {
  return { sha256: sha256Hex(bytes), size: bytes.length, type, bytes };
}

function plainRef({ sha256, size, type }: BlobRef): BlobRef {
  return { sha256, size, type };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
