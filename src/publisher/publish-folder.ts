import type { RefusalCode } from '#core/edition/edition';
import type { Fail, Ok } from '#core/result';
import { fail, ok } from '#core/result';
import type { BuiltIndex } from '#core/search/build-index';
import type { SigningKey } from '#node/edition/signing-key';
import type { PublishedEdition } from '#node/edition/read-publication';
import { writeEdition, type BlobInput, type WrittenEdition } from '#node/edition/write-edition';
import { buildArticles, type BuiltArticles, fileBlob } from './build-articles.ts';
import { buildNextIndexes } from './build-next-indexes.ts';
import {
  checkKeys,
  checkNextEdition,
  type PublishConsent,
  type PublishStop,
  type WouldShrink,
} from './check-next-edition.ts';
import type { Content } from './content/content.ts';
import type { Problem } from './content/problem.ts';
import { readContent } from './content/read-content.ts';
import { pageTextBytes } from './content/read-sources.ts';
import { labelRevisions, type LabelledRevisions } from './label-revisions.ts';
import type { ReadPages } from './pdf/read-pages-apart.ts';
import { openPreviousTexts, type PreviousTexts } from './previous-texts.ts';

export type PublishStep = 'read' | 'build' | 'index' | 'write';

export interface PublishOptions extends PublishConsent {
  /** The content folder. It is only read. */
  readonly content: string;
  /** The publication folder; made where it is not there. */
  readonly to: string;
  readonly keys: readonly SigningKey[];
  /** When the edition is made. Same content, date and keys give the same bytes (decision 10). */
  readonly date: Date;
  /** Makes an edition even where it holds the same as the latest one: its date is news then. */
  readonly renew?: boolean;
  /** Writes an edition that more keys must sign before readers get it. */
  readonly awaitSignatures?: boolean;
  /** Articles or bytes of the step that are done. */
  readonly onProgress?: (step: PublishStep, done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
  /** Reads PDFs; in a process of their own where nothing else is given. */
  readonly readPages?: ReadPages;
}

/** What was published, and the warnings that did not stop it. */
export interface PublishReport extends WrittenEdition {
  readonly problems: readonly Problem[];
}

/** The content has errors; all of them are in `problems`. */
export interface ContentErrors extends Fail<'content-errors'> {
  readonly problems: readonly Problem[];
}

/** Advice to readers: past this an edition is called old, and stays readable (decision 5). */
const FRESH_DAYS = 365;
/** The first app that can read what this code writes. */
const MIN_APP = '0.1.0';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Publishes a content folder as the next edition. The order is: read and check everything, build, index,
 * sign, write; nothing is written before the content is known to be right.
 */
export async function publishFolder(
  options: PublishOptions,
): Promise<Ok<PublishReport> | ContentErrors | WouldShrink | Fail<RefusalCode | PublishStop>> {
  const { onProgress, isCancelled } = options;
  const onRead = (done: number, total: number): void => onProgress?.('read', done, total);
  const read = await readContent(options.content, onRead, options.readPages);
  const { content, problems } = read;
  if (content === undefined) {
    return { ...fail('content-errors', 'the content folder has errors'), problems };
  }
  if (isCancelled?.()) return fail('cancelled', 'stopped before anything was written');
  const signers = await checkKeys(options.to, options.keys, content.next, options.awaitSignatures === true);
  if (!signers.ok) return signers;
  const previous = await openPreviousTexts(options.to);
  if (!previous.ok) return previous;
  const { published } = previous.value;
  const allowed = checkNextEdition(published, content, options.date, options);
  if (!allowed.ok) {
    await previous.value.close();
    return allowed;
  }
  const built = await buildFrom(previous.value, content, options);
  if (isCancelled?.()) return fail('cancelled', 'stopped before anything was written');
  const written = await writeBuilt(content, built, options);
  if (!written.ok) return written;
  const stale = [...built.revisions.problems, ...oldMessage(content, published, written.value)];
  return ok({ ...written.value, problems: [...problems, ...stale] });
}

/** The editor's sentence is about one edition; left in next.yaml, it would be said of the next one too. */
function oldMessage(
  { next }: Content,
  published: PublishedEdition | null,
  { isUnchanged }: WrittenEdition,
): readonly Problem[] {
  if (isUnchanged || next.message === undefined || next.message !== published?.edition.message) return [];
  const message = `readers are told the same as of edition ${published.edition.number}: "${next.message}"`;
  return [{ file: 'next.yaml', code: 'old-message', severity: 'warning', message }];
}

/** Articles and indexes: what of an edition is made from its content and the edition before. */
interface Built extends BuiltArticles {
  readonly indexes: readonly BuiltIndex[];
  readonly revisions: LabelledRevisions;
}

async function buildFrom(
  previous: PreviousTexts,
  content: Content,
  { onProgress, isCancelled }: PublishOptions,
): Promise<Built> {
  const { archive, sources, filePages } = content;
  try {
    const built = await buildArticles(content, {
      previousText: (id) => previous.read(id),
      onProgress: (done, total) => onProgress?.('build', done, total),
    });
    if (isCancelled?.()) return { ...built, indexes: [], revisions: { labels: [], problems: [] } };
    const { articles, texts } = built;
    const revisions = await labelRevisions(articles, texts, previous, content.next);
    onProgress?.('index', 0, 1);
    const input = { articles, texts, sources, pages: filePages, languages: archive.languages };
    const indexes = await buildNextIndexes(input, previous);
    onProgress?.('index', 1, 1);
    return { ...built, indexes, revisions };
  } finally {
    await previous.close();
  }
}

async function writeBuilt(content: Content, built: Built, options: PublishOptions) {
  const { archive, sources, conferences, topics, organisations, terms } = content;
  const { shrinkTo: _, ...next } = content.next;
  const { articles, indexes } = built;
  const { isCancelled, onProgress } = options;
  return writeEdition({
    to: options.to,
    draft: {
      ...archive,
      ...next,
      labels: built.revisions.labels,
      ...datesOf(options.date),
      minApp: MIN_APP,
    },
    articles,
    records: { sources, conferences, topics, organisations, terms },
    indexes,
    blobs: [...built.blobs, ...content.sourceFiles.map(fileBlob), ...pageBlobs(content)],
    keys: options.keys,
    skipUnchanged: options.renew !== true,
    awaitSignatures: options.awaitSignatures === true,
    onProgress: (done, total) => onProgress?.('write', done, total),
    ...(isCancelled === undefined ? {} : { isCancelled }),
  });
}

/** The texts of the pages of files, each blob once for each source that names its file. */
function pageBlobs({ sources, filePages }: Content): readonly BlobInput[] {
  return sources.flatMap(({ id, file }): readonly BlobInput[] => {
    const texts = filePages.get(id);
    if (file?.pages === undefined || texts === undefined) return [];
    const { sha256, size, type } = file.pages;
    return [{ sha256, size, type, from: { bytes: pageTextBytes(texts) } }];
  });
}

function datesOf(date: Date): { readonly createdAt: string; readonly freshUntil: string } {
  const freshUntil = new Date(date.getTime() + FRESH_DAYS * DAY_MS);
  return { createdAt: date.toISOString(), freshUntil: freshUntil.toISOString() };
}
