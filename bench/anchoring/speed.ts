// npm run bench:anchoring, second part: ten thousand passages anchored in a worker, and what the main thread felt.
import { performance } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { alignTexts } from '#core/anchoring/align-texts';
import { anchorPassage } from '#core/anchoring/anchor-passage';
import type { PassageSelector } from '#core/anchoring/selector';
import { createRandom } from '#core/search/packed/seeded-random';
import { requireData } from '../search/corpus.ts';
import { longArticles, markPassages } from './cases.ts';
import { editWords, textOf, type Random } from './edits.ts';

const PASSAGES = 10_000;
const ROUNDS = 3;

interface Timing {
  readonly ms: number;
  readonly cpu: number;
  readonly found: number;
}

interface Job {
  readonly before: string;
  readonly after: string;
  readonly passages: readonly PassageSelector[];
}

if (isMainThread) await main();
else work();

/** In the worker: only the anchoring is timed, not the copying of the texts to it. */
function work(): void {
  const jobs = workerData as readonly Job[];
  const started = performance.now();
  const used = process.cpuUsage();
  let found = 0;
  for (const { before, after, passages } of jobs) {
    const alignment = alignTexts(before, after);
    for (const passage of passages) found += 'start' in anchorPassage(alignment, passage) ? 1 : 0;
  }
  const timing: Timing = {
    ms: performance.now() - started,
    // Of the whole process, whose main thread waits: what others do on the machine is not in it.
    cpu: process.cpuUsage(used).user / 1000,
    found,
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(timing);
}

async function main(): Promise<void> {
  requireData('reuters21578');
  const articles = longArticles(Infinity);
  const vocabulary = articles.flatMap((words) => words.map(({ text }) => text));
  console.log(
    `\n${PASSAGES} passages in ${PASSAGES / 5} articles, ${ROUNDS} runs, in a worker of node ${process.version}\n`,
  );
  console.log(
    '| edit | passages found | processor, ms, least | wall clock, ms, least | most | longest pause of the main thread, ms |',
  );
  console.log('| --- | --: | --: | --: | --: | --: |');
  for (const share of [0.02, 0.05, 0.2])
    await report(share, jobsFor(articles, share, { random: createRandom(1), vocabulary }));
}

function jobsFor(articles: ReturnType<typeof longArticles>, share: number, random: Random): readonly Job[] {
  return Array.from({ length: PASSAGES / 5 }, (_, at) => {
    const words = articles[at % articles.length] ?? [];
    return {
      before: textOf(words),
      after: textOf(editWords(words, share, random)),
      passages: markPassages(words, random).map(({ passage }) => passage),
    };
  });
}

async function report(share: number, jobs: readonly Job[]): Promise<void> {
  const times: number[] = [];
  const costs: number[] = [];
  let found = 0;
  let pause = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const worker = new Worker(new URL(import.meta.url), { workerData: jobs });
    let last = performance.now();
    let isStarted = false;
    const timer = setInterval(() => {
      const now = performance.now();
      if (isStarted) pause = Math.max(pause, now - last);
      isStarted = true;
      last = now;
    }, 1);
    const answer = await new Promise<Timing>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    clearInterval(timer);
    await worker.terminate();
    times.push(answer.ms);
    costs.push(answer.cpu);
    found = answer.found;
  }
  const cells = [Math.min(...costs), Math.min(...times), Math.max(...times), pause].map((ms) =>
    ms.toFixed(0),
  );
  console.log(`| ${share * 100} % of words edited | ${found} | ${cells.join(' | ')} |`);
}
