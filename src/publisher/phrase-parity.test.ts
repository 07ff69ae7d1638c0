// Phrases asked of the words of an index, and of the texts: the same answers over texts that none of us wrote.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleArticle, sampleText } from '#core/search/sample-archive';
import { sampleEngine, samplePorts, sampleQuery } from '#core/search/sample-engine';
import { INDEX_TYPE } from '#core/search/search-index';
import { splitWords } from '#core/search/tokenizer';
import { canonicalText } from '#core/text/canonical-text';

const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const UDHR = join(DATA, 'udhr');
const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];

interface Section {
  readonly n: number;
  readonly heading: string;
  readonly paras: readonly string[];
}

function readSections(lang: string): readonly Section[] {
  const file = readFileSync(join(UDHR, `${lang}.json`), 'utf8');
  return (JSON.parse(file) as { readonly sections: readonly Section[] }).sections;
}

/** Every ninth run of two to five words: with stop words, inflected, across a comma, in every script. */
function runsOf(text: string): readonly string[] {
  const words = splitWords(text);
  return words.flatMap(({ start }, at) => {
    const last = words[Math.min(at + 1 + (at % 4), words.length - 1)];
    return at % 9 === 0 && last !== undefined ? [text.slice(start, last.end).replaceAll(/["\s]+/g, ' ')] : [];
  });
}

describe.skipIf(!existsSync(UDHR))('the Declaration of Human Rights (shared data: udhr)', () => {
  const texts = LANGUAGES.flatMap((lang) =>
    readSections(lang).map(({ n, heading, paras }) => ({
      article: sampleArticle({ id: `${lang}-${n}`, lang, title: heading }),
      text: sampleText(paras.map(canonicalText)),
    })),
  );
  const records = { sources: [], conferences: [], topics: [], organisations: [], terms: [] };
  const ports = samplePorts(
    { articles: texts.map(({ article }) => article), ...records },
    new Map(texts.map(({ article, text }) => [article.text.sha256, text])),
  );
  const byWords = sampleEngine(ports);
  const byTexts = sampleEngine({
    ...ports,
    indexes: ports.indexes.filter(({ type }) => type === INDEX_TYPE),
  });

  it.each(LANGUAGES)(
    '%s',
    async (lang) => {
      const runs = texts
        .filter(({ article }) => article.lang === lang)
        .flatMap(({ text }) => runsOf(text.text))
        .slice(0, 60);
      expect(runs.length).toBeGreaterThan(30);
      let hits = 0;
      for (const run of runs)
        for (const text of [`"${run}"`, `"${run}"~5`, `title:"${run}"`, `"${run.slice(0, -1)}`]) {
          const query = sampleQuery(text, { lang, prefixLast: true });
          const [one, other] = [await byWords.search(query), await byTexts.search(query)];
          expect({ text, ...one }).toEqual({ text, ...other });
          hits += one.total;
        }
      expect(hits).toBeGreaterThan(2 * runs.length);
    },
    60_000,
  );
});
