// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { SearchAnswer } from '#core/search/search-types';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { currentLocation } from '../routing/history.ts';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { QueryLine } from './query-line.tsx';

const ANSWER: SearchAnswer = {
  hits: [],
  total: 0,
  facets: { language: [], topic: [], year: [], kind: [], conference: [] },
  clauses: [],
  aliases: [],
  relaxed: false,
  withAllWords: 0,
  unknownWords: [],
  leftOut: '',
  tooBroad: false,
  outOfTime: false,
  rebuilt: [],
  markQuery: '',
  tookMs: 1,
};

let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function draw(text: string, answer: Partial<SearchAnswer>): Promise<void> {
  const records = catalogue({ articles: [], sources: [], topics: [], conferences: [] });
  const route = { ...EMPTY_SEARCH, text };
  undraw = await renderPage(<QueryLine answer={{ ...ANSWER, ...answer }} route={route} />, {
    catalogue: records,
  });
}

const press = (button: Element | null | undefined): void =>
  act(() => void (button instanceof HTMLElement && button.click()));

it('takes out what its chip says, and leaves the rest as it was', async () => {
  await draw('women -men', {
    clauses: [
      { kind: 'term', text: 'women', rest: '-men' },
      { kind: 'not', text: '-men', rest: 'women' },
    ],
  });
  press(document.querySelector('[aria-label="Take out of the search: without: men"]'));
  expect(currentLocation().route).toMatchObject({ name: 'search', text: 'women', live: false });
});

it('shows no chips for a single plain word', async () => {
  await draw('women', { clauses: [{ kind: 'term', text: 'women', rest: '' }] });
  expect(document.querySelector('ul')).toBeNull();
});

it('says that a symbol looks wrong, and puts in its place what may have been meant', async () => {
  await draw('women A/RES/5525', {
    wrongSymbols: [{ text: 'A/RES/5525', reason: 'unreadable', suggestions: ['A/RES/55/25'] }],
  });
  expect(document.body.textContent).toContain('“A/RES/5525” does not look like a UN symbol.');
  press([...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'A/RES/55/25'));
  expect(currentLocation().route).toMatchObject({ text: 'women A/RES/55/25' });
});

it('says which part nothing is known for', async () => {
  await draw('is:unread', { unanswered: ['is:unread'] });
  expect(document.body.textContent).toContain('is:unread');
});
