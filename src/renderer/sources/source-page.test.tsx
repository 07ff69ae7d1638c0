// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArticleText } from '#core/archive/article-text';
import { article, catalogue, conference, source } from '../archive/testing/records.ts';
import { renderPage, serveTexts } from '../archive/testing/render-page.tsx';
import { SourcePage } from './source-page.tsx';
import { SourcesPage } from './sources-page.tsx';

const WORDS = 'Before it. A group has three members, says the treaty. After it.';
const text: ArticleText = {
  version: 1,
  text: WORDS,
  blocks: [{ id: 'scope', kind: 'paragraph', start: 0, end: WORDS.length }],
};
const offset = WORDS.indexOf(' After');
const blob = (digit: string) => ({ sha256: digit.repeat(64), size: 1, type: 'application/json' });

const english = article('untoc-explained', {
  title: 'The Convention explained',
  text: blob('1'),
  citations: [
    {
      number: 1,
      source: 'untoc',
      locator: { label: 'article-locator', value: '2' },
      places: [{ block: 'scope', offset }],
    },
  ],
});
const arabic = article('untoc-explained-ar', {
  title: 'شرح الاتفاقية',
  lang: 'ar',
  translationOf: 'untoc-explained',
  text: blob('2'),
  citations: [{ number: 1, source: 'untoc', places: [{ block: 'scope', offset: 0 }] }],
});
const unreadable = article('lost', {
  title: 'Its text is lost',
  text: blob('3'),
  published: '2025-01-01',
  citations: [
    {
      number: 1,
      source: 'untoc',
      locator: { label: 'page', value: '8-13' },
      places: [{ block: 'b', offset: 0 }],
    },
  ],
});
const world = {
  catalogue: catalogue({
    articles: [english, arabic, unreadable],
    sources: [
      source('untoc', {
        kind: 'treaty',
        title: 'Convention against Crime',
        language: 'en',
        titles: { fr: 'Convention contre la criminalité' },
        number: 'A/RES/55/25',
        authority: 'General Assembly',
        issued: '2000-11-15',
        adopted: '2000-11-15',
        inForce: '2003-09-29',
        status: 'in-force',
        url: 'https://example.org/untoc',
        relations: [{ type: 'adopted-by', source: 'resolution' }],
        note: { en: 'Also called Palermo.' },
      }),
      source('resolution', { kind: 'resolution', title: 'Resolution 55/25' }),
      source('protocol', { kind: 'protocol', relations: [{ type: 'supplements', source: 'untoc' }] }),
      source('old', { supersededBy: 'untoc', status: 'superseded' }),
    ],
    conferences: [conference('cop-1', { sources: ['untoc'] })],
  }),
};

let undraw: () => void = () => undefined;
beforeEach(() => vi.stubGlobal('fetch', serveTexts(new Map([[english, text]]))));
afterEach(() => {
  undraw();
  vi.unstubAllGlobals();
});

const main = (): HTMLElement => document.querySelector('main') ?? document.body;
const words = (): string => (main().textContent ?? '').replaceAll(/\s+/g, ' ');
const hrefOf = (name: string): string | null | undefined =>
  [...main().querySelectorAll('a')].find((link) => link.textContent?.includes(name))?.getAttribute('href');

it('shows the citation, the facts, both ways of relations, and one heading', async () => {
  undraw = await renderPage(<SourcePage id="untoc" />, world);
  expect([...document.querySelectorAll('h1')].map((head) => head.textContent)).toEqual([
    'Convention against Crime',
  ]);
  expect(words()).toContain('General Assembly, Convention against Crime, A/RES/55/25, 15 November 2000.');
  expect(words()).toMatch(/In force since\s?29 Sept? 2003/);
  // Adopted and issued on one day is one fact.
  expect(words()).not.toContain('Issued');
  expect(words()).toContain('Also called Palermo.');
  expect(hrefOf('Resolution 55/25')).toBe('#/source/resolution');
  expect(hrefOf('Source protocol')).toBe('#/source/protocol');
  expect(words()).toContain('Supplemented by');
  expect(hrefOf('Conference cop-1')).toBe('#/conference/cop-1');
  expect(main().querySelector('bdi[lang="fr"]')?.textContent).toBe('Convention contre la criminalité');
  const heads = [...main().querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName.slice(1)));
  heads.reduce((before, level) => {
    expect(level).toBeLessThanOrEqual(before + 1);
    return level;
  });
});

