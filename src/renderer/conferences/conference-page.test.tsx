// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { article, catalogue, conference, source } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { ConferencePage } from './conference-page.tsx';
import { ConferencesPage } from './conferences-page.tsx';

const world = {
  catalogue: catalogue({
    articles: [article('report', { title: 'What was decided', conferences: ['ccpcj-31'] })],
    sources: [source('l-paper', { title: 'A draft', number: 'E/CN.15/2022/L.2' }), source('paper')],
    organisations: [{ id: 'ccpcj', names: { en: 'Crime Commission' }, acronyms: ['CCPCJ'] }],
    conferences: [
      conference('ccpcj-31', {
        title: { en: 'Thirty-first session', ar: 'الدورة الحادية والثلاثون' },
        place: { en: 'Vienna', ar: 'فيينا' },
        start: '2022-05-16',
        end: '2022-05-20',
        organisation: 'ccpcj',
        url: 'https://example.org/ccpcj',
        agenda: [
          { id: '4', title: { en: 'Trafficking' }, symbol: 'E/CN.15/2022/L.2' },
          { id: '7', title: { en: 'Other business' }, symbol: 'E/CN.15/2022/99' },
        ],
        sideEvents: [{ id: 'a', title: 'Women in prison' }],
        sources: ['paper', 'gone'],
        note: { en: 'Held in a hybrid form.' },
      }),
      conference('coming', { title: 'A meeting to come', start: '2999-05-01' }),
      conference('someday', { title: 'A meeting some day' }),
    ],
  }),
};

let undraw: () => void = () => undefined;
afterEach(() => undraw());

/** Versions of ICU differ in the spaces round the dash of a range. */
const words = (): string =>
  (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ').replaceAll(' – ', '–');
const hrefOf = (name: string): string | null | undefined =>
  [...document.querySelectorAll('main a')].find((link) => link.textContent === name)?.getAttribute('href');

it('shows days, place, agenda with symbols, side events, documents and articles', async () => {
  undraw = await renderPage(<ConferencePage id="ccpcj-31" />, world);
  expect(document.querySelector('h1')?.textContent).toBe('Thirty-first session');
  for (const said of [
    '16–20 May 2022',
    'Vienna',
    'Crime Commission (CCPCJ)',
    'Held in a hybrid form.',
    'Women in prison',
  ])
    expect(words()).toContain(said);
  // A symbol leads to its source where the archive has it, else to a search.
  expect(hrefOf('E/CN.15/2022/L.2')).toBe('#/source/l-paper');
  expect(hrefOf('E/CN.15/2022/99')).toBe('#/search?q=E%2FCN.15%2F2022%2F99');
  expect(
    [...document.querySelectorAll('main ol li[value]')].map((item) => item.getAttribute('value')),
  ).toEqual(['4', '7']);
  expect(hrefOf('Source paper')).toBe('#/source/paper');
  expect(hrefOf('What was decided')).toBe('#/article/report');
  expect(words()).toContain('https://example.org/ccpcj');
  for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#\//);
});

it('is in Arabic where the record is', async () => {
  undraw = await renderPage(<ConferencePage id="ccpcj-31" />, { ...world, language: 'ar' });
  expect(document.querySelector('h1')?.textContent).toBe('الدورة الحادية والثلاثون');
  expect(words()).toContain('فيينا');
  expect([...document.querySelectorAll('[lang="en"]')].map((part) => part.textContent)).toContain(
    'Trafficking',
  );
});

it('says so where nothing is known yet, and where there is no such conference', async () => {
  undraw = await renderPage(<ConferencePage id="someday" />, world);
  expect(words()).toContain('DateNot known');
  expect(words()).toContain('No article of this edition is filed under this conference.');
  undraw();
  undraw = await renderPage(<ConferencePage id="gone" />, world);
  expect(hrefOf('All conferences')).toBe('#/conferences');
});

it('lists what is to come before what was', async () => {
  undraw = await renderPage(<ConferencesPage />, world);
  const rows = [...document.querySelectorAll('main [data-place]')].map((row) =>
    row.getAttribute('data-place'),
  );
  expect(rows).toEqual(['conference:coming', 'conference:ccpcj-31', 'conference:someday']);
  expect(words()).toContain('16–20 May 2022');
  undraw();
  undraw = await renderPage(<ConferencesPage />, { catalogue: catalogue() });
  expect(hrefOf('Search the archive')).toBe('#/search');
});
