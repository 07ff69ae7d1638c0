import type { Article, BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Source } from '#core/archive/source';
import { canonicalJson } from '#core/edition/canonical-json';
import { parsePageTexts } from '#core/edition/parse-page-texts';
import { parseSources } from '#core/edition/parse-sources';
import { addSegments } from '#core/search/add-segments';
import { baseLanguage } from '#core/search/analyzer';
import { buildIndexes, type BuiltIndex, type IndexInput, type SegmentFiles } from '#core/search/build-index';
import { INDEX_TYPE, SEARCH_ENGINE, SEQUENCES_TYPE } from '#core/search/search-index';
import { readJson } from '#node/edition/read-json';
import type { PreviousTexts } from './previous-texts.ts';

/**
 * The indexes of the next edition. The same content after the same edition gives the same bytes; what of the
 * previous edition cannot be read is not built on.
 */
export async function buildNextIndexes(
  content: IndexInput,
  previous: PreviousTexts,
): Promise<readonly BuiltIndex[]> {
  const input = { ...content, sources: asRead(content.sources) };
  const { published } = previous;
  if (published === null) return buildIndexes(input);
  const { articles, sources } = published.catalogue;
  const texts = await textsBefore(articles, input, previous);
  const pages = await pagesBefore(sources, input, previous);
  const segments = await readSegments(previous);
  return addSegments(input, { input: { articles, sources, texts, pages, languages: [] }, segments });
}

/**
 * Sources as a reader gets them, with their titles in the order of the file: otherwise every document that cites
 * them would seem to have changed, and an index made again from the texts would be another one.
 */
function asRead(sources: readonly Source[]): readonly Source[] {
  const read = parseSources(JSON.parse(canonicalJson(sources)));
  // What no reader could read is refused when it is written.
  return read.ok ? read.value : sources;
}

/** The texts of the previous edition; those that have not changed are not read again. */
async function textsBefore(
  articles: readonly Article[],
  input: IndexInput,
  previous: PreviousTexts,
): Promise<ReadonlyMap<string, ArticleText>> {
  const now = new Map(input.articles.map((article) => [article.id, article.text.sha256]));
  const texts = new Map<string, ArticleText>();
  for (const { id, text } of articles) {
    const same = now.get(id) === text.sha256 ? input.texts.get(id) : undefined;
    // Where it cannot be read, the index of its language is built anew.
    const before = same ?? (await previous.read(id).catch(() => undefined));
    if (before !== undefined) texts.set(id, before);
  }
  return texts;
}

/** The same for the pages of files. */
async function pagesBefore(
  sources: readonly Source[],
  input: IndexInput,
  previous: PreviousTexts,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const now = new Map(input.sources.map(({ id, file }) => [id, file?.pages?.sha256]));
  const pages = new Map<string, readonly string[]>();
  for (const { id, file } of sources) {
    if (file?.pages === undefined) continue;
    const same = now.get(id) === file.pages.sha256 ? input.pages?.get(id) : undefined;
    const before = same ?? (await readPages(file.pages, previous));
    if (before !== undefined) pages.set(id, before);
  }
  return pages;
}

async function readPages(ref: BlobRef, previous: PreviousTexts): Promise<readonly string[] | undefined> {
  const bytes = await previous.readBlob(ref);
  const texts = bytes.ok ? readJson(bytes.value, parsePageTexts) : bytes;
  return texts.ok ? texts.value.pages : undefined;
}

async function readSegments(previous: PreviousTexts): Promise<ReadonlyMap<string, readonly SegmentFiles[]>> {
  const [segments, sequences] = await Promise.all([
    readFiles(previous, INDEX_TYPE),
    readFiles(previous, SEQUENCES_TYPE),
  ]);
  return new Map(
    [...segments].map(([lang, files]) => {
      const own = sequences.get(lang) ?? [];
      // One that is missing leaves a gap, and what has a gap cannot be opened.
      return [lang, files.map((index, at) => ({ index, sequences: own[at] ?? new Uint8Array() }))];
    }),
  );
}

/** By base language, in the order of the edition. */
async function readFiles(
  previous: PreviousTexts,
  type: string,
): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  const files = new Map<string, Uint8Array[]>();
  for (const ref of previous.published?.edition.indexes ?? []) {
    if (ref.engine !== SEARCH_ENGINE || ref.type !== type) continue;
    const bytes = await previous.readBlob(ref);
    const lang = baseLanguage(ref.lang);
    files.set(lang, [...(files.get(lang) ?? []), bytes.ok ? bytes.value : new Uint8Array()]);
  }
  return files;
}