it('shows addresses without a link to them', async () => {
  undraw = await renderPage(<SourcePage id="untoc" />, world);
  expect(words()).toContain('https://example.org/untoc');
  for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#\//);
});

it('lists every article that cites it with the place and the sentence, and opens it there', async () => {
  undraw = await renderPage(<SourcePage id="untoc" />, world);
  expect(words()).toContain('Cited by 2 articles');
  expect(hrefOf('A group has three members, says the treaty.[1]')).toBe(
    '#/article/untoc-explained?block=scope',
  );
  expect(words()).toContain('[1] art. 2');
  expect(hrefOf('Arabic')).toBe('#/article/untoc-explained-ar?block=scope');
  // An article whose text cannot be read is there all the same.
  expect(hrefOf('Its text is lost')).toBe('#/article/lost?block=b');
  expect(words()).toContain('[1] pp. 8–13');
});

it('takes the version in the language of the interface', async () => {
  undraw = await renderPage(<SourcePage id="untoc" />, { ...world, language: 'ar' });
  const titles = [...main().querySelectorAll('h3 a')].map((link) => [
    link.textContent,
    link.getAttribute('lang'),
  ]);
  expect(titles).toContainEqual(['شرح الاتفاقية', 'ar']);
  expect(titles).not.toContainEqual(['The Convention explained', 'en']);
  expect(main().querySelector('h1')?.lang).toBe('en');
});

it('says at the top what replaced a source', async () => {
  undraw = await renderPage(<SourcePage id="old" />, world);
  const notice = words().indexOf('Replaced by: Convention against Crime');
  expect(notice).toBeGreaterThan(-1);
  expect(notice).toBeLessThan(words().indexOf('Copy citation'));
  expect(words()).toContain('Cited by no article');
});

it('names a source that the edition does not have, and the way on', async () => {
  undraw = await renderPage(<SourcePage id="gone" />, world);
  expect(words()).toContain('not in the open edition');
  expect(hrefOf('All sources')).toBe('#/sources');
});

it('lists sources by kind, or those of one kind', async () => {
  undraw = await renderPage(<SourcesPage kind={undefined} sort="title" />, world);
  expect([...main().querySelectorAll('h2')].map((head) => head.textContent)).toEqual([
    'Treaties',
    'Protocols',
    'Resolutions',
    'Reports',
  ]);
  expect(words()).toContain('cited by 2 articles');
  expect(main().querySelector('[data-place="source:untoc"]')?.getAttribute('href')).toBe('#/source/untoc');
  undraw();
  undraw = await renderPage(<SourcesPage kind="treaty" sort="title" />, world);
  expect([...main().querySelectorAll('[data-place]')]).toHaveLength(1);
  expect(
    main().querySelector<HTMLInputElement>('input[type="radio"]:checked')?.closest('label')?.textContent,
  ).toBe('Treaties1');
});

it('narrows the list as one types, and offers ways out of an empty one', async () => {
  undraw = await renderPage(<SourcesPage kind={undefined} sort="title" />, world);
  const rows = (): readonly (string | null)[] =>
    [...main().querySelectorAll('[data-place]')].map((row) => row.getAttribute('data-place'));
  expect(rows()).toHaveLength(4);
  type('a/res/55/25');
  expect(rows()).toEqual(['source:untoc']);
  expect(words()).toContain('1 source');
  type('zebra');
  expect(rows()).toEqual([]);
  expect(hrefOf('Search the articles for them')).toBe('#/search?q=zebra');
  const clear = [...main().querySelectorAll('button')].find((each) => each.textContent === 'Clear the words');
  act(() => clear?.click());
  expect(rows()).toHaveLength(4);
});

/** What React hears when a person types. */
function type(value: string): void {
  const field = main().querySelector<HTMLInputElement>('input[type="search"]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    setter?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
