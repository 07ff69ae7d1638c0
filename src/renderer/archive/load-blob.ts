import type { ArticleText } from '#core/archive/article-text';
import type { BlobRef } from '#core/archive/article';
import { fail, ok, type Result } from '#core/result';

export type LoadFailure = 'read-failed';

/**
 * Fetches a JSON blob of the open edition. The bytes are those that were signed, hashed and parsed in full
 * when the edition was installed; main serves nothing else by this address.
 */
export async function loadJson(ref: BlobRef): Promise<Result<unknown, LoadFailure>> {
  try {
    const response = await fetch(`/o/${ref.sha256}`);
    if (!response.ok) return fail('read-failed', `blob ${ref.sha256}: status ${response.status}`);
    return ok(await response.json());
  } catch (error) {
    return fail('read-failed', `blob ${ref.sha256}: ${String(error)}`);
  }
}

/** The bytes of any blob of the open edition, by its hash. */
export async function loadBytes(sha256: string): Promise<Result<ArrayBuffer, LoadFailure>> {
  try {
    const response = await fetch(`/o/${sha256}`);
    if (!response.ok) return fail('read-failed', `blob ${sha256}: status ${response.status}`);
    return ok(await response.arrayBuffer());
  } catch (error) {
    return fail('read-failed', `blob ${sha256}: ${String(error)}`);
  }
}

const texts = new Map<string, Promise<Result<ArticleText, LoadFailure>>>();

/** The canonical text of an article, with its blocks. Kept, as several places want it. */
export function loadArticleText(ref: BlobRef): Promise<Result<ArticleText, LoadFailure>> {
  const known = texts.get(ref.sha256);
  if (known !== undefined) return known;
  const loading = readArticleText(ref);
  texts.set(ref.sha256, loading);
  return loading;
}

async function readArticleText(ref: BlobRef): Promise<Result<ArticleText, LoadFailure>> {
  const json = await loadJson(ref);
  if (!json.ok) {
    texts.delete(ref.sha256);
    return json;
  }
  // Library edge: shape was checked at install, see loadJson.
  return ok(json.value as ArticleText);
}
