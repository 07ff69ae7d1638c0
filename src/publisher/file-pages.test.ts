// PDFs that sources name: what check says of them, what an edition holds of them, what search finds on their pages.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleQuery } from '#core/search/sample-engine';
import { INDEX_TYPE } from '#core/search/search-index';
import type { SearchHit } from '#core/search/search-types';
import { fixtureKey } from '#node/edition/fixture-edition';
import { makeLockedPdf, makeManyPages, makePdf } from '../../tests/pdf/make-pdf.mjs';
import { readContent } from './content/read-content.ts';
import { createContentFolder } from './create-content-folder.ts';
import { fillSamples } from './fill-samples.ts';
import { readPages } from './pdf/read-pages.ts';
import type { ReadPages } from './pdf/read-pages-apart.ts';
import { openPreviousTexts } from './previous-texts.ts';
import { publishFolder } from './publish-folder.ts';
import { openSearch } from './search/open-search.ts';

const PAGES = [
  ['The working paper'],
  ['Precursors and their', 'diversion from licit trade'],
  [],
  ['Annex of ports'],
];

let root = '';
let content = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-file-pages-'));
  content = join(root, 'content');
  await createContentFolder(content, { idSuffix: '0a1b2c3d', today: '2026-11-25' });
  await fillSamples(content);
  await mkdir(join(content, 'files'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** On this thread: the process of its own has its own test. */
const readHere: ReadPages = async (path) =>
  readPages(new Uint8Array(await readFile(path)), 'node_modules/pdfjs-dist');

/** Writes a source for each file, and the files. */
async function writeSources(files: Readonly<Record<string, Uint8Array | undefined>>): Promise<void> {
  const records = Object.keys(files).map(
    (name) =>
      `- id: ${name}\n  type: report\n  title: Paper ${name}\n  language: en\n  number: E/CN.15/2026/7\n  custom:\n    kind: report\n    file: files/${name}.pdf\n`,
  );
  await writeFile(join(content, 'sources/papers.yaml'), records.join(''));
  for (const [name, bytes] of Object.entries(files))
    if (bytes !== undefined) await writeFile(join(content, `files/${name}.pdf`), bytes);
}

async function problems(files: Readonly<Record<string, Uint8Array | undefined>>) {
  await writeSources(files);
  const read = await readContent(content, undefined, readHere);
  for (const name of Object.keys(files)) await rm(join(content, `files/${name}.pdf`), { force: true });
  return read.problems.map(({ file, line, code, severity, message }) => [
    `${file}:${line}`,
    code,
    severity,
    message,
  ]);
}

const PAPERS = 'sources/papers.yaml:8';

describe('what check says of a PDF', () => {
  it.each([
    ['gone', undefined, 'missing-file', 'error', /^there is no file "files\/gone.pdf"/],
    ['text', Buffer.from('no PDF'), 'file-type', 'error', /is not PDF or an image/],
    ['broken', Buffer.from('%PDF-1.7 broken'), 'pdf-damaged', 'error', /^"files\/broken.pdf" is no PDF that/],
    ['locked', makeLockedPdf(), 'pdf-locked', 'error', /^"files\/locked.pdf" is locked with a password/],
    ['long', makeManyPages(10_001), 'pdf-too-large', 'error', /has more than 10,000 pages/],
    ['scan', makePdf([[], []]), 'pdf-no-text', 'warning', /has no text on any page/],
    ['half', makePdf([[], ['a'], [], [], ['b']]), 'pdf-no-text', 'warning', /has no text on pages 1, 3–4:/],
  ] as const)('%s', async (name, bytes, code, severity, message) => {
    expect(await problems({ [name]: bytes })).toEqual([
      [PAPERS, code, severity, expect.stringMatching(message)],
    ]);
  });

  it('with a picture on one page of eleven: nothing', async () => {
    const pages = [[], ...Array.from({ length: 10 }, () => ['text'])];
    expect(await problems({ good: makePdf(pages) })).toEqual([]);
  });
});

async function publish(to: string, date = '2026-11-25') {
  const published = await publishFolder({
    content,
    to,
    keys: [fixtureKey(1)],
    date: new Date(date),
    readPages: readHere,
  });
  if (!published.ok) throw new Error(published.message);
  return published.value;
}

async function find(to: string, text: string): Promise<readonly SearchHit[]> {
  const search = await openSearch(to);
  if (!search.ok) throw new Error(search.message);
  const answer = await search.value.search(sampleQuery(text));
  expect(await search.value.rebuilt()).toEqual([]);
  await search.value.close();
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.hits;
}

async function recordsOf(to: string) {
  const previous = await openPreviousTexts(to);
  if (!previous.ok) throw new Error(previous.message);
  await previous.value.close();
  const { edition, catalogue } = previous.value.published ?? {};
  return { edition, sources: catalogue?.sources ?? [] };
}

describe('an edition with PDFs', () => {
  let to = '';
  beforeAll(async () => {
    to = join(root, 'publication');
    const pdf = makePdf(PAGES);
    await writeSources({ paper: pdf, 'same-paper': pdf });
    await publish(to);
  }, 60_000);

  it('names each file and the texts of its pages once', async () => {
    const { edition, sources } = await recordsOf(to);
    const files = sources.flatMap(({ file }) => (file === undefined ? [] : [file]));
    expect(files).toHaveLength(2);
    expect(files[0]).toEqual(files[1]);
    expect(files[0]?.pages).toMatchObject({ count: 4, blank: [3], type: 'application/json' });
    expect(edition?.indexes.map(({ lang }) => lang)).toContain('en');
  });

  it('finds words on a page, a phrase over two lines too, and says which page', async () => {
    for (const text of ['precursor', '"their diversion"', 'diversion licit']) {
      const hits = (await find(to, text)).filter(({ type }) => type === 'page');
      expect(hits.map((hit) => [hit.id, hit.type === 'page' && hit.page])).toEqual([
        ['paper', 2],
        ['same-paper', 2],
      ]);
    }
    const [hit] = await find(to, 'precursors kind:file');
    expect(hit).toMatchObject({ type: 'page', pages: 4, kind: 'file', number: 'E/CN.15/2026/7' });
    expect(hit?.title.map(({ text }) => text).join('')).toBe('Paper paper');
    expect(hit?.snippets[0]?.parts).toContainEqual({ text: 'Precursors', hit: true });
  });

  it('leaves pages out where the query says so, and where there is no word to find on them', async () => {
    expect(await find(to, 'precursors -kind:file')).toEqual([]);
    expect((await find(to, '')).some(({ type }) => type === 'page')).toBe(false);
    expect((await find(to, 'Paper paper'))[0]).toMatchObject({ type: 'source', id: 'paper' });
  });

  it('keeps everything of a file that stays as it was, and adds what a new one has', async () => {
    const before = await recordsOf(to);
    const changed = PAGES.map((lines, at) => (at === 3 ? ['Annex of airports'] : lines));
    await writeSources({ paper: makePdf(changed), 'same-paper': makePdf(PAGES) });
    await publish(to, '2026-11-26');
    const after = await recordsOf(to);
    const english = (one: typeof after) =>
      one.edition?.indexes.filter(({ lang, type }) => lang === 'en' && type === INDEX_TYPE) ?? [];
    expect(after.edition?.number).toBe(2);
    expect(before.sources.find(({ id }) => id === 'same-paper')).toEqual(
      after.sources.find(({ id }) => id === 'same-paper'),
    );
    expect(english(before)).toHaveLength(1);
    expect((await find(to, 'airports')).map(({ id }) => id)).toEqual(['paper']);
    expect((await find(to, 'annex ports kind:file')).map(({ id }) => id)).toContain('same-paper');
    expect((await find(to, '"annex of ports"')).map(({ id }) => id)).toEqual(['same-paper']);
  });
});
