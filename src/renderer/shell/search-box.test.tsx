// @vitest-environment happy-dom
import { act, createRef } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { currentLocation, navigate } from '../routing/history.ts';
import { EMPTY_SEARCH, type Route } from '../routing/route.ts';
import { SearchBox } from './search-box.tsx';

// The browser of the tests has none.
vi.stubGlobal('requestIdleCallback', (task: () => void) => setTimeout(task));
vi.stubGlobal('cancelIdleCallback', (id: number) => clearTimeout(id));

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

const press = (box: HTMLInputElement, key: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void box.dispatchEvent(event));
  return event;
};
const options = (): readonly Element[] => [...document.querySelectorAll('[role=option]')];

it('offers what is typed as a search, and Enter without choosing makes it', async () => {
  go({ name: 'updates', open: false });
  const box = await draw();
  expect(box.getAttribute('aria-expanded')).toBe('false');
  type(box, 'harbours');
  expect(box.getAttribute('aria-expanded')).toBe('true');
  expect(options().map(({ textContent }) => textContent)).toEqual(['Search for “harbours”']);
  expect(box.getAttribute('aria-activedescendant')).toBeNull();
  press(box, 'ArrowDown');
  expect(box.getAttribute('aria-activedescendant')).toBe(options()[0]?.id);
  expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
  press(box, 'ArrowUp');
  press(box, 'Enter');
  expect(currentLocation().route).toMatchObject({ text: 'harbours', live: false });
  expect(options()).toEqual([]);
});

it('closes the list with the first Escape, and empties the box with the second', async () => {
  go({ name: 'updates', open: false });
  const box = await draw();
  type(box, 'harbours');
  expect(press(box, 'Escape').defaultPrevented).toBe(true);
  expect([box.value, options().length]).toEqual(['harbours', 0]);
  press(box, 'Escape');
  expect(box.value).toBe('');
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
