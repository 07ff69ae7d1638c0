// npm run bench:search: our search beside other engines over the same articles and the same queries. Each engine
// builds, loads and answers in processes of its own, so that memory and warmth are its own.
//   --large       100,000 articles too
//   --articles=   other sizes, such as 1000,20000
//   --engines=    only some, such as index,sqlite
// BENCH_CLOCK=cpu counts the processor's time, of all threads of a process, instead of the clock on the wall.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { createRandom } from '#core/search/packed/seeded-random';
import { requireData } from './corpus.ts';
import { ENGINES, engineNamed } from './engines/all.ts';
import type { QueryKind } from './engines/engine.ts';
import { readArticles } from './large-corpus.ts';
import { logWords, misspell } from './query-log.ts';
import type { Cell, Log } from './compare-child.ts';

const CHILD = join(import.meta.dirname, 'compare-child.js');
const LOADS = 3;
const QUERIES = Number(process.env['BENCH_QUERIES'] ?? 200);
/** Queries of two and three words that are typed a letter at a time. */
const TYPED = Number(process.env['BENCH_TYPED'] ?? 30);
const CELL_SECONDS = Number(process.env['BENCH_CELL_SECONDS'] ?? 120);
/** Building or loading is given up after this; 120 s is the limit of one cell of answers. */
const STEP_MS = 600_000;

const KINDS: readonly (readonly [QueryKind, string])[] = [
  ['one', '1 term'],
  ['any', '2–3 terms, any'],
  ['all', '2–3 terms, all'],
  ['typing', 'keystroke'],
  ['fuzzy', '1 letter wrong'],
  ['phrase', 'phrase'],
  ['snippets', '10 with snippets'],
];

interface Row {
  readonly name: string;
  readonly buildS?: number;
  readonly mostMb?: number;
  readonly sizeMb?: number;
  readonly gzipMb?: number;
  readonly loadMs?: number;
  readonly firstMs?: number;
  readonly memoryMb?: number;
  readonly cells: ReadonlyMap<string, string>;
}

function option(name: string): string | undefined {
  return process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function createLog(articles: number): Log {
  const texts = readArticles(articles);
  const random = createRandom(9);
  const toWords = (rows: ReturnType<typeof logWords>): readonly (readonly string[])[] =>
    rows.map((row) => row.map(({ word }) => word));
  const one = toWords(logWords(texts, QUERIES, 1, 1));
  const some = toWords([...logWords(texts, QUERIES / 2, 2, 2), ...logWords(texts, QUERIES / 2, 3, 3)]);
  const phrase = toWords(adjacent(logWords(texts, QUERIES * 3, 2, 4)).slice(0, QUERIES));
  const typed = toWords([...logWords(texts, TYPED / 2, 2, 5), ...logWords(texts, TYPED / 2, 3, 6)]);
  return {
    one,
    any: some,
    all: some,
    typing: typed.flatMap(keystrokes),
    fuzzy: one.map((words) => words.map((word) => misspell(word, random))),
    phrase,
    snippets: some,
  };
}

/** Those between which no stop word was left out. */
function adjacent(rows: ReturnType<typeof logWords>): ReturnType<typeof logWords> {
  return rows.filter(([first, second]) => first && second && second.index === first.index + 1);
}

/** Every state of the field while a query is typed, letter by letter from the first one. */
function keystrokes(words: readonly string[]): readonly (readonly string[])[] {
  return words.flatMap((word, at) =>
    Array.from(word, (_, letter) => [...words.slice(0, at), word.slice(0, letter + 1)]),
  );
}

function child(...parts: readonly string[]): Readonly<Record<string, number>> {
  const memory = ['--expose-gc', '--max-old-space-size=8192'];
  const out = execFileSync(process.execPath, [...memory, CHILD, ...parts], {
    encoding: 'utf8',
    timeout: STEP_MS,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out) as Readonly<Record<string, number>>;
}

/** Asks cell by cell; a cell that hangs is given up and the rest is asked in another process. */
async function askAll(engine: string, folder: string, log: string): Promise<ReadonlyMap<string, string>> {
  const cells = new Map<string, string>();
  let left: readonly string[] = KINDS.map(([kind]) => kind);
  while (left.length > 0) {
    const asked = left;
    const hung = await askSome(engine, folder, log, asked, cells);
    left = asked.filter((kind) => !cells.has(kind));
    if (!hung) break;
    // Cells come in the order of the engine's answers: the first that has none is the one that hung.
    const [first, ...others] = left;
    if (first !== undefined) cells.set(first, `over ${CELL_SECONDS} s`);
    left = others;
  }
  return cells;
}

function askSome(
  engine: string,
  folder: string,
  log: string,
  kinds: readonly string[],
  cells: Map<string, string>,
): Promise<boolean> {
  return new Promise((done) => {
    const run = spawn(
      process.execPath,
      ['--max-old-space-size=8192', CHILD, 'ask', engine, folder, log, kinds.join()],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let hung = false;
    const giveUp = (): void => {
      hung = true;
      run.kill('SIGKILL');
    };
    // The child gives up by itself between two queries; this is for a single query that takes longer.
    let timer = setTimeout(giveUp, (CELL_SECONDS + 60) * 1000);
    createInterface({ input: run.stdout }).on('line', (line) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, (CELL_SECONDS + 60) * 1000);
      const cell = JSON.parse(line) as Cell & { readonly kind: string; readonly isOver?: boolean };
      cells.set(cell.kind, cell.isOver === true ? `over ${CELL_SECONDS} s` : describe(cell));
    });
    run.on('close', () => {
      clearTimeout(timer);
      done(hung);
    });
  });
}

function describe({ ms, empty, broken }: Cell): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const times = [0.5, 0.95, 0.99].map((share) => String(Number(at(share).toPrecision(2)))).join(' / ');
  const notes = [
    ...(empty >= 0.005 ? [`${Math.round(empty * 100)} % empty`] : []),
    ...(broken > 0 ? [`${(broken * 100).toFixed(1)} % fail`] : []),
  ];
  return notes.length === 0 ? times : `${times} (${notes.join(', ')})`;
}

