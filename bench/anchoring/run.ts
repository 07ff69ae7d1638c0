// npm run bench:anchoring: passages of real articles, edited as an edition could, anchored by four methods in one run.
import { alignTexts } from '#core/anchoring/align-texts';
import { anchorPassage } from '#core/anchoring/anchor-passage';
import type { Place } from '#core/anchoring/passage-anchor';
import { createRandom } from '#core/search/packed/seeded-random';
import { requireData } from '../search/corpus.ts';
import {
  addTwin,
  hasName,
  longArticles,
  markPassages,
  SCENARIOS,
  TWIN,
  type Marked,
  type Scenario,
} from './cases.ts';
import { textOf, type Random, type Word } from './edits.ts';
import { byExactQuote, byHypothesis } from './rivals.ts';

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 200);
const SEED = Number(process.env['BENCH_SEED'] ?? 1);

interface Answer {
  /** Where it says the passage is; several or none are no place. */
  readonly place?: Place | undefined;
  readonly isAmbiguous?: boolean;
}

interface Tally {
  found: number;
  wrong: number;
  asked: number;
}

const METHODS = ['exact quote', 'Hypothesis', 'ours'] as const;

requireData('reuters21578');
const articles = longArticles(ARTICLES);
const vocabulary = articles
  .flatMap((words) => words.map(({ text }) => text))
  .filter((word) => /\p{L}/u.test(word));

console.log(
  `${articles.length} articles of at least 400 words, 5 passages each (3, 6, 12, 25, 45 words), seed ${SEED}\n`,
);
console.log(
  `| edit | ${METHODS.map((name) => `${name}: found / wrong`).join(' | ')} | ours: several places |`,
);
console.log(`| --- |${' --: |'.repeat(METHODS.length + 1)}`);
for (const scenario of [...SCENARIOS, TWIN]) {
  if (scenario.name.includes(process.env['BENCH_ONLY'] ?? '')) report(scenario);
}

function report(scenario: Scenario): void {
  const random: Random = { random: createRandom(SEED), vocabulary };
  const tallies = METHODS.map((): Tally => ({ found: 0, wrong: 0, asked: 0 }));
  let all = 0;
  let isGone = false;
  for (const words of articles) {
    for (const plain of markPassages(words, random)) {
      if (scenario.isNamed === true && !hasName(plain)) continue;
      const marked = scenario === TWIN ? addTwin(plain, random) : plain;
      const edited = scenario.edit(marked, random);
      const truth = truthOf(marked, edited.words);
      if (!edited.isGone && truth.size === 0) continue;
      isGone = edited.isGone;
      all += 1;
      for (const [at, answer] of answersOf(marked, edited.words).entries()) {
        count(tallies[at], answer, edited.isGone ? new Set() : truth, edited.words);
        if (process.env['BENCH_SHOW'] === scenario.name && at === 2)
          show(marked, answer, truth, edited.words);
      }
    }
  }
  const percent = (part: number): string => ((100 * part) / all).toFixed(1);
  const cells = tallies.map(({ found, wrong }) =>
    isGone ? `– / ${percent(wrong)}` : `${percent(found)} / ${percent(wrong)}`,
  );
  console.log(`| ${scenario.name} | ${cells.join(' | ')} | ${percent(tallies.at(-1)?.asked ?? 0)} |`);
}

function answersOf(marked: Marked, edited: readonly Word[]): readonly Answer[] {
  const text = textOf(edited);
  const ours = anchorPassage(alignTexts(textOf(marked.words), text), marked.passage);
  return [
    { place: byExactQuote(text, marked.passage) },
    { place: byHypothesis(text, marked.passage) },
    'start' in ours ? { place: ours } : { isAmbiguous: ours.status === 'ambiguous' },
  ];
}

/**
 * The words of the edited text that are the passage: its own, their replacements, and what was put between two of them.
 * A passage that the edit tore in two is the longer part of it.
 */
function truthOf({ from, to }: Marked, edited: readonly Word[]): ReadonlySet<number> {
  const parts: number[][] = [];
  for (const [at, { was, instead = -1 }] of edited.entries()) {
    const old = was < 0 ? instead : was;
    if (old < from || old >= to) continue;
    const part = parts.at(-1);
    const last = part?.at(-1) ?? -1;
    if (part === undefined || at - last > 3) parts.push([at]);
    else for (let between = last + 1; between <= at; between += 1) part.push(between);
  }
  return new Set(parts.toSorted((one, other) => other.length - one.length)[0]);
}

function overlap({ start, end }: Place, truth: ReadonlySet<number>, edited: readonly Word[]): number {
  let at = 0;
  let shared = 0;
  let either = 0;
  for (const [index, { text, space }] of edited.entries()) {
    const isInside = at < end && at + text.length > start;
    if (isInside && truth.has(index)) shared += text.length;
    if (isInside || truth.has(index)) either += text.length;
    at += text.length + space.length;
  }
  return either === 0 ? 0 : shared / either;
}

function count(
  tally: Tally | undefined,
  answer: Answer,
  truth: ReadonlySet<number>,
  edited: readonly Word[],
): void {
  if (tally === undefined) return;
  if (answer.isAmbiguous === true) tally.asked += 1;
  if (answer.place === undefined) return;
  const share = overlap(answer.place, truth, edited);
  if (share >= 0.8) tally.found += 1;
  if (share < 0.5) tally.wrong += 1;
}

function show(
  marked: Marked,
  { place, isAmbiguous }: Answer,
  truth: ReadonlySet<number>,
  edited: readonly Word[],
): void {
  const share = place === undefined ? 0 : overlap(place, truth, edited);
  if (share >= 0.8) return;
  console.log(
    `${share.toFixed(2)} ${isAmbiguous === true ? 'ambiguous' : place === undefined ? 'removed' : ''}`,
  );
  console.log(`   was:  ${marked.passage.quote.exact}`);
  if (place !== undefined) console.log(`   ours: ${textOf(edited).slice(place.start, place.end)}`);
  console.log(`   true: ${textOf(edited.filter((_, at) => truth.has(at)))}`);
}
