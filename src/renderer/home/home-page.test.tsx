// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import type { ArticleText } from '#core/archive/article-text';
import { article, catalogue, citation, conference, source } from '../archive/testing/records.ts';
import { renderPage, serveTexts } from '../archive/testing/render-page.tsx';
import { HomePage } from './home-page.tsx';

const WORDS = 'Intro.\nScope of it\nIt covers all.';
const text: ArticleText = {
  version: 1,
  text: WORDS,
  blocks: [
    { id: 'intro', kind: 'paragraph', start: 0, end: 6 },
    { id: 'scope', kind: 'heading', start: 7, end: 18 },
    { id: 'covers', kind: 'paragraph', start: 19, end: WORDS.length },
  ],
};
const untoc = article('untoc', {
  title: 'The Convention explained',
  topics: ['crime'],
  citations: [citation(1, 'charter')],
});
const women = article('women', { title: 'On women', published: '2026-02-01' });
const world = {
  catalogue: catalogue({
    articles: [untoc, women],
    sources: [source('charter', { title: 'The Charter' }), source('unused', { title: 'Nobody cites it' })],
    topics: [{ id: 'crime', label: { en: 'Crime', ar: 'الجريمة' } }],
    conferences: [
      conference('past', { title: 'Past meeting', start: '1955-08-22', end: '1955-09-03', place: 'Geneva' }),
      conference('next', { title: 'Next meeting', start: '2999-01-01', end: '2999-01-03' }),
    ],
  }),
};

let undraw: () => void = () => undefined;
beforeEach(() => vi.stubGlobal('fetch', serveTexts(new Map([[untoc, text]]))));
afterEach(() => {
  undraw();
  vi.unstubAllGlobals();
});

const words = (): string => (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ');
const hrefs = (): readonly (string | null)[] =>
  [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
const heads = (): readonly (string | null)[] =>
  [...document.querySelectorAll('main h1, main h2')].map((head) => head.textContent);

it('is of use on the first day: what the archive holds, and ways into it', async () => {
  undraw = await renderPage(<HomePage />, world);
  expect(heads()[0]).toBe('Test archive');
  expect(heads()).not.toContain('Continue reading');
  expect(words()).toContain('2 articles, 2 sources and 2 conferences.');
  expect(words()).not.toContain('new article');
  expect(hrefs()).toEqual(
    expect.arrayContaining([
      '#/article/untoc',
      '#/article/women',
      '#/topic/crime',
      '#/source/charter',
      '#/search',
      '#/conference/next',
      '#/conference/past',
    ]),
  );
  expect(hrefs()).not.toContain('#/source/unused');
  expect(hrefs()).not.toContain('#/bookmarks');
  expect(words().indexOf('Next meeting')).toBeLessThan(words().indexOf('Past meeting'));
  expect(words()).toContain('Geneva');
});

it('offers what was read last, with its section and how far one was', async () => {
  const reading = [
    { article: 'untoc', block: 'covers', at: '2026-11-24T10:00:00Z' },
    { article: 'gone', block: 'b', at: '2026-11-23T10:00:00Z' },
    { article: 'women', block: 'b', at: '2026-11-22T10:00:00Z' },
  ];
  undraw = await renderPage(<HomePage />, { ...world, user: { reading } });
  expect(heads()).toContain('Continue reading');
  expect(words()).toContain(`${Math.round((19 / WORDS.length) * 100)}% read · Scope of it`);
  const rows = [...document.querySelectorAll('[data-place^="reading:"]')];
  expect(rows.map((row) => row.getAttribute('href'))).toEqual(['#/article/untoc', '#/article/women']);
});

it('counts bookmarks and notes of this archive', async () => {
  const target = { archive: 'a@0123456789abcdef', article: 'untoc', title: 'x', edition: 1 };
  const at = '2026-11-24T10:00:00Z';
  const mark: Annotation = {
    id: '1',
    motivation: 'bookmarking',
    target,
    body: '',
    tags: [],
    created: at,
    modified: at,
  };
  const annotations: readonly Annotation[] = [
    mark,
    { ...mark, id: '2' },
    { ...mark, id: '3', motivation: 'commenting', body: 'x' },
    { ...mark, id: '4', motivation: 'commenting', target: { ...target, archive: 'b@0123456789abcdef' } },
  ];
  undraw = await renderPage(<HomePage />, { ...world, user: { annotations } });
  expect(words()).toContain('2 bookmarks');
  expect(words()).toContain('1 note');
});

it('tells what a later edition brought', async () => {
  const edition = {
    number: 3,
    previous: { number: 2, sha256: '0'.repeat(64) },
    message: 'Two corrections.',
    changes: { added: ['women'], revised: ['untoc'], removed: ['a', 'b'] },
    withdrawn: [{ article: 'a', reason: 'It was wrong.' }],
    labels: [{ article: 'untoc', label: 'correction', reason: 'The year was wrong.' }],
  } as const;
  const annotation: Annotation = {
    id: '1',
    motivation: 'commenting',
    target: { archive: 'a@0123456789abcdef', article: 'a', title: 'On harbours', edition: 2 },
    body: 'x',
    tags: [],
    created: '2026-11-24T10:00:00Z',
    modified: '2026-11-24T10:00:00Z',
  };
  undraw = await renderPage(<HomePage />, { ...world, edition, user: { annotations: [annotation] } });
  expect(heads()).toContain('New in edition 3');
  for (const said of [
    'Two corrections.',
    '1 new article',
    '1 revised article',
    'Correction The year was wrong.',
    '1 article withdrawn, because:',
    'On harbours It was wrong.',
    '1 article is no longer in the archive:b',
  ])
    expect(words()).toContain(said);
  expect(hrefs()).toEqual(expect.arrayContaining(['#/article/women', '#/article/untoc']));
});

it.each([
  ['by a clock before the date', '2027-02-11T12:00:00Z', {}, false],
  ['by a clock after it', '2027-02-13T12:00:00Z', {}, true],
  ['by a clock that was never set', '1970-01-01T00:00:00Z', {}, false],
  [
    'by such a clock, made after its own date',
    '1970-01-01T00:00:00Z',
    { createdAt: '2027-03-01T00:00:00Z' },
    true,
  ],
  ['by a clock of 2099', '2099-01-01T00:00:00Z', {}, true],
])('says what is old, and shows all of it: %s', async (_name, clock, edition, isOld) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(clock) });
  try {
    undraw = await renderPage(<HomePage />, { ...world, edition });
    expect(words().includes('advised to be fresh until')).toBe(isOld);
    expect(words().includes('Ask A publisher for a newer edition.')).toBe(isOld);
    expect(hrefs()).toEqual(expect.arrayContaining(['#/article/untoc', '#/article/women', '#/search']));
  } finally {
    vi.useRealTimers();
  }
});

it('speaks Arabic, and an empty archive leaves no hole', async () => {
  undraw = await renderPage(<HomePage />, { ...world, language: 'ar' });
  expect(heads()[0]).toBe('أرشيف الاختبار');
  expect(words()).toContain('مقالتان، ومصدران، ومؤتمران');
  expect(words()).toContain('الجريمة');
  undraw();
  undraw = await renderPage(<HomePage />, { catalogue: catalogue() });
  expect(words()).toContain('0 articles, 0 sources and 0 conferences.');
  expect(hrefs()).toContain('#/search');
});
