// npm run bench:highlights: opening an article with 1,000 highlights beside opening the same one with none, in turn, in
// two windows of the built app. Until the marks are drawn in the article's frame and the next frame is painted.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import { percentile, summary } from './statistics.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const HIGHLIGHTS = 1_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);

async function start(folder) {
  const app = await _electron.launch({ args: [ROOT, `--user-data-dir=${folder}`, '--lang=en'] });
  const page = await app.firstWindow();
  await page.waitForFunction(() => performance.getEntriesByName('preloaded').length > 0);
  return { app, page };
}

/** In the window: keeps so many highlights, spread over the longest text, every tenth over the next one. */
async function highlightAll(count) {
  const { attache } = window;
  const open = await attache.archive.current();
  const shards = await Promise.all(
    open.description.shards.map(async ({ sha256 }) => (await fetch(`/o/${sha256}`)).json()),
  );
  const articles = shards.flatMap((shard) => shard.articles);
  const texts = await Promise.all(
    articles.map(async ({ text }) => (await fetch(`/o/${text.sha256}`)).json()),
  );
  const longest = texts.reduce((best, one, at) => (one.text.length > texts[best].text.length ? at : best), 0);
  const article = articles[longest];
  const { id } = article;
  const { text, blocks } = texts[longest];
  const space = text.length / count;
  for (let i = 0; i < count; i += 1) {
    const start = Math.floor(i * space);
    const block = blocks.find((one) => one.start <= start && start < one.end);
    if (block === undefined) continue;
    const length = Math.max(1, Math.floor(space * (i % 10 === 0 ? 1.5 : 0.8)));
    const end = Math.min(block.end, start + length);
    const quote = { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: '', suffix: '' };
    const result = await attache.annotations.save({
      motivation: 'highlighting',
      kind: (i % 5) + 1,
      body: '',
      target: {
        archive: open.key,
        article: id,
        block: block.id,
        title: article.title,
        quote: quote.exact,
        passage: { text: article.text.sha256, position: { type: 'TextPositionSelector', start, end }, quote },
        edition: open.edition,
      },
    });
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  }
  const all = await attache.annotations.list();
  return { id, highlights: all.length, units: text.length };
}

/** Milliseconds from the new address to the article with all its marks, painted. */
async function timeOpening(page, id, isMarked) {
  await page.evaluate(() => (location.hash = '#/home'));
  await page.locator('main h1').first().waitFor();
  const before = Date.now();
  await page.evaluate((hash) => (location.hash = hash), `#/article/${id}`);
  await page.locator(`[data-open-article="${id}"]`).waitFor({ state: 'attached' });
  const frame = page.frames().find((one) => one.url().endsWith(`/a/${id}`));
  await frame
    .locator(isMarked ? 'mark' : 'h1')
    .first()
    .waitFor({ state: 'attached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return Date.now() - before;
}

const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'attache-bench-'))));
try {
  const [bareFolder, markedFolder] = folders;
  const making = await start(markedFolder);
  const made = await making.page.evaluate(highlightAll, HIGHLIGHTS);
  await making.app.close();
  const bare = await start(bareFolder);
  const marked = await start(markedFolder);
  const times = { bare: [], marked: [] };
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const [without, with_] = [
      await timeOpening(bare.page, made.id, false),
      await timeOpening(marked.page, made.id, true),
    ];
    // The first two of each are warming up.
    if (round < 2) continue;
    times.bare.push(without);
    times.marked.push(with_);
  }
  await Promise.all([bare.app.close(), marked.app.close()]);
  console.log(`${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
  console.log(`${made.id}: ${made.units} units of text, ${made.highlights} highlights, ${ROUNDS} times each`);
  console.log('milliseconds                              p50     p95     max');
  console.log(`opening it with no highlight         ${summary(times.bare)}`);
  console.log(`opening it with all highlights       ${summary(times.marked)}`);
  const ratio = percentile(times.marked, 50) / percentile(times.bare, 50);
  console.log(`with against without: ${ratio.toFixed(2)} times (goal: at most 1.50)`);
} finally {
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
