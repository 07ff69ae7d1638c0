// Our index by itself, asked as the other engines are: no texts, no facets, no snippets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type lunr from 'lunr';
import { analyzerFor } from '#core/search/analyzer';
import { openPacked } from '#core/search/packed/open-packed';
import { PackedBuilder } from '#core/search/packed/packed-builder';
import { OPTIONS, toDocument } from '../corpus.ts';
import { LIMIT, type Ask, type SpeedEngine } from './engine.ts';

const analyzer = analyzerFor('en');
const REQUIRED = { usePipeline: false, presence: 2 };
const OPTIONAL = { usePipeline: false };

function stems(words: readonly string[]): string[] {
  return words.map((word) => analyzer.stemOf({ kind: 'word', text: word, form: word }));
}

export const packedSpeed: SpeedEngine = {
  name: 'Attaché, the index',
  build: (texts) => {
    const builder = new PackedBuilder(OPTIONS);
    for (const text of texts) builder.add(toDocument(text));
    const { index, sequences } = builder.build();
    return Promise.resolve(
      new Map([
        ['index', index],
        ['index-sequences', sequences],
      ]),
    );
  },
  open: (folder) => {
    const opened = openPacked([new Uint8Array(readFileSync(join(folder, 'index')))], { isTrusted: true });
    if (!opened.ok) throw new Error(opened.message);
    const index = opened.value;
    const ask =
      (build: (query: lunr.Query, words: readonly string[]) => void): Ask =>
      (words) =>
        countOf(index.find((query) => build(query, words), { limit: LIMIT }));
    const phrase: Ask = (words) => {
      // Read when the first phrase is asked, as the app would.
      if (!index.hasSequences)
        index.attachSequences([new Uint8Array(readFileSync(join(folder, 'index-sequences')))], true);
      const units = [{ at: 0, needles: [{ words, isOpen: false }] }];
      const accepts = index.phraseMatcher({ units, distance: 0, isFirstPart: false });
      if (accepts === undefined) throw new Error('no words to look for phrases in');
      return countOf(index.find((query) => query.term(stems(words), REQUIRED), { limit: LIMIT, accepts }));
    };
    const any = ask((query, words) => query.term(stems(words), OPTIONAL));
    const typing = ask((query, words) => {
      query.term(stems(words.slice(0, -1)), REQUIRED);
      query.term(words.at(-1) ?? '', { ...REQUIRED, wordPrefix: true });
    });
    return Promise.resolve({
      one: any,
      any,
      all: ask((query, words) => query.term(stems(words), REQUIRED)),
      typing: (words) =>
        words.length === 1 ? countOf(index.findPrefix(words[0] ?? '', { limit: LIMIT })) : typing(words),
      fuzzy: ask((query, words) => query.term(stems(words), { ...OPTIONAL, editDistance: 1 })),
      phrase,
    });
  },
};

type Found = ReturnType<Extract<ReturnType<typeof openPacked>, { readonly ok: true }>['value']['find']>;

function countOf(found: Found): number {
  if (!found.ok) throw new Error(found.message);
  return found.value.hits.length;
}
