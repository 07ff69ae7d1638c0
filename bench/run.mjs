// npm run bench: cold start beside a blank Electron window, keystroke to painted results, opening an article, a letter
// in a long note.
// All in one run, on the built app and the bundled archive, each start on a fresh or a used data folder as said.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import { percentile, summary } from './statistics.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const STARTS = Number(process.env.BENCH_STARTS ?? 10);
const QUERIES = [
  'trafficking',
  'palermo convention',
  '1325',
  'firearms protocol',
  'women peace security',
  'corruption',
];

async function withFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'attache-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function launch(target, userData) {
  return _electron.launch({ args: [target, `--user-data-dir=${userData}`, '--lang=en'] });
}

/** Milliseconds from the call that starts the process to the second frame after `selector` is there. */
async function timeStart(target, userData, selector) {
  const before = Date.now();
  const app = await launch(target, userData);
  const page = await app.firstWindow();
  await page.locator(selector).first().waitFor({ state: 'attached' });
  const painted = await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => done(performance.timeOrigin + performance.now())),
        );
      }),
  );
  await app.close();
  return painted - before;
}

async function coldStarts() {
  const rows = { blank: [], first: [], used: [] };
  await withFolder(async (used) => {
    await timeStart(ROOT, used, 'main h1');
    for (let round = 0; round < STARTS; round += 1) {
      // Alternating, so that whatever else the machine does falls on all of them alike.
      rows.blank.push(await withFolder((folder) => timeStart(join(ROOT, 'bench/blank'), folder, 'main h1')));
      rows.used.push(await timeStart(ROOT, used, 'main h1'));
      rows.first.push(await withFolder((folder) => timeStart(ROOT, folder, 'main h1')));
    }
  });
  return rows;
}

/** Types each query a key at a time; a key is done when the results for exactly that text are painted. */
async function keystrokes(page) {
  const box = page.getByRole('combobox', { name: 'Search the archive' });
  const times = [];
  for (const query of QUERIES) {
    await box.fill('');
    for (let length = 1; length <= query.length; length += 1) {
      const text = query.slice(0, length);
      const painted = page.evaluate(
        (wanted) =>
          new Promise((done, fail) => {
            const give = setTimeout(() => fail(new Error(`no results painted for ${wanted}`)), 5000);
            let start = 0;
            const input = document.querySelector('input[type=search]');
            input.addEventListener('input', () => (start = performance.now()), { once: true, capture: true });
            // The window marks the frame in which the answer to a text is on the screen.
            const look = () => {
              const mark = performance.getEntriesByName('search-painted').at(-1);
              const isIt = mark !== undefined && start > 0 && JSON.parse(mark.detail).text === wanted;
              if (!isIt || mark.startTime < start) {
                requestAnimationFrame(look);
                return;
              }
              clearTimeout(give);
              done(mark.startTime - start);
            };
            look();
          }),
        text,
      );
      await box.press(text.at(-1) === ' ' ? 'Space' : text.at(-1));
      times.push(await painted);
    }
  }
  return times;
}

/** In the window: milliseconds from the new address to the second frame after the article is drawn. */
function openAndPaint(id) {
  return new Promise((done) => {
    const start = performance.now();
    location.hash = `#/article/${id}`;
    const look = () => {
      if (document.querySelector(`[data-open-article="${id}"]`) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
    };
    look();
  });
}

/** From choosing a result to the article's heading painted in its frame; each article first unseen, then seen. */
async function articleOpenings(page) {
  const rows = page.locator('[data-place^="article:"]');
  await page.getByRole('combobox', { name: 'Search the archive' }).fill('convention');
  await rows.first().waitFor();
  const places = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-place')));
  const ids = places.slice(0, 10).map((place) => place.replace('article:', ''));
  const times = [];
  for (const id of [...ids, ...ids]) {
    await page.evaluate(() => (location.hash = '#/home'));
    await page.locator('main h1').first().waitFor();
    times.push(await page.evaluate(openAndPaint, id));
  }
  return times;
}

/** In the window: milliseconds from each letter put into the field to the end of the next frame. */
async function typeAndPaint(letters) {
  const times = [];
  for (const letter of letters) {
    const start = performance.now();
    document.execCommand('insertText', false, letter);
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    times.push(performance.now() - start);
  }
  return times;
}

/** Letters typed at the end of a note of 30,000 characters in one paragraph. */
async function noteLetters(page, words, letter) {
  await page.evaluate(() => (location.hash = '#/article/untoc-explained'));
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill(words.repeat(Math.ceil(30_000 / words.length)).slice(0, 30_000));
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  await note.press('Control+End');
  return page.evaluate(typeAndPaint, [...letter.repeat(20)]);
}

const starts = await coldStarts();
const [typing, opening, english, arabic] = await withFolder(async (folder) => {
  const app = await launch(ROOT, folder);
  const page = await app.firstWindow();
  await page.locator('main h1').first().waitFor();
  const typed = await keystrokes(page);
  const opened = await articleOpenings(page);
  const inEnglish = await noteLetters(page, 'the convention against crime ', 'a');
  const inArabic = await noteLetters(page, 'اتفاقية مكافحة الجريمة المنظمة ', 'ب');
  await app.close();
  return [typed, opened, inEnglish, inArabic];
});

const ratio = percentile(starts.used, 50) / percentile(starts.blank, 50);
console.log(
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${STARTS} starts each`,
);
console.log('milliseconds                              p50     p95     max');
console.log(`blank Electron window                ${summary(starts.blank)}`);
console.log(`Attaché, started before              ${summary(starts.used)}`);
console.log(`Attaché, very first start            ${summary(starts.first)}`);
console.log(`keystroke to painted results         ${summary(typing)}   (${typing.length} keys)`);
console.log(`opening an article                   ${summary(opening)}   (${opening.length} times)`);
console.log(`a letter in a long note, English     ${summary(english)}   (30,000 characters)`);
console.log(`a letter in a long note, Arabic      ${summary(arabic)}   (30,000 characters)`);
console.log(`cold start against blank: ${ratio.toFixed(2)} times (goal: at most 1.50)`);
