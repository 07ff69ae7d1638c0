// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { ReadClause } from '#core/search/search-types';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { currentLocation } from '../routing/history.ts';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { NoResults } from './no-results.tsx';

let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function draw(text: string, clauses: readonly ReadClause[]): Promise<string> {
  const records = catalogue({ articles: [], sources: [], topics: [], conferences: [] });
  const route = { ...EMPTY_SEARCH, text };
  undraw = await renderPage(<NoResults route={route} clauses={clauses} />, { catalogue: records });
  return document.body.textContent;
}

it('gives advice on spelling where only words were asked', async () => {
  const words = await draw('wimen', [{ kind: 'term', text: 'wimen', rest: '' }]);
  expect(words).toContain('Try fewer words, another spelling');
  expect(words).not.toContain('this search.');
});

it('names the parts that narrow instead, and takes one away', async () => {
  const words = await draw('women has:note year:1890', [
    { kind: 'term', text: 'women', rest: 'has:note year:1890' },
    { kind: 'filter', text: 'has:note', rest: 'women year:1890' },
    { kind: 'filter', text: 'year:1890', rest: 'women has:note' },
  ]);
  expect(words).toContain('has:note and year:1890 narrow this search. There may be more without.');
  expect(words).not.toContain('another spelling');
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Take out of the search: has:note',
  );
  act(() => button?.click());
  expect(currentLocation().route).toMatchObject({ text: 'women year:1890', live: false });
});

it('offers no search for nothing', async () => {
  await draw('is:read', [{ kind: 'filter', text: 'is:read', rest: '' }]);
  expect(document.querySelector('button')).toBeNull();
});
