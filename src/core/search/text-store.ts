import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { baseLanguage } from './analyzer.ts';
import { cutText, type CutText } from './cut-text.ts';
import type { Doc } from './doc-store.ts';
import { articleHeads, sourceText, textParts } from './index-documents.ts';
import { toWordText, type WordText } from './word-text.ts';

/** Texts kept after they were read; an article is some ten thousand characters. */
const KEPT_TEXTS = 256;

/** The texts of documents, read when needed, the last ones kept. */
export interface TextStore {
  /** The canonical text of an article; a source has its record as text. */
  read(doc: Doc, lang: string): Promise<ArticleText>;
  /** Title, summary and text of a document as words, for phrases. */
  words(doc: Doc, lang: string): Promise<readonly WordText[]>;
  /** A text that this store has read, cut once. */
  cut(text: ArticleText): CutText;
}

export function createTextStore(readText: (ref: BlobRef) => Promise<ArticleText>): TextStore {
  const texts = new Map<string, Promise<ArticleText>>();
  const words = new WeakMap<ArticleText, readonly WordText[]>();
  const cuts = new WeakMap<ArticleText, CutText>();
  const cut = (text: ArticleText): CutText => {
    const known = cuts.get(text) ?? cutText(text.text);
    cuts.set(text, known);
    return known;
  };
  const readKept = (ref: BlobRef): Promise<ArticleText> => {
    const kept = texts.get(ref.sha256) ?? readText(ref);
    texts.delete(ref.sha256);
    texts.set(ref.sha256, kept);
    const [oldest] = texts.keys();
    if (texts.size > KEPT_TEXTS && oldest !== undefined) texts.delete(oldest);
    // A failed reading is not kept: the next query tries again.
    kept.catch(() => texts.delete(ref.sha256));
    return kept;
  };
  const sourceTexts = new Map<string, ArticleText>();
  const ofSource = (key: string, text: string): ArticleText => {
    const made = sourceTexts.get(key) ?? { version: 1, text, blocks: [] };
    sourceTexts.set(key, made);
    return made;
  };
  const read = async (doc: Doc, lang: string): Promise<ArticleText> => {
    if (doc.type === 'article') return readKept(doc.article.text);
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
      const made = (doc.type === 'article' ? articleHeads(doc.article) : textParts(text.text)).map(
        toWordText,
      );
      if (doc.type === 'article') made.push(cut(text).words());
      words.set(text, made);
      return made;
    },
  };
}
