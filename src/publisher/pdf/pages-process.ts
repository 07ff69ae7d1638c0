// The process that reads one PDF: `out/cli/pages-process.js`. A hostile file can harm nothing but this.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fail } from '#core/result';
import { readPages } from './read-pages.ts';

/** Ends the process when it holds too much: buffers do not count as heap, so V8's own limit is not enough. */
const WATCHER = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
  }, 50);
`;

const [path = '', assets = '', limit = '0'] = process.argv.slice(2);
new Worker(WATCHER, { eval: true, workerData: Number(limit) }).unref();
const result = await readFile(path)
  .then((bytes) => readPages(new Uint8Array(bytes), assets))
  .catch((error: unknown) => fail('crashed', String(error)));
process.send?.(result, () => process.exit(0));
