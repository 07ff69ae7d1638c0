import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { PageTexts } from '#core/archive/source-file';
import type { Edition, RefusalCode } from '#core/edition/edition';
import { parseArticleText } from '#core/edition/parse-article-text';
import { parsePageTexts } from '#core/edition/parse-page-texts';
import { fail, ok, type Fail, type Result } from '#core/result';
import type { RebuiltIndex } from '#core/search/load-indexes';
import { createSearchEngine } from '#core/search/search-engine';
import type { SearchAnswer, SearchQuery } from '#core/search/search-types';
import { loadCatalogue } from '#node/edition/load-catalogue';
import { openBundle, type BundleReader } from '#node/edition/open-bundle';
import { readJson } from '#node/edition/read-json';
import { verifySignedEdition } from '#node/edition/verify-bundle';

/** Search over a bundle on disk. */
export interface BundleSearch {
  readonly edition: Edition;
  /** Base languages whose index could not be used until now and was made again from the texts, with the reason. */
  rebuilt(): Promise<readonly RebuiltIndex[]>;
  /** Refuses where a text that the answer needs is damaged. */
  search(query: SearchQuery): Promise<Result<SearchAnswer, RefusalCode>>;
  close(): Promise<void>;
}

/**
 * Opens a bundle as the app does: the signature first, then the catalogue; and of the rest whatever is read is
 * checked against its hash when it is read. What no query needs is not looked at: that is what `verify` is for.
 */
export async function openSearch(path: string): Promise<Result<BundleSearch, RefusalCode>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  const opened = await openEngine(reader.value).catch(async (error: unknown) => {
    await reader.value.close();
    throw error;
  });
  if (!opened.ok) await reader.value.close();
  return opened;
}

/** Carries a refusal through the engine, which knows nothing of bundles. */
class RefusedError extends Error {
  constructor(readonly refusal: Fail<RefusalCode>) {
    super(refusal.message);
  }
}

async function openEngine(reader: BundleReader): Promise<Result<BundleSearch, RefusalCode>> {
  const signed = await verifySignedEdition(reader, {});
  if (!signed.ok) return signed;
  const { edition } = signed.value;
  const catalogue = await loadCatalogue(edition, (ref) => reader.readBlob(ref));
  if (!catalogue.ok) return catalogue;
  const blobs = new BlobTexts(reader);
  const engine = createSearchEngine({
    catalogue: catalogue.value,
    indexes: edition.indexes,
    readIndex: (ref) => blobs.readIndex(ref),
    readText: (ref) => blobs.readText(ref),
    readPages: (ref) => blobs.readPages(ref),
    // Nobody waits at a window: the same question has the same answer on a slow machine.
    now: () => 0,
  });
  const ready = await orRefusal(() => engine.ready());
  if (!ready.ok) return ready;
  // An index that cannot be opened is made again; one whose bytes are not the signed ones is damage.
  if (blobs.refusal !== undefined) return blobs.refusal;
  return ok({
    edition,
    rebuilt: () => engine.ready(),
    search: (query) => orRefusal(() => engine.search(query)),
    close: () => reader.close(),
  });
}

async function orRefusal<T>(work: () => Promise<T>): Promise<Result<T, RefusalCode>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

/** Reads texts and indexes, each text once. */
class BlobTexts {
  private readonly texts = new Map<string, Promise<ArticleText>>();
  refusal: Fail<RefusalCode> | undefined;

  constructor(private readonly reader: BundleReader) {}

  async readIndex(ref: BlobRef): Promise<Uint8Array> {
    const bytes = await this.reader.readBlob(ref);
    if (!bytes.ok) throw this.refuse(bytes);
    return bytes.value;
  }

  readText(ref: BlobRef): Promise<ArticleText> {
    const known = this.texts.get(ref.sha256) ?? this.parse(ref, parseArticleText);
    this.texts.set(ref.sha256, known);
    return known;
  }

  /** What stands on the pages of a file. */
  readPages(ref: BlobRef): Promise<PageTexts> {
    return this.parse(ref, parsePageTexts);
  }

  private async parse<T>(ref: BlobRef, parse: (value: unknown) => Result<T, RefusalCode>): Promise<T> {
    const bytes = await this.reader.readBlob(ref);
    if (!bytes.ok) throw this.refuse(bytes);
    const read = readJson(bytes.value, parse);
    if (!read.ok) throw this.refuse(fail(read.code, read.message));
    return read.value;
  }

  private refuse(refusal: Fail<RefusalCode>): RefusedError {
    this.refusal ??= refusal;
    return new RefusedError(refusal);
  }
}
