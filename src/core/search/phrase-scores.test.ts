import { describe, expect, it } from 'vitest';
import { analyzerFor } from './analyzer.ts';
import { createBudget } from './budget.ts';
import { createDocStore } from './doc-store.ts';
import { phraseScores } from './phrase-scores.ts';
import type { PhraseNode } from './query.ts';
import { loadIndexes } from './load-indexes.ts';
import { sampleTexts } from './sample-archive.ts';
import { byName, samplePorts } from './sample-engine.ts';
import { INDEX_TYPE, type LanguageIndex } from './search-index.ts';
import { createTextStore } from './text-store.ts';
import { splitWords } from './tokenizer.ts';

const ports = samplePorts();
const store = createDocStore(ports.catalogue);

type Asked = Pick<PhraseNode, 'text' | 'isOpen' | 'field' | 'near'>;

async function openedIndex(lang: string, from: typeof ports): Promise<LanguageIndex> {
  const index = (await loadIndexes(from)).indexes.find((one) => one.lang === lang);
  if (index === undefined) throw new Error(`no index in ${lang}`);
  return index;
}

/** An index as older editions have it: only the texts tell where words stand. */
const withoutWords = { ...ports, indexes: ports.indexes.filter(({ type }) => type === INDEX_TYPE) };

async function found(lang: string, phrase: Asked, limitMs = 100, from = ports) {
  const read: string[] = [];
  const budget = createBudget(
    () => 0,
    limitMs,
    () => false,
  );
  const texts = createTextStore((ref) => {
    read.push(ref.sha256);
    return ports.readText(ref);
  });
  const index = await openedIndex(lang, from);
  const scores = await phraseScores(phrase, { index, analyzer: analyzerFor(lang), store, texts, budget });
  const names = scores && byName(scores, index);
  return { scores: names, refs: names && [...names.keys()].toSorted(), read, budget };
}

describe.each([
  ['the words of the index', ports],
  ['the stored texts', withoutWords],
])('a phrase, held against %s', (_name, from) => {
  it.each<[string, string, boolean, readonly string[] | undefined]>([
    ['en', 'human right', false, ['a:firearms-report']],
    ['en', 'human rights', false, []],
    ['en', 'to be or not to be', false, ['a:climate-news']],
    ['en', 'or not to b', true, ['a:climate-news']],
    ['en', 'women and peace', false, ['s:unscr-1325']],
    ['en', 'peace building', false, ['a:gender-untoc']],
    ['en', '…', false, undefined],
    ['fr', 'convention de palerme', false, ['a:genre-fr']],
    ['ar', 'اتفاقية باليرمو', false, ['a:gender-ar']],
    ['zh', '人权教育', false, ['a:gender-zh']],
    ['zh', '教育人权', false, []],
  ])('%s: %j (open: %j)', async (lang, text, isOpen, expected) => {
    expect((await found(lang, { text, isOpen }, 100, from)).refs).toEqual(expected);
  });

  it('stands in a title only where it is asked of titles', async () => {
    const ask = (text: string) => found('en', { text, isOpen: false, field: 'title' }, 100, from);
    expect((await ask('women and peace')).refs).toEqual(['s:unscr-1325']);
    expect((await ask('to be or not to be')).refs).toEqual([]);
  });

  it('stops when its time is over, and says so', async () => {
    const { refs, budget } = await found('en', { text: 'human security', isOpen: false }, 0, from);
    expect(refs).toEqual([]);
    expect([...budget.cuts]).toContain('asked');
  });
});

describe('a phrase', () => {
  it('reads no text where the index has the words', async () => {
    expect((await found('en', { text: 'youth caucus', isOpen: false })).read).toEqual([]);
  });

  it('reads only the texts that have all of its words where it has not', async () => {
    const { read } = await found('en', { text: 'youth caucus', isOpen: false }, 100, withoutWords);
    expect(read).toEqual(['text-firearms-report']);
  });

  it('is found and scored alike in both ways', async () => {
    for (const [lang, texts] of PHRASES)
      for (const text of texts)
        for (const phrase of variantsOf(text)) {
          const [one, other] = [await found(lang, phrase), await found(lang, phrase, 100, withoutWords)];
          expect(one.scores, JSON.stringify(phrase)).toEqual(other.scores);
        }
  });

  it('is damage where the words cannot be read', async () => {
    const readIndex = (ref: (typeof ports.indexes)[number]) =>
      ref.type === INDEX_TYPE ? ports.readIndex(ref) : Promise.reject(new Error('gone'));
    const asked = found('en', { text: 'youth caucus', isOpen: false }, 100, { ...ports, readIndex });
    await expect(asked).rejects.toMatchObject({ name: 'DamagedIndexError', lang: 'en', reason: 'gone' });
  });
});

/** Every run of two to four words of the sample texts, as they are, unfinished, in titles, and apart. */
function variantsOf(text: string): readonly Asked[] {
  return [
    { text, isOpen: false },
    { text: text.slice(0, -1), isOpen: true },
    { text, isOpen: false, field: 'title' },
    { text, isOpen: false, near: 3 },
  ];
}

const PHRASES = ['en', 'fr', 'ar', 'zh'].map((lang): readonly [string, readonly string[]] => {
  const runs = ports.catalogue.articles
    .filter((article) => article.lang.startsWith(lang))
    .flatMap((article) => {
      const text = sampleTexts().get(article.text.sha256)?.text ?? '';
      const words = splitWords(text);
      return words.flatMap(({ start }, at) => {
        const last = words[Math.min(at + 1 + (at % 3), words.length - 1)];
        return at % 4 === 0 && last !== undefined ? [text.slice(start, last.end)] : [];
      });
    });
  return [lang, runs];
});
