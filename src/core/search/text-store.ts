import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { baseLanguage } from './analyzer.ts';
import type { Doc } from './doc-store.ts';
import { sourceText } from './index-documents.ts';
import { tokenize, type SearchToken } from './tokenizer.ts';
import { toWordText, type WordText } from './word-text.ts';

/** Texts kept after they were read; an article is some ten thousand characters. */
const KEPT_TEXTS = 256;

/** The texts of documents, read when needed, the last ones kept. */
export interface TextStore {
  /** The canonical text of an article; a source has its record as text. */
  read(doc: Doc, lang: string): Promise<ArticleText>;
  /** Title, summary and text of a document as words, for phrases. */
  words(doc: Doc, lang: string): Promise<readonly WordText[]>;
  /** The tokens of a text, cut once: every keystroke marks the same texts anew. */
  tokens(text: ArticleText): readonly SearchToken[];
}

export function createTextStore(readText: (ref: BlobRef) => Promise<ArticleText>): TextStore {
  const texts = new Map<string, Promise<ArticleText>>();
  const words = new WeakMap<ArticleText, readonly WordText[]>();
  const tokens = new WeakMap<ArticleText, readonly SearchToken[]>();
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
    tokens(text) {
      const known = tokens.get(text) ?? tokenize(text.text);
      tokens.set(text, known);
      return known;
    },
    async words(doc, lang) {
      const text = await read(doc, lang);
      const known = words.get(text);
      if (known) return known;
      const parts =
        doc.type === 'article' ? [doc.title, doc.article.summary ?? '', text.text] : text.text.split('\n');
      const made = parts.filter((part) => part !== '').map(toWordText);
      words.set(text, made);
      return made;
    },
  };
}
