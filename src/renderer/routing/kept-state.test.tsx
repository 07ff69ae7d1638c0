// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentLocation, navigate, subscribe } from './history.ts';
import { createKeptState } from './kept-state.ts';

const useWords = createKeptState('');
let root: Root;

function List() {
  const [words, setWords] = useWords();
  return (
    <button type="button" onClick={() => setWords('firearms')}>
      {words}
    </button>
  );
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') ?? document.body);
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const shown = (): string => document.querySelector('button')?.textContent ?? 'nothing';
const draw = (): void => act(() => root.render(<List />));

it('shows what is kept, begins anew on a new page and comes back with its entry', async () => {
  act(() => navigate({ name: 'sources', sort: 'title' }));
  draw();
  expect(shown()).toBe('');
  act(() => document.querySelector('button')?.click());
  expect(shown()).toBe('firearms');

  // Another filter takes the place of the entry: what was typed stays.
  act(() => navigate({ name: 'sources', kind: 'treaty', sort: 'title' }, 'replace'));
  expect(shown()).toBe('firearms');

  const { key } = currentLocation();
  act(() => navigate({ name: 'source', id: 'untoc-2000' }));
  expect(currentLocation().key).not.toBe(key);
  expect(shown()).toBe('');

  act(() => root.render(null));
  await act(async () => {
    const isBack = new Promise<void>((resolve) => {
      const stop = subscribe(() => {
        stop();
        resolve();
      });
    });
    window.history.back();
    await isBack;
  });
  expect(currentLocation().key).toBe(key);
  draw();
  expect(shown()).toBe('firearms');
});