function sizes(folder: string): { readonly sizeMb: number; readonly gzipMb: number } {
  const files = readdirSync(folder).filter((name) => name.startsWith('index'));
  let [size, gzip] = [0, 0];
  for (const name of files) {
    size += statSync(join(folder, name)).size;
    gzip += gzipSync(readFileSync(join(folder, name))).length;
  }
  return { sizeMb: size / 1e6, gzipMb: gzip / 1e6 };
}

async function measure(engine: string, articles: number, root: string, log: string): Promise<Row> {
  const folder = join(root, `${engine}-${articles}`);
  mkdirSync(folder);
  const { name } = engineNamed(engine);
  try {
    const { buildMs = NaN, mostMb = NaN } = child('build', engine, folder, String(articles));
    const loads = Array.from({ length: LOADS }, () => child('load', engine, folder));
    const least = (key: string): number => Math.min(...loads.map((one) => one[key] ?? NaN));
    const rest = { loadMs: least('loadMs'), firstMs: least('firstMs'), memoryMb: least('memoryMb') };
    const cells = await askAll(engine, folder, log);
    return { name, buildS: buildMs / 1000, mostMb, ...sizes(folder), ...rest, cells };
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return { name, cells: new Map() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function short(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'failed';
  return String(Number(value.toPrecision(3)));
}

function print(articles: number, rows: readonly Row[]): void {
  console.log(`\n## ${articles.toLocaleString('en')} articles\n`);
  console.log(
    '| engine | build s | most MB while building | size MB | gzip MB | load ms | 1st answer ms | memory MB |',
  );
  console.log(`|${'---|'.repeat(8)}`);
  for (const row of rows)
    console.log(
      `| ${row.name} | ${[row.buildS, row.mostMb, row.sizeMb, row.gzipMb, row.loadMs, row.firstMs, row.memoryMb].map(short).join(' | ')} |`,
    );
  console.log('\nms, p50 / p95 / p99\n');
  console.log(`| engine | ${KINDS.map(([, name]) => name).join(' | ')} |`);
  console.log(`|${'---|'.repeat(KINDS.length + 1)}`);
  for (const { name, cells } of rows)
    console.log(`| ${name} | ${KINDS.map(([kind]) => cells.get(kind) ?? 'n/a').join(' | ')} |`);
}

requireData('reuters21578');
const chosen = option('articles')?.split(',').map(Number) ?? [1000, 20_000];
const counts = process.argv.includes('--large') ? [...chosen, 100_000] : chosen;
const engines = option('engines')?.split(',') ?? Object.keys(ENGINES);
const root = mkdtempSync(join(tmpdir(), 'bench-search-'));
console.log(
  `# Search beside its peers: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, node ${process.version}`,
);
try {
  for (const articles of counts) {
    const log = join(root, `log-${articles}.json`);
    writeFileSync(log, JSON.stringify(createLog(articles)));
    const rows: Row[] = [];
    for (const engine of engines) {
      process.stderr.write(`${articles} articles, ${engine} …\n`);
      rows.push(await measure(engine, articles, root, log));
    }
    print(articles, rows);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`\nload at the end ${loadavg()[0]?.toFixed(1)}`);
