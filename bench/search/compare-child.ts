// One step of npm run bench:search in a process of its own: `build`, `load` or `ask`. Says what it measured as
// lines of JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineNamed } from './engines/all.ts';
import type { Ask, QueryKind } from './engines/engine.ts';
import { readArticles } from './large-corpus.ts';

const [, , step = '', name = '', folder = '', ...rest] = process.argv;
const engine = engineNamed(name);
/** A cell that takes longer is given up, in milliseconds. */
const LIMIT_MS = Number(process.env['BENCH_CELL_SECONDS'] ?? 120) * 1000;
/** The best of several passes, as long as they are quick. */
const PASSES = 3;
const LONG_MS = 5000;

/** `BENCH_CLOCK=cpu` counts the processor's time instead: on a busy machine that is what can be compared. */
function now(): number {
  if (process.env['BENCH_CLOCK'] !== 'cpu') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export type Log = Partial<Readonly<Record<QueryKind, readonly (readonly string[])[]>>>;

function memoryMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

function say(value: object): void {
  console.log(JSON.stringify(value));
}

async function build(articles: number): Promise<void> {
  const texts = readArticles(articles);
  const start = now();
  const files = await engine.build(texts);
  say({ buildMs: now() - start, mostMb: process.resourceUsage().maxRSS / 1024 });
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
}

async function load(): Promise<void> {
  const before = memoryMb();
  const start = now();
  const opened = await engine.open(folder);
  const loaded = now();
  await opened.one?.(['trade']);
  const answered = now();
  say({ loadMs: loaded - start, firstMs: answered - loaded, memoryMb: memoryMb() - before });
}

export interface Cell {
  /** Milliseconds of each query: the best pass. */
  readonly ms: readonly number[];
  /** Share of the queries that found nothing. */
  readonly empty: number;
  /** Share of the queries that ended in an error. */
  readonly broken: number;
}

const BROKEN = -1;

async function timed(
  ask: Ask,
  words: readonly string[],
): Promise<{ readonly ms: number; readonly hits: number }> {
  const start = now();
  let hits = BROKEN;
  try {
    const answer = ask(words);
    hits = typeof answer === 'number' ? answer : await answer;
  } catch {
    // Told in the table: stock lunr throws for some beginnings of words.
  }
  return { ms: now() - start, hits };
}

/** Nothing where the first pass takes too long. */
async function measure(ask: Ask, queries: readonly (readonly string[])[]): Promise<Cell | undefined> {
  const [start, begun] = [now(), performance.now()];
  const best = queries.map(() => Infinity);
  let [empty, broken] = [0, 0];
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [at, words] of queries.entries()) {
      const { ms, hits } = await timed(ask, words);
      best[at] = Math.min(best[at] ?? Infinity, ms);
      if (pass === 0 && hits === 0) empty += 1;
      if (pass === 0 && hits === BROKEN) broken += 1;
      if (pass === 0 && performance.now() - begun > LIMIT_MS) return undefined;
    }
    if (now() - start > LONG_MS) break;
  }
  return { ms: best, empty: empty / queries.length, broken: broken / queries.length };
}

async function answer(log: Log, kinds: readonly string[]): Promise<void> {
  const opened = await engine.open(folder);
  for (const [kind, ask] of Object.entries(opened)) {
    const queries = log[kind as QueryKind];
    if (!kinds.includes(kind) || queries === undefined) continue;
    const cell = await measure(ask, queries);
    say({ kind, ...(cell === undefined ? { isOver: true } : cell) });
  }
}

if (step === 'build') await build(Number(rest[0]));
else if (step === 'load') await load();
else await answer(JSON.parse(readFileSync(rest[0] ?? '', 'utf8')) as Log, (rest[1] ?? '').split(','));
