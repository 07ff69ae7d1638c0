// What a blob holds, beyond having the right hash: a publisher's signature does not make a script harmless.
import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import type { FilePages } from '#core/archive/source-file';
import type { RefusalCode } from '#core/edition/edition';
import { parseArticleText } from '#core/edition/parse-article-text';
import { checkPageTexts, parsePageTexts } from '#core/edition/parse-page-texts';
import { fail, ok, type Result } from '#core/result';
import { decodeUtf8, readJson } from './read-json.ts';

/** Checks that other parts of the app own. */
export interface ContentChecks {
  /** Whether sanitising this HTML document again would change nothing (decision 21). */
  isSafeHtml(html: string): boolean;
  /** Whether the index of a language can be searched without harm (attack J3). */
  isValidIndex(index: OfferedIndex): boolean;
}

/** The index of one language, as an edition brings it for one engine. */
export interface OfferedIndex {
  readonly lang: string;
  readonly engine: string;
  /** In the order of the edition. */
  readonly files: readonly { readonly type: string; readonly bytes: Uint8Array }[];
}

/** First bytes of the types that are shown; others are served as they are, with `nosniff`. */
const MAGIC: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['%PDF-'],
  'image/png': ['\u0089PNG\r\n\u001a\n'],
  'image/jpeg': ['\u00ff\u00d8\u00ff'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'image/webp': ['RIFF'],
};
const MAGIC_BYTES = 8;
/** Never part of an edition: nothing in an archive runs. */
const FORBIDDEN_TYPE = /javascript|ecmascript|wasm|x-msdownload|x-sh\b/u;

/** How each blob of an edition is checked. */
export interface BlobRoles {
  readonly html: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
  /** Texts of the pages of files, and what the records that name them say. */
  readonly pages: ReadonlyMap<string, readonly FilePages[]>;
}

export function blobRoles({ articles, sources }: Pick<Catalogue, 'articles' | 'sources'>): BlobRoles {
  const named = sources.flatMap(({ file }) => (file?.pages ? [file.pages] : []));
  return {
    html: new Set(articles.map(({ html }) => html.sha256)),
    text: new Set(articles.map(({ text }) => text.sha256)),
    pages: new Map(named.map(({ sha256 }) => [sha256, named.filter((one) => one.sha256 === sha256)])),
  };
}

/** Whether the whole blob is needed to check it; of others the first bytes are enough. */
export function needsWholeBlob(ref: BlobRef, roles: BlobRoles): boolean {
  const { html, text, pages } = roles;
  return ref.type === 'text/html' || [html, text, pages].some((role) => role.has(ref.sha256));
}

/** `bytes` is the whole blob, or its beginning where that is enough. */
export function checkContent(
  ref: BlobRef,
  bytes: Uint8Array,
  roles: BlobRoles,
  checks: ContentChecks,
): Result<true, RefusalCode> {
  if (FORBIDDEN_TYPE.test(ref.type)) return fail('unsafe-content', `${ref.sha256} is ${ref.type}`);
  if (!needsWholeBlob(ref, roles)) return checkMagic(ref, bytes);
  if (roles.text.has(ref.sha256)) {
    const text = readJson(bytes, parseArticleText);
    return text.ok ? ok(true) : text;
  }
  const pages = roles.pages.get(ref.sha256);
  if (pages !== undefined) return checkPages(bytes, pages);
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return decoded;
  if (ref.type !== 'text/html') return fail('unsafe-content', `article ${ref.sha256} is ${ref.type}`);
  return checks.isSafeHtml(decoded.value) ? ok(true) : fail('unsafe-content', `article ${ref.sha256}`);
}

function checkPages(bytes: Uint8Array, said: readonly FilePages[]): Result<true, RefusalCode> {
  const texts = readJson(bytes, parsePageTexts);
  if (!texts.ok) return texts;
  const wrong = said.map((one) => checkPageTexts(texts.value, one)).find(({ ok: isSo }) => !isSo);
  return wrong ?? ok(true);
}

function checkMagic(ref: BlobRef, bytes: Uint8Array): Result<true, RefusalCode> {
  const magic = Object.hasOwn(MAGIC, ref.type) ? MAGIC[ref.type] : undefined;
  if (!magic) return ok(true);
  const start = Buffer.from(bytes.subarray(0, MAGIC_BYTES)).toString('latin1');
  const isRight = magic.some((wanted) => start.startsWith(wanted));
  return isRight ? ok(true) : fail('unsafe-content', `${ref.sha256} is not ${ref.type}`);
}
