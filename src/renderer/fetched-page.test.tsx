// @vitest-environment happy-dom
import { act, Suspense, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { fetchedPage } from './fetched-page.tsx';

function Counter({ name }: { readonly name: string }) {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + 1)}>{`${name} ${count}`}</button>;
}

/** Draws a page, and says what was on the screen after each step. */
function screen() {
  const place = document.createElement('div');
  const root = createRoot(place);
  return {
    place,
    draw: (Page: (props: { readonly name: string }) => ReactElement) =>
      root.render(
        <Suspense fallback="waiting">
          <Page name="page" />
        </Suspense>,
      ),
  };
}

it('is drawn at once where it was fetched before', async () => {
  const { Page, preload } = fetchedPage(() => Promise.resolve(Counter));
  await preload();
  const { place, draw } = screen();
  act(() => draw(Page));
  expect(place.textContent).toBe('page 0');
});

it('is fetched once when it is drawn, and stays the same page from then on', async () => {
  let fetched = 0;
  const { Page, preload } = fetchedPage(() => {
    fetched += 1;
    return Promise.resolve(Counter);
  });
  const { place, draw } = screen();
  act(() => draw(Page));
  expect(place.textContent).toBe('waiting');
  await act(() => preload());
  await expect.poll(() => place.textContent).toBe('page 0');
  act(() => place.querySelector('button')?.click());
  act(() => draw(Page));
  expect(place.textContent).toBe('page 1');
  expect(fetched).toBe(1);
});
