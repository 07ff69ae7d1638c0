// `in:notes`: the person's notes as texts of the same query language. Their index is made when they are asked, in
// memory, and goes with them: nothing a person writes gets into what is kept or handed on.
import type { ArticleText } from '#core/archive/article-text';
import { baseLanguage } from './analyzer.ts';
import { buildIndexOf } from './build-index.ts';
import { cutText } from './cut-text.ts';
import type { Doc, DocStore } from './doc-store.ts';
import { walk, type QueryNode } from './query.ts';
import { articleRef, type DocRef, type LanguageIndex } from './search-index.ts';
import type { PersonalNote } from './search-types.ts';
import { byUnits } from './surface.ts';
import type { TextStore } from './text-store.ts';

/** Notes, ready to be asked instead of the texts of the articles they are on. */
export interface NoteArchive {
  readonly indexes: readonly LanguageIndex[];
  readonly texts: TextStore;
  /** Knows the articles; nothing is found in a note for what its article cites. */
  readonly store: DocStore;
}

/** A query that asks the notes, in two parts. */
export interface NoteQuery {
  /** What is asked of the notes. */
  readonly root: QueryNode;
  /** What is asked of the articles all the same: their titles and what they cite. */
  readonly ofArticles: QueryNode | undefined;
}

/** Where `in:notes` stands among what must all be so; elsewhere, in brackets or as `-in:notes`, it means `has:note`. */
export function noteQuery(root: QueryNode): NoteQuery | undefined {
  const nodes = root.type === 'and' ? root.nodes : [root];
  if (!nodes.some((node) => node.type === 'state' && node.state === 'in-notes')) return undefined;
  const ofArticles = nodes.filter(namesField);
  return {
    root: { type: 'and', nodes: nodes.filter((node) => !namesField(node)) },
    ofArticles: ofArticles.length === 0 ? undefined : { type: 'and', nodes: ofArticles },
  };
}

function namesField(node: QueryNode): boolean {
  return walk(node, true).some(
    (one) => (one.type === 'term' || one.type === 'phrase') && one.field !== undefined,
  );
}

/** Makes archives of notes and keeps the last one: while somebody types, the notes stay the same. */
export function createNoteSearch(
  store: DocStore,
): (notes: readonly PersonalNote[], lang: string) => NoteArchive {
  let kept: { readonly key: string; readonly archive: NoteArchive } | undefined;
  return (notes, lang) => {
    const key = JSON.stringify([lang, notes]);
    if (kept?.key !== key) kept = { key, archive: noteArchive(notes, lang, store) };
    return kept.archive;
  };
}

/** A note may be in the language of its article or in that of the window: it is asked in both. */
function noteArchive(notes: readonly PersonalNote[], lang: string, store: DocStore): NoteArchive {
  const texts = textsByRef(notes, store);
  const inLanguage = new Map<string, DocRef[]>();
  for (const ref of [...texts.keys()].toSorted(byUnits)) {
    const own = store.docs.get(ref)?.lang ?? lang;
    for (const base of new Set([baseLanguage(own), baseLanguage(lang)]))
      inLanguage.set(base, [...(inLanguage.get(base) ?? []), ref]);
  }
  const indexes = [...inLanguage].map(([base, refs]) =>
    buildIndexOf(
      refs.map((ref) => ({
        ref,
        title: '',
        all: texts.get(ref)?.text ?? '',
        symbol: '',
        source: '',
        parts: [],
      })),
      base,
    ),
  );
  return {
    indexes,
    texts: noteTexts(texts),
    store: { ...store, citedBy: new Map(), bySymbol: new Map() },
  };
}

/** All notes on an article as one text; of an article that is no longer there nothing can be shown. */
function textsByRef(notes: readonly PersonalNote[], store: DocStore): ReadonlyMap<DocRef, ArticleText> {
  const texts = new Map<DocRef, ArticleText>();
  for (const { article, text } of notes) {
    const ref = articleRef(article);
    if (!store.docs.has(ref)) continue;
    const before = texts.get(ref)?.text;
    texts.set(ref, { version: 1, text: before === undefined ? text : `${before}\n${text}`, blocks: [] });
  }
  return texts;
}

const NO_TEXT: ArticleText = { version: 1, text: '', blocks: [] };

function noteTexts(texts: ReadonlyMap<DocRef, ArticleText>): TextStore {
  const textOf = (doc: Doc): ArticleText => texts.get(doc.ref) ?? NO_TEXT;
  const cuts = new Map([...texts.values()].map((text) => [text, cutText(text.text)]));
  const cut: TextStore['cut'] = (text) => cuts.get(text) ?? cutText(text.text);
  return {
    read: (doc) => Promise.resolve(textOf(doc)),
    words: (doc) => Promise.resolve([cut(textOf(doc)).words()]),
    cut,
  };
}
