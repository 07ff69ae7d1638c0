// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings/settings';
import type { Result } from '#core/result';
import { useUser, type UserValue } from './user-context.tsx';
import { UserProvider } from './user-provider.tsx';

type Answer = (result: Result<Settings, 'invalid' | 'write-failed'>) => void;

/** Stands for main: answers when the test says so. */
const main = vi.hoisted(() => {
  const answers: ((result: never) => void)[] = [];
  const kept: { history: string[]; saved: never[] } = { history: [], saved: [] };
  Object.assign(window, {
    attache: {
      annotations: { list: async () => [] },
      reading: { list: async () => [] },
      searches: {
        list: async () => ({ ...kept, history: [...kept.history] }),
        remember: async (text: string) => {
          kept.history.unshift(text);
          return true;
        },
        forget: async () => {
          kept.history.length = 0;
          return true;
        },
      },
      settings: { set: async () => new Promise((resolve) => answers.push(resolve)) },
      on: () => () => undefined,
    },
  });
  return { answers };
});

let user: UserValue | undefined;
let root: Root;

function Reader() {
  const value = useUser();
  return <output ref={() => void (user = value)}>{value.settings.readingSize}</output>;
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  root = createRoot(host);
  main.answers.length = 0;
  await act(async () => {
    root.render(
      <UserProvider settings={DEFAULT_SETTINGS}>
        <Reader />
      </UserProvider>,
    );
  });
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const shown = (): string | null | undefined => document.querySelector('output')?.textContent;
const change = (readingSize: number) => act(async () => void user?.setSettings({ readingSize }));
const answer = (at: number, result: Parameters<Answer>[0]) =>
  act(async () => (main.answers[at] as Answer | undefined)?.(result));
const kept = (readingSize: number) => ({ ok: true, value: { ...DEFAULT_SETTINGS, readingSize } }) as const;
const failed = { ok: false, code: 'write-failed', message: 'a test' } as const;

it('shows a choice before it is kept, and puts it back when it cannot be', async () => {
  await change(22);
  expect(shown()).toBe('22');
  await answer(0, failed);
  expect(shown()).toBe('19');
});

it('does not let the answer to an older choice undo a newer one', async () => {
  await change(20);
  await change(21);
  await answer(0, kept(20));
  expect(shown()).toBe('21');
  await answer(1, kept(21));
  expect(shown()).toBe('21');
});

it('goes back to what was kept last when the newest choice fails', async () => {
  await change(20);
  await change(21);
  await answer(0, kept(20));
  await answer(1, failed);
  expect(shown()).toBe('20');
});

it('shows what main has kept of the searches, and nothing once the history is switched off', async () => {
  await act(async () => user?.rememberSearch('women'));
  expect(user?.searches.history).toEqual(['women']);
  await act(async () => user?.forgetSearches());
  expect(user?.searches.history).toEqual([]);
});
