// npm run bench:packed: build, size, load in a fresh process, and latency by kind of query, beside stock lunr in
// the same run. Each latency is the best of several passes; then percentiles over the queries.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type lunr from 'lunr';
import { openPacked } from '#core/search/packed/open-packed';
import { PackedBuilder } from '#core/search/packed/packed-builder';
import type { PackedDocument } from '#core/search/packed/packed-document';
import type { PackedIndex } from '#core/search/packed/packed-index';
import { createRandom } from '#core/search/packed/seeded-random';
import { openSegment } from '#core/search/packed/segment';
import { buildStockIndex } from '#core/search/packed/stock-index';
import type { PackedFiles } from '#core/search/packed/write-segment';
import { OPTIONS, readReuters, requireData, toDocuments } from './corpus.ts';
import { logWords, misspell, type LoggedWord } from './query-log.ts';

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 21_577);
const QUERIES = Number(process.env['BENCH_QUERIES'] ?? 400);
/** Stock lunr is asked fewer of them, and once: it takes seconds for some. */
const STOCK_QUERIES = Number(process.env['BENCH_STOCK_QUERIES'] ?? 60);
const PASSES = 5;
const LOADS = 5;
const REQUIRED = { usePipeline: false, presence: 2 };
const OPTIONAL = { usePipeline: false };

type Words = readonly LoggedWord[];
type Ask = (words: Words) => void;

interface Row {
  readonly kind: string;
  readonly queries: readonly Words[];
  readonly packed: Ask;
  /** Absent where lunr cannot do it, or needs many seconds for a query. */
  readonly stock?: Ask;
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function latencies(queries: readonly Words[], ask: Ask, passes: number): string {
  const best = queries.map(() => Infinity);
  for (let pass = 0; pass < passes; pass += 1)
    for (const [at, words] of queries.entries())
      best[at] = Math.min(best[at] ?? Infinity, timed(() => ask(words)).ms);
  const sorted = best.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => percentile(sorted, share).toFixed(3)).join(' / ');
}

/** What is left of a word while it is typed, from one letter to all of it. */
function keystrokes(rows: readonly Words[], from: number, to: number): readonly Words[] {
  return rows.flatMap((words) => {
    const last = words.at(-1);
    if (!last) return [];
    const lengths = Array.from({ length: Math.min(to, last.word.length) - from + 1 }, (_, at) => from + at);
    return lengths.map((length) => [...words.slice(0, -1), { ...last, word: last.word.slice(0, length) }]);
  });
}

function stems(words: Words): string[] {
  return words.map(({ stem }) => stem);
}

function queryRows(index: PackedIndex, stock: lunr.Index | undefined, log: QueryLog): readonly Row[] {
  const term = (words: Words) => (query: lunr.Query) => void query.term(stems(words), OPTIONAL);
  const all = (words: Words) => (query: lunr.Query) => void query.term(stems(words), REQUIRED);
  const fuzzy = (edits: number) => (words: Words) => (query: lunr.Query) =>
    void query.term(stems(words), { ...OPTIONAL, editDistance: edits });
  const typing =
    (presence: object, prefix: object, star: string) => (words: Words) => (query: lunr.Query) => {
      query.term(stems(words.slice(0, -1)), presence);
      query.term(`${words.at(-1)?.word ?? ''}${star}`, { ...presence, ...prefix });
    };
  const word = typing(REQUIRED, { wordPrefix: true }, '');
  const starred = typing(OPTIONAL, {}, '*');
  const both = (make: (words: Words) => (query: lunr.Query) => void): Pick<Row, 'packed' | 'stock'> => ({
    packed: (words) => index.find(make(words)),
    ...(stock ? { stock: (words) => stock.query(make(words)) } : {}),
  });
  const prefix: Ask = ([only]) => index.findPrefix(only?.word ?? '');
  return [
    { kind: '1 term', queries: log.one, ...both(term) },
    { kind: '2-3 terms, OR', queries: log.some, ...both(term) },
    { kind: '2-3 terms, AND', queries: log.some, ...both(all) },
    ...[1, 2, 3, 4].map((length) => ({
      kind: `keystroke, ${length} letter${length > 1 ? 's' : ''}`,
      queries: keystrokes(log.one, length, length),
      packed: prefix,
    })),
    { kind: 'keystroke, 5 letters and more', queries: keystrokes(log.one, 5, 99), packed: prefix },
    {
      kind: 'keystroke, 2nd or 3rd word, AND',
      queries: keystrokes(log.some, 1, 99),
      packed: (words) => index.find(word(words)),
    },
    { kind: 'lunr’s own `abc*`, OR', queries: keystrokes(log.some, 3, 4), ...both(starred) },
    { kind: '1 edit', queries: log.misspelt, ...both(fuzzy(1)) },
    { kind: '2 edits', queries: log.misspelt, ...both(fuzzy(2)) },
    {
      kind: 'did you mean',
      queries: log.misspelt,
      packed: ([only]) => index.words.near(only?.word ?? '', 2, 3),
    },
    { kind: 'phrase of 2 words', queries: log.phrases, packed: (words) => findPhrase(index, words) },
    {
      kind: 'all documents told (facets), OR',
      queries: log.some,
      packed: (words) => index.find(term(words), { onMatch: () => undefined }),
    },
  ];
}

function findPhrase(index: PackedIndex, words: Words): void {
  const units = [{ at: 0, needles: [{ words: words.map(({ word }) => word), isOpen: false }] }];
  const accepts = index.phraseMatcher({ units, distance: 0, isFirstPart: false });
  if (accepts === undefined) throw new Error('no words to look for phrases in');
  index.find((query) => query.term(stems(words), REQUIRED), { accepts });
}

