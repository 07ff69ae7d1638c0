// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { sampleAnswer } from '#core/search/sample-answer';
import type { SearchAnswer, WrongSymbolReason } from '#core/search/search-types';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { currentLocation } from '../routing/history.ts';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { QueryLine } from './query-line.tsx';

let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function draw(text: string, answer: Partial<SearchAnswer>): Promise<void> {
  const records = catalogue({ articles: [], sources: [], topics: [], conferences: [] });
  const route = { ...EMPTY_SEARCH, text };
  undraw = await renderPage(<QueryLine answer={sampleAnswer(answer)} route={route} />, {
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

it.each<[WrongSymbolReason, string]>([
  ['other-year', '“S/RES/1325 (2001)” has the wrong year: the archive knows this number with another one.'],
  ['year-order', 'seems to have the wrong year: the numbers before and after it are of other years.'],
  ['before-1946', 'looks wrong: the United Nations adopted nothing before 1946.'],
])('says why a symbol looks wrong: %s', async (reason, sentence) => {
  const text = 'S/RES/1325 (2001)';
  await draw(text, { wrongSymbols: [{ text, reason, suggestions: ['S/RES/1325 (2000)'] }] });
  expect(document.body.textContent).toContain(`${sentence.slice(-30)} Did you mean S/RES/1325 (2000)`);
  expect(document.body.textContent).toContain(sentence);
});

it('says how a part that is no rule was taken, and what there is', async () => {
  const doubts = [
    { text: 'is:foo', reason: 'state', values: ['is:read', 'has:note'] },
    { text: 'before:2000-13', reason: 'date', values: ['before:2000'] },
  ] as const;
  await draw('is:foo before:2000-13', { doubts });
  expect(document.body.textContent).toContain(
    '“is:foo” is not known here, so it was read as words. There are is:read and has:note.',
  );
  expect(document.body.textContent).toContain('“before:2000-13” names no date, so it was left aside.');
});

it('says which part nothing is known for', async () => {
  await draw('is:unread', { unanswered: ['is:unread'] });
  expect(document.body.textContent).toContain('is:unread');
});
