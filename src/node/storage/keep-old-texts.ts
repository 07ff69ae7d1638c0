// Brings into the store of old texts what an edition is about to lose, and finds a text wherever it still is.
import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { isWanted, type WantedTexts } from '#core/changes/wanted-texts';
import { parseArticleText } from '#core/edition/parse-article-text';
import { fail, type Result } from '#core/result';
import { readJson } from '#node/edition/read-json';
import type { OldText, OldTextsStore } from './old-texts-store.ts';

/** An edition that is on this device. */
export interface KeptEdition {
  readonly number: number;
  readonly contentHost: string;
}

/** The editions of this device, as far as texts are asked of them. */
export interface EditionTexts {
  /** Editions of an archive, the open one first. */
  editions(archive: string): readonly KeptEdition[];
  articleText(contentHost: string, article: string): Promise<BlobRef | undefined>;
  readBlob(contentHost: string, sha256: string): Promise<Result<{ readonly bytes: Uint8Array }>>;
}

/**
 * Keeps what is wanted of every edition that is here; the text of the open one only where `isLeaving` says that it will
 * be another's. Best effort: the edition itself stays on the device once more, so what fails now is kept at the next start.
 */
export async function keepOldTexts(
  editions: EditionTexts,
  store: OldTextsStore,
  wanted: readonly WantedTexts[],
  isLeaving: (archive: string, article: string) => boolean,
): Promise<void> {
  for (const want of wanted) {
    const { archive, article } = want;
    const [open, ...others] = await findTexts(editions, archive, article);
    const kept = isLeaving(archive, article) ? [open, ...others] : others;
    for (const found of kept) {
      if (found === undefined || !isWanted(want, found.text)) continue;
      if (found !== open && found.text === open?.text) continue;
      const { edition, text } = found;
      const blob = await editions.readBlob(found.contentHost, text);
      if (blob.ok) await store.keep(archive, article, { edition, text }, blob.value.bytes);
    }
  }
}

/** What stays wanted besides what the open edition has. */
export function wantedOld(
  editions: EditionTexts,
  wanted: readonly WantedTexts[],
): Promise<readonly WantedTexts[]> {
  return Promise.all(
    wanted.map(async (want) => {
      const [open] = await findTexts(editions, want.archive, want.article);
      return { ...want, except: open?.text };
    }),
  );
}

/** Texts of an article other than that of the open edition, the newest edition first, each once. */
export async function listOldTexts(
  editions: EditionTexts,
  store: OldTextsStore,
  archive: string,
  article: string,
): Promise<readonly OldText[]> {
  const [open, ...others] = await findTexts(editions, archive, article);
  const found = others.flatMap((one) => (one ? [{ edition: one.edition, text: one.text }] : []));
  const all = [...found, ...(await store.list(archive, article))].toSorted((a, b) => b.edition - a.edition);
  const seen = new Set(open === undefined ? [] : [open.text]);
  return all.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** One text of an article, by hash: from an edition that is here, else from those that were kept. */
export async function readOldText(
  editions: EditionTexts,
  store: OldTextsStore,
  archive: string,
  article: string,
  text: string,
): Promise<Result<ArticleText, 'not-kept'>> {
  for (const found of await findTexts(editions, archive, article)) {
    if (found?.text !== text) continue;
    const blob = await editions.readBlob(found.contentHost, text);
    const parsed = blob.ok ? readJson(blob.value.bytes, parseArticleText) : undefined;
    if (parsed?.ok === true) return parsed;
  }
  const kept = await store.read(archive, article, text);
  return kept.ok ? kept : fail('not-kept', kept.message);
}

interface FoundText extends OldText {
  readonly contentHost: string;
}

/** The article's text in each edition that is here, the open one first; nothing where an edition does not have it. */
async function findTexts(
  editions: EditionTexts,
  archive: string,
  article: string,
): Promise<readonly (FoundText | undefined)[]> {
  return Promise.all(
    editions.editions(archive).map(async ({ number, contentHost }) => {
      const ref = await editions.articleText(contentHost, article);
      return ref === undefined ? undefined : { edition: number, text: ref.sha256, contentHost };
    }),
  );
}
