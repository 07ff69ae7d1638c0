// Loads one index in a process of its own and says what that took: `node load.js packed|stock <file>`.
import { readFileSync } from 'node:fs';
import lunr from 'lunr';
import { openPacked } from '#core/search/packed/open-packed';

const [, , engine, file = ''] = process.argv;

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

function loadPacked(): lunr.Index {
  const opened = openPacked([new Uint8Array(readFileSync(file))], { isTrusted: engine === 'packed-trusted' });
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

const before = memory();
const start = performance.now();
const index = engine === 'stock' ? lunr.Index.load(JSON.parse(readFileSync(file, 'utf8'))) : loadPacked();
const loaded = performance.now();
const ask = (query: lunr.Query): void => void query.term(['trade', 'deficit'], { usePipeline: false });
if ('find' in index) (index as unknown as { find(ask: unknown): unknown }).find(ask);
else index.query(ask);
const answered = performance.now();
const after = memory();
console.log(
  JSON.stringify({
    loadMs: loaded - start,
    firstMs: answered - loaded,
    memoryMb: (after - before) / 2 ** 20,
  }),
);
