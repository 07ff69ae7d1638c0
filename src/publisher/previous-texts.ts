import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { RefusalCode } from '#core/edition/edition';
import { parseArticleText } from '#core/edition/parse-article-text';
import { fail, ok, type Result } from '#core/result';
import { openBundle } from '#node/edition/open-bundle';
import { readJson } from '#node/edition/read-json';
import { readPublication, type PublishedEdition } from '#node/edition/read-publication';

/** The texts of the edition that a publication folder holds now. */
export interface PreviousTexts {
  /** Number of that edition; 0 where nothing is published yet. */
  readonly number: number;
  /** That edition; null where nothing is published yet. */
  readonly published: PublishedEdition | null;
  /** Undefined for an article that is new. Throws where a text that was just there can no longer be read. */
  read(articleId: string): Promise<ArticleText | undefined>;
  /** Any blob of it. */
  readBlob(ref: BlobRef): Promise<Result<Uint8Array, RefusalCode>>;
  close(): Promise<void>;
}

const NOTHING: PreviousTexts = {
  number: 0,
  published: null,
  read: () => Promise.resolve(undefined),
  readBlob: () => Promise.resolve(fail('incomplete', 'nothing is published yet')),
  close: () => Promise.resolve(),
};

/** Opens the latest edition of a publication folder; a damaged one is a refusal, never a new beginning. */
export async function openPreviousTexts(folder: string): Promise<Result<PreviousTexts, RefusalCode>> {
  const publication = await readPublication(folder);
  if (!publication.ok) return publication;
  if (publication.value === null) return ok(NOTHING);
  const reader = await openBundle(folder);
  if (!reader.ok) return reader;
  const refs = new Map(publication.value.catalogue.articles.map(({ id, text }) => [id, text]));
  return ok({
    number: publication.value.edition.number,
    published: publication.value,
    async read(articleId) {
      const ref = refs.get(articleId);
      if (ref === undefined) return undefined;
      const bytes = await reader.value.readBlob(ref);
      const text = bytes.ok ? readJson(bytes.value, parseArticleText) : bytes;
      if (!text.ok) throw new Error(`the previous text of ${articleId} cannot be read: ${text.message}`);
      return text.value;
    },
    readBlob: (ref) => reader.value.readBlob(ref),
    close: () => reader.value.close(),
  });
}
