// npm run bench:relevance: every engine with several of its documented settings on Cranfield's questions. The best
// setting is chosen on the questions with odd numbers and reported on the even ones; both are shown.
//   --all          every setting
//   --experiments  ways of ranking that are not in the app
//   --known-items  a second collection as well; takes some minutes
import { readCranfield, readJudged, requireData, type JudgedQuery, type Text } from './corpus.ts';
import { attacheRanked } from './engines/attache.ts';
import type { RankedEngine, RankingVariant } from './engines/engine.ts';
import { flexSearchRanked } from '../peers/flexsearch.ts';
import { lunrRanked } from './engines/lunr.ts';
import { miniSearchRanked } from '../peers/minisearch.ts';
import { oramaRanked } from '../peers/orama.ts';
import { sqliteRanked } from '../peers/sqlite.ts';
import { experiments } from './experiments.ts';
import { readKnownItems } from './known-items.ts';
import { meanQuality, qualityOf, type Quality } from './metrics.ts';

/** Articles in which one is looked for. */
const KNOWN_ITEMS_AMONG = 8000;
const SHOWS_ALL = process.argv.includes('--all');
const SHOWS_EXPERIMENTS = process.argv.includes('--experiments');

interface Measured {
  readonly settings: string;
  /** By question. */
  readonly each: readonly { readonly isOdd: boolean; readonly quality: Quality }[];
}

async function measure(variant: RankingVariant, queries: readonly JudgedQuery[]): Promise<Measured> {
  const each: { readonly isOdd: boolean; readonly quality: Quality }[] = [];
  for (const { id, text, grades } of queries) {
    const quality = qualityOf(await variant.rank(text), grades);
    if (quality) each.push({ isOdd: id % 2 === 1, quality });
  }
  return { settings: variant.settings, each };
}

function half({ each }: Measured, isOdd: boolean): Quality {
  return meanQuality(each.filter((one) => one.isOdd === isOdd).map(({ quality }) => quality));
}

function cells({ ndcg10, map, recall100 }: Quality): string {
  return [ndcg10, map, recall100].map((value) => value.toFixed(4)).join(' | ');
}

function printRow(name: string, measured: Measured): void {
  const all = meanQuality(measured.each.map(({ quality }) => quality));
  const halves = `${cells(half(measured, true))} | ${cells(half(measured, false))}`;
  console.log(`| ${name} | ${measured.settings} | ${halves} | ${cells(all)} |`);
}

function bestOf(all: readonly Measured[]): Measured | undefined {
  return all.toSorted((a, b) => half(b, true).ndcg10 - half(a, true).ndcg10)[0];
}

async function run(engine: RankedEngine, queries: readonly JudgedQuery[]): Promise<void> {
  const all: Measured[] = [];
  for (const variant of engine.variants) all.push(await measure(variant, queries));
  const best = bestOf(all);
  const isAllShown = SHOWS_ALL || engine.variants.length === 1;
  for (const one of isAllShown ? all : [])
    printRow(one === best && all.length > 1 ? `**${engine.name}**` : engine.name, one);
  if (!isAllShown && best) printRow(engine.name, best);
}

async function compare(name: string, texts: readonly Text[], queries: readonly JudgedQuery[]): Promise<void> {
  const measures = 'nDCG@10 | MAP | Recall@100';
  console.log(`\n## ${name}: ${texts.length} documents, ${queries.length} questions\n`);
  console.log(`| engine | setting | odd ${measures} | even ${measures} | all ${measures} |`);
  console.log(`|${'---|'.repeat(11)}`);
  await run(attacheRanked(texts), queries);
  await run(lunrRanked(texts), queries);
  await run(miniSearchRanked(texts), queries);
  await run(flexSearchRanked(texts), queries);
  await run(await oramaRanked(texts), queries);
  await run(await sqliteRanked(texts), queries);
  if (SHOWS_EXPERIMENTS) for (const engine of experiments(texts)) await run(engine, queries);
}

console.log('Odd questions choose the setting, even ones report it; then all.');
requireData('cranfield');
await compare('Cranfield', readCranfield(), readJudged());
if (process.argv.includes('--known-items')) {
  requireData('reuters21578');
  const { texts, queries } = readKnownItems(KNOWN_ITEMS_AMONG);
  await compare('Known news articles', texts, queries);
}
