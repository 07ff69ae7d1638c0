// @vitest-environment happy-dom
import { act, createRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { currentLocation, navigate } from '../routing/history.ts';
import { EMPTY_SEARCH, type Route } from '../routing/route.ts';
import { SearchBox } from './search-box.tsx';

let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function draw(): Promise<HTMLInputElement> {
  const none = { articles: [], sources: [], topics: [], conferences: [] };
  undraw = await renderPage(<SearchBox input={createRef<HTMLInputElement>()} />, {
    catalogue: catalogue(none),
  });
  const box = document.querySelector('input');
  if (box === null) throw new Error('there is no box');
  return box;
}

const go = (route: Route): void => act(() => navigate(route));

function type(box: HTMLInputElement, words: string): void {
  act(() => {
    // React watches the element's own property: as a person would, past it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, words);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

it('opens the search while one types, in one entry of the history', async () => {
  go({ name: 'updates', open: false });
  const box = await draw();
  type(box, 'firearms');
  expect(currentLocation().route).toMatchObject({ name: 'search', text: 'firearms', live: true });
  const { key } = currentLocation();
  type(box, 'firearms pro');
  expect(currentLocation()).toMatchObject({ key, route: { text: 'firearms pro' } });
});

it('says what is searched for, also after a link or a corrected spelling', async () => {
  const box = await draw();
  go({ ...EMPTY_SEARCH, text: 'trafficking' });
  expect(box.value).toBe('trafficking');
});

it('keeps the words on an article that was found, and begins anew at another place', async () => {
  const box = await draw();
  go({ ...EMPTY_SEARCH, text: 'harbours' });
  go({ name: 'article', id: 'about-harbours' });
  expect(box.value).toBe('harbours');
  go({ name: 'updates', open: false });
  expect(box.value).toBe('');
  type(box, 'harbours');
  expect(currentLocation().route).toMatchObject({ name: 'search', text: 'harbours' });
});