interface QueryLog {
  readonly one: readonly Words[];
  readonly some: readonly Words[];
  readonly phrases: readonly Words[];
  readonly misspelt: readonly Words[];
}

function createLog(texts: Parameters<typeof logWords>[0]): QueryLog {
  const random = createRandom(9);
  const one = logWords(texts, QUERIES, 1, 1);
  return {
    one,
    some: [...logWords(texts, QUERIES / 2, 2, 2), ...logWords(texts, QUERIES / 2, 3, 3)],
    phrases: logWords(texts, QUERIES, 2, 4),
    misspelt: one.map((words) =>
      words.map((own) => ({ ...own, word: misspell(own.word, random), stem: misspell(own.stem, random) })),
    ),
  };
}

function loadInProcess(engine: string, file: string): string {
  const runs = Array.from({ length: LOADS }, () => {
    const out = execFileSync(
      process.execPath,
      ['--expose-gc', join(import.meta.dirname, 'load.js'), engine, file],
      { encoding: 'utf8' },
    );
    return JSON.parse(out) as { loadMs: number; firstMs: number; memoryMb: number };
  });
  const least = (key: keyof (typeof runs)[number]): string =>
    Math.min(...runs.map((run) => run[key])).toFixed(1);
  return `${least('loadMs')} | ${least('firstMs')} | ${least('memoryMb')}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

function printSizes(
  files: PackedFiles,
  json: string,
  times: Readonly<Record<'tokens' | 'packed' | 'stock', number>>,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  try {
    const [packedFile, stockFile] = [join(folder, 'index'), join(folder, 'index.json')];
    writeFileSync(packedFile, files.index);
    writeFileSync(stockFile, json);
    const gzip = (bytes: Uint8Array | string): string => megabytes(gzipSync(bytes).length);
    const packedSize = `${megabytes(files.index.length)} + ${megabytes(files.sequences.length)}`;
    const packedGzip = `${gzip(files.index)} + ${gzip(files.sequences)}`;
    console.log(
      '| engine | cut s | build s | MB (+ words in order) | gzip MB | load ms | 1st query ms | RSS MB |',
    );
    console.log('|---|---|---|---|---|---|---|---|');
    const cut = (times.tokens / 1000).toFixed(1);
    const build = (times.packed / 1000).toFixed(1);
    for (const engine of ['packed', 'packed-trusted'])
      console.log(
        `| ${engine} | ${cut} | ${build} | ${packedSize} | ${packedGzip} | ${loadInProcess(engine, packedFile)} |`,
      );
    console.log(
      `| stock lunr | ${cut} | ${(times.stock / 1000).toFixed(1)} | ${megabytes(json.length)} | ${gzip(json)} | ${loadInProcess('stock', stockFile)} |`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(files: readonly PackedFiles[]): PackedIndex {
  const opened = openPacked(files.map(({ index }) => index));
  if (!opened.ok) throw new Error(opened.message);
  const attached = opened.value.attachSequences(files.map(({ sequences }) => sequences));
  if (!attached.ok) throw new Error(attached.message);
  return opened.value;
}

/** One in a hundred articles changed: what moves, and what the same queries cost over two segments. */
function printEdition(base: PackedFiles, documents: readonly PackedDocument[], log: QueryLog): void {
  const edition = new PackedBuilder(OPTIONS, [openSegment(base.index, true)]);
  const made = timed(() => {
    for (const document of documents.filter((_, at) => at % 100 === 50)) {
      const removed = edition.remove(document);
      if (!removed.ok) throw new Error(removed.message);
      const tokens = document.tokens.map((list) => list.slice(0, Math.ceil(list.length * 0.7)));
      edition.add({ ...document, tokens });
    }
    return edition.build();
  });
  const index = open([base, made.value]);
  const { value, ms } = made;
  console.log(`\n## An edition that changes one article in a hundred\n`);
  console.log(
    `its segment: ${megabytes(value.index.length)} + ${megabytes(value.sequences.length)} MB, made in ${ms.toFixed(0)} ms;`,
  );
  console.log('');
  console.log('| query | packed, two segments, p50 / p95 / p99 ms |');
  console.log('|---|---|');
  for (const { kind, queries, packed: ask } of queryRows(index, undefined, log))
    console.log(`| ${kind} | ${latencies(queries, ask, PASSES)} |`);
}

requireData();
const texts = readReuters(ARTICLES);
const documents = timed(() => toDocuments(texts));
const packed = timed(() => {
  const builder = new PackedBuilder(OPTIONS);
  for (const document of documents.value) builder.add(document);
  return builder.build();
});
const stock = timed(() => buildStockIndex(documents.value, OPTIONS));
console.log(
  `# ${texts.length} Reuters articles; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, node ${process.version}\n`,
);
printSizes(packed.value, JSON.stringify(stock.value), {
  tokens: documents.ms,
  packed: packed.ms,
  stock: stock.ms,
});
const log = createLog(texts);
console.log('\n| query | packed p50 / p95 / p99 ms | stock lunr p50 / p95 / p99 ms |');
console.log('|---|---|---|');
for (const row of queryRows(open([packed.value]), stock.value, log)) {
  const own = latencies(row.queries, row.packed, PASSES);
  const other = row.stock ? latencies(row.queries.slice(0, STOCK_QUERIES), row.stock, 2) : '–';
  console.log(`| ${row.kind} | ${own} | ${other} |`);
}
printEdition(packed.value, documents.value, log);
console.log(`\nload at the end ${loadavg()[0]?.toFixed(1)}`);
