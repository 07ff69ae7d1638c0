// How well search finds things in real texts that none of us wrote. Skipped by name where they are absent.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { analyzerFor } from '#core/search/analyzer';
import { sampleArticle, sampleText } from '#core/search/sample-archive';
import { sampleEngine, samplePorts, sampleQuery } from '#core/search/sample-engine';
import { tokenize } from '#core/search/tokenizer';
import { canonicalText } from '#core/text/canonical-text';

const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const UDHR = join(DATA, 'udhr');
const CRANFIELD = join(DATA, 'cranfield');

interface Text {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

function engineOver(texts: readonly Text[]) {
  const articles: Article[] = [];
  const byHash = new Map<string, ArticleText>();
  for (const { paragraphs, ...head } of texts) {
    const article = sampleArticle(head);
    articles.push(article);
    byHash.set(article.text.sha256, sampleText(paragraphs.map(canonicalText)));
  }
  const records = { sources: [], conferences: [], topics: [], organisations: [], terms: [] };
  const now = () => performance.now();
  return sampleEngine(samplePorts({ articles, ...records }, byHash, now));
}

/** The same numbers in every run (Lehmer's generator). */
function createRandom(): (below: number) => number {
  let state = 20_081_210;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe.skipIf(!existsSync(UDHR))('the Declaration of Human Rights (shared data: udhr)', () => {
  const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];
  function readSections(lang: string): readonly Text[] {
    const { sections } = JSON.parse(readFileSync(join(UDHR, `${lang}.json`), 'utf8')) as {
      sections: readonly { n: number; heading: string; paras: readonly string[] }[];
    };
    return sections.map(({ n, heading, paras }) => ({
      id: `${lang}-${n}`,
      lang,
      title: heading,
      paragraphs: paras,
    }));
  }

  let made: ReturnType<typeof engineOver> | undefined;
  const engine = () => (made ??= engineOver(languages.flatMap(readSections)));

  /** The words of a text that carry its subject; in Chinese its pairs of characters. */
  function wordsOf({ lang, paragraphs }: Text): readonly string[] {
    const analyzer = analyzerFor(lang);
    const tokens = tokenize(paragraphs.join('\n')).filter(
      (token) => (token.kind === 'han' || token.text.length > 3) && !analyzer.isStopWord(token),
    );
    return [...new Set(tokens.map((token) => token.form))];
  }

  /** Words that stand in at most a quarter of the articles: "everyone right" names none of them. */
  function telling(texts: readonly Text[]): (word: string) => boolean {
    const counts = new Map<string, number>();
    for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return (word) => (counts.get(word) ?? 0) <= texts.length / 4;
  }

  it.each(languages)('two words of an article of it are enough to find it: %s', async (lang) => {
    const random = createRandom();
    const own = readSections(lang);
    const isTelling = telling(own);
    const missed: string[] = [];
    const asked = 200;
    for (let count = 0; count < asked;) {
      const text = own[random(own.length)]!;
      const words = wordsOf(text);
      const [a = '', b = ''] = [words[random(words.length)], words[random(words.length)]];
      if (a === b || !(isTelling(a) || isTelling(b))) continue;
      count += 1;
      const { hits } = await engine().search(sampleQuery(`${a} ${b}`, { lang, limit: 3 }));
      if (!hits.some((hit) => hit.id === text.id)) missed.push(`${a} ${b}: ${text.id}`);
    }
    expect(missed.length / asked, missed.join('; ')).toBeLessThanOrEqual(0.02);
  });

  it.each([
    ['fr', 'egalite', 'égalité'],
    ['es', 'educacion', 'educación'],
    ['ru', 'Объединенных', 'Объединённых'],
    ['ar', 'الانسان', 'الإنسان'],
  ])('in %s %s finds what %s finds', async (lang, plain, spelled) => {
    const ids = async (text: string) =>
      (await engine().search(sampleQuery(text, { lang }))).hits.map((hit) => hit.id).toSorted();
    expect(await ids(plain)).toEqual(await ids(spelled));
    expect(await ids(plain)).not.toEqual([]);
  });
});

describe.skipIf(!existsSync(CRANFIELD))('Cranfield (shared data: cranfield)', () => {
  const lines = (file: string) => readFileSync(join(CRANFIELD, file), 'utf8').trim().split('\n');
  const parse = (line: string) => JSON.parse(line) as { id: number; title: string; text: string };

  function readJudgements(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    const judged = new Map<string, Map<string, number>>();
    for (const line of lines('qrels.tsv').slice(1)) {
      const [query = '', document = '', grade = '0'] = line.split('\t');
      judged.set(query, (judged.get(query) ?? new Map<string, number>()).set(document, Number(grade)));
    }
    return judged;
  }

  const gain = (grades: readonly number[]): number =>
    grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);

  it('ranks as search.md asks for: nDCG@10 of 0.38 or more', { timeout: 180_000 }, async () => {
    const texts = lines('docs.jsonl').map(parse);
    const engine = engineOver(
      texts.map(({ id, title, text }) => ({ id: String(id), lang: 'en', title, paragraphs: [text || '-'] })),
    );
    const judged = readJudgements();
    const scores: number[] = [];
    for (const { id, text } of lines('queries.jsonl').map(parse)) {
      const grades = judged.get(String(id));
      if (grades === undefined) continue;
      const { hits } = await engine.search(sampleQuery(text, { limit: 10 }));
      const ideal = gain([...grades.values()].toSorted((a, b) => b - a));
      scores.push(ideal === 0 ? 0 : gain(hits.map((hit) => grades.get(hit.id) ?? 0)) / ideal);
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(scores.length).toBe(225);
    expect(mean).toBeGreaterThanOrEqual(0.38);
  });
});
