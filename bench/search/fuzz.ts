// npm run bench:fuzz: ten thousand queries that nobody should type, over all articles, and a full-size index that a
// hostile hand has changed. Says how long the slowest answer took and how much memory all of it; exit code 1 where
// anything breaks or takes longer than half a second.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type lunr from 'lunr';
import { mutations, reseal } from '#core/search/packed/mutate';
import { openPacked } from '#core/search/packed/open-packed';
import { PackedBuilder } from '#core/search/packed/packed-builder';
import type { PackedIndex } from '#core/search/packed/packed-index';
import { createRandom, pick } from '#core/search/packed/seeded-random';
import { OPTIONS, readReuters, requireData, toDocuments } from './corpus.ts';

const QUERIES = Number(process.env['FUZZ_QUERIES'] ?? 10_000);
const MUTATIONS = Number(process.env['FUZZ_MUTATIONS'] ?? 300);
const LIMIT_MS = 500;
const LIMIT_MB = 64;
const random = createRandom(11);

type Ask = (query: lunr.Query) => void;

function randomTerm(words: readonly string[]): string {
  const word = pick(random, words);
  const at = Math.floor(random() * (word.length + 1));
  return pick(random, [
    word,
    word.slice(0, at),
    `${word.slice(0, at)}*`,
    `*${word.slice(at)}`,
    `*${word.slice(0, at)}*${word.slice(at)}*`,
    '*a*a*a*a*a*',
    '*',
    '',
    word.repeat(20),
    'transnationalorganised',
    `${word.slice(0, at)}\ud83d\u0000${word.slice(at)}`,
  ]);
}

function randomQuery(words: readonly string[]): Ask {
  const clauses = Array.from({ length: 1 + Math.floor(random() ** 3 * 30) }, () => ({
    term: randomTerm(words),
    presence: pick(random, [1, 1, 2, 3]),
    boost: pick(random, [1, 1, 10, 0, 1e300, -1]),
    usePipeline: false,
    ...(random() < 0.3 ? { editDistance: pick(random, [1, 2, 5, 9, 1000]) } : {}),
    ...(random() < 0.2 ? { wordPrefix: true } : {}),
  }));
  return (query) => {
    for (const { term, ...options } of clauses) query.term(term, options);
  };
}

/** Milliseconds of the processor: others on the machine do not count. */
function cost(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function report(name: string, costs: readonly number[]): boolean {
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
  console.log(`| ${name} | ${costs.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
  return (sorted.at(-1) ?? Infinity) <= LIMIT_MS;
}

function open(file: Uint8Array, isTrusted: boolean): PackedIndex | undefined {
  const opened = openPacked([file], { isTrusted });
  return opened.ok ? opened.value : undefined;
}

/** Builds the index and asks it in a process of its own: in this one the queries could live on what building left. */
function runOnFile(): never {
  requireData();
  const builder = new PackedBuilder(OPTIONS);
  for (const document of toDocuments(readReuters())) builder.add(document);
  const folder = mkdtempSync(join(tmpdir(), 'attache-fuzz-'));
  const path = join(folder, 'index');
  writeFileSync(path, builder.build().index);
  const env = { ...process.env, FUZZ_INDEX: path };
  const { status } = spawnSync(process.execPath, [import.meta.filename], { env, stdio: 'inherit' });
  rmSync(folder, { recursive: true });
  process.exit(status ?? 1);
}

const file = new Uint8Array(readFileSync(process.env['FUZZ_INDEX'] ?? runOnFile()));
const index = open(file, false);
if (!index) throw new Error('the index that was just built does not open');
const [member] = index.set.members;
const words = Array.from(
  { length: 2000 },
  () => member?.segment.terms.at(Math.floor(random() * member.segment.meta.terms)) ?? '',
);

console.log('| what | how many | p50 ms | p99 ms | slowest ms |');
console.log('|---|---|---|---|---|');
const before = process.memoryUsage();
let most = 0;
const queryCosts = Array.from({ length: QUERIES }, () => {
  const ask = randomQuery(words);
  const ms = cost(() => {
    const found = index.find(ask);
    if (!found.ok) throw new Error(found.message);
  });
  most = Math.max(most, process.memoryUsage().rss);
  return ms;
});
const isInTime = report('queries', queryCosts);
const openCosts: number[] = [];
for (const { bytes } of mutations(file, MUTATIONS, 12)) {
  const hostile = reseal(bytes);
  openCosts.push(
    cost(() => {
      const changed = open(hostile, true);
      if (!changed) return;
      for (let n = 0; n < 3; n += 1) changed.find(randomQuery(words));
    }),
  );
}
const isHostileInTime = report('hostile index: open and three queries', openCosts);
const grown = (most - before.rss) / 2 ** 20;
console.log(`\nmemory grew by ${grown.toFixed(0)} MB at most while queries ran`);
process.exit(isInTime && isHostileInTime && grown < LIMIT_MB ? 0 : 1);
