import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { PageTexts } from '#core/archive/source-file';
import { baseLanguage } from './analyzer.ts';
import { cutText, type CutText } from './cut-text.ts';
import type { Doc, PageDoc } from './doc-store.ts';
import { articleHeads, sourceText, textParts } from './index-documents.ts';
import { toWordText, type WordText } from './word-text.ts';

/** Texts kept after they were read; an article is some ten thousand characters. */
const KEPT_TEXTS = 256;
/** The pages of a file may be some megabytes. */
const KEPT_FILES = 16;

/** The texts of documents, read when needed, the last ones kept. */
export interface TextStore {
  /** The canonical text of an article, or of a page; a source has its record as text. */
  read(doc: Doc, lang: string): Promise<ArticleText>;
  /** Title, summary and text of a document as words, for phrases. */
  words(doc: Doc, lang: string): Promise<readonly WordText[]>;
  /** A text that this store has read, cut once. */
  cut(text: ArticleText): CutText;
}

export function createTextStore(
  readText: (ref: BlobRef) => Promise<ArticleText>,
  readPages: (ref: BlobRef) => Promise<PageTexts> = () => Promise.reject(new Error('no pages')),
): TextStore {
  const words = new WeakMap<ArticleText, readonly WordText[]>();
  const cuts = new WeakMap<ArticleText, CutText>();
  const cut = (text: ArticleText): CutText => {
    const known = cuts.get(text) ?? cutText(text.text);
    cuts.set(text, known);
    return known;
  };
  const readKept = keepLast(KEPT_TEXTS, readText);
  const pages = createPageStore(readPages);
  const sourceTexts = new Map<string, ArticleText>();
  const ofSource = (key: string, text: string): ArticleText => {
    const made = sourceTexts.get(key) ?? { version: 1, text, blocks: [] };
    sourceTexts.set(key, made);
    return made;
  };
  const read = async (doc: Doc, lang: string): Promise<ArticleText> => {
    if (doc.type === 'article') return readKept(doc.article.text);
    if (doc.type === 'page') return pages(doc);
    const base = baseLanguage(lang);
    return ofSource(`${base}:${doc.id}`, sourceText(doc.source, base));
  };
  return {
    read,
    cut,
    async words(doc, lang) {
      const text = await read(doc, lang);
      const known = words.get(text);
      if (known) return known;
      const made = headsOf(doc, text).map(toWordText);
      if (doc.type !== 'source') made.push(cut(text).words());
      words.set(text, made);
      return made;
    },
  };
}

/** Title and summary, which belong to the words of an article; lines of a source's record. */
function headsOf(doc: Doc, text: ArticleText): readonly string[] {
  switch (doc.type) {
    case 'article':
      return articleHeads(doc.article);
    case 'source':
      return textParts(text.text);
    case 'page':
      return [];
  }
}

/** Pages as texts: the same page is the same text as long as its file is kept. */
function createPageStore(readPages: (ref: BlobRef) => Promise<PageTexts>) {
  const readKept = keepLast(KEPT_FILES, async (ref) => {
    const { pages } = await readPages(ref);
    return pages.map((text): ArticleText => ({ version: 1, text, blocks: [] }));
  });
  return async ({ source, page, ref }: PageDoc): Promise<ArticleText> => {
    const file = source.file?.pages;
    const text = file && (await readKept(file))[page - 1];
    if (text === undefined) throw new Error(`no page ${ref}`);
    return text;
  };
}

/** Reads by hash and keeps what was read last. */
function keepLast<T>(most: number, read: (ref: BlobRef) => Promise<T>): (ref: BlobRef) => Promise<T> {
  const all = new Map<string, Promise<T>>();
  return (ref) => {
    const kept = all.get(ref.sha256) ?? read(ref);
    all.delete(ref.sha256);
    all.set(ref.sha256, kept);
    const [oldest] = all.keys();
    if (all.size > most && oldest !== undefined) all.delete(oldest);
    // A failed reading is not kept: the next query tries again.
    kept.catch(() => all.delete(ref.sha256));
    return kept;
  };
}
