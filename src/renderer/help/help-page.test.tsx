// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import type { InterfaceLanguage } from '../i18n/messages.ts';
import type { HelpPage as HelpPageName } from '../routing/route.ts';
import { HelpPage } from './help-page.tsx';

vi.hoisted(() =>
  Object.assign(window, {
    attache: {
      app: {
        info: async () => ({
          version: '9.8.7',
          runtime: { electron: '45.0.0', chrome: '150.0.0', node: '24.0.0' },
          platform: 'linux',
          language: 'en',
        }),
        network: async () => ({
          requests: 2,
          open: null,
          fetched: [{ at: '2026-11-24T10:00:02Z', host: 'asked.example', requests: 12 }],
          blocked: [
            { at: '2026-11-24T10:00:00Z', scheme: 'https:', host: 'first.example' },
            { at: '2026-11-24T10:00:01Z', scheme: 'https:', host: 'second.example' },
          ],
        }),
      },
      on: () => () => undefined,
    },
  }),
);

let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function open(
  page: HelpPageName,
  chapter?: string,
  language: InterfaceLanguage = 'en',
): Promise<HTMLElement> {
  const none = { articles: [], sources: [], topics: [], conferences: [] };
  undraw = await renderPage(<HelpPage page={page} chapter={chapter} />, {
    catalogue: catalogue(none),
    language,
  });
  // A chapter is a script of its own, and comes when it comes.
  const isBusy = () => document.querySelector('[aria-busy="true"]') !== null;
  for (let waits = 0; waits < 200 && isBusy(); waits += 1) {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  expect(isBusy()).toBe(false);
  const main = document.querySelector('main');
  if (main === null) throw new Error('the page has no main');
  return main;
}

const titles = (main: HTMLElement) => [...main.querySelectorAll('h1')].map((title) => title.textContent);

it('opens the guide at its first chapter, with one title and the list of chapters', async () => {
  const main = await open('guide');
  expect(titles(main)).toEqual(['Start here']);
  expect(main.querySelectorAll('nav a').length).toBe(12);
  expect(main.querySelector('nav [aria-current="page"]')?.textContent).toBe('Start here');
  expect(main.textContent).toContain('The first minute');
});

it('shows the Arabic guide in the Arabic interface', async () => {
  const main = await open('guide', 'search', 'ar');
  expect(titles(main)).toEqual(['البحث']);
  expect(main.textContent).toContain('القواعد');
  expect(main.querySelector('code')?.getAttribute('dir')).toBe('ltr');
});

it('makes links between chapters of those in the text', async () => {
  const main = await open('guide', 'notes');
  const link = [...main.querySelectorAll('a')].find(
    ({ textContent }) => textContent === 'Privacy and network',
  );
  expect(link?.getAttribute('href')).toBe('#/help/privacy');
});

it('says so when there is no such chapter', async () => {
  const main = await open('guide', 'nothing');
  expect(main.textContent).toContain('The guide has no such chapter.');
  expect(main.querySelector('a[href="#/help/guide"]')).not.toBeNull();
});

it('lists what tried to leave the computer, the latest first', async () => {
  const main = await open('privacy');
  const rows = [...main.querySelectorAll('table')][0]?.querySelectorAll('tbody tr') ?? [];
  expect([...rows].map((row) => row.querySelectorAll('td')[1]?.textContent)).toEqual([
    'https://second.example',
    'https://first.example',
  ]);
  expect(main.textContent).toContain('2 requests tried to leave this computer unasked.');
  expect(main.textContent).toContain('notes.kept-');
});

it('lists the servers that the person had it ask', async () => {
  const main = await open('privacy');
  const cells = main.querySelectorAll('table')[1]?.querySelectorAll('tbody td') ?? [];
  expect([...cells].map((cell) => cell.textContent).slice(1)).toEqual(['asked.example', '12']);
});

it('says which app this is and which archive is open', async () => {
  const main = await open('about');
  expect(main.textContent).toContain('9.8.7');
  expect(main.textContent).toContain('Electron 45.0.0, Chromium 150.0.0, Node 24.0.0');
  expect(main.textContent).toContain('Test archive');
});

it('shows the licences of everything inside, word for word', async () => {
  const main = await open('licences');
  const [own, notices] = [...main.querySelectorAll('pre')].map(({ textContent }) => textContent);
  expect(own).toContain('MIT License');
  expect(notices).toContain('SIL OPEN FONT LICENSE');
});
