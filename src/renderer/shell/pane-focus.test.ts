// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { focusPane, watchPanes } from './pane-focus.ts';

let stop: () => void = () => undefined;

beforeEach(() => {
  // Nothing is drawn here, so everything counts as visible.
  Element.prototype.checkVisibility = () => true;
  document.body.innerHTML = `
    <div data-pane="search"><input id="box" /></div>
    <nav data-pane="library"><a id="home" href="#/home">Home</a><a id="topics" href="#/topics">Topics</a></nav>
    <main data-pane="main" tabindex="-1">
      <button id="tool">Tool</button>
      <nav data-pane="contents"><button id="section">Section</button></nav>
    </main>
    <aside data-pane="rail"><textarea id="note"></textarea></aside>`;
  stop = watchPanes();
});
afterEach(() => stop());

const here = (): string | undefined => document.activeElement?.id;
const focus = (id: string): void => document.querySelector<HTMLElement>(`#${id}`)?.focus();

it('goes round all panes, also out of one that lies inside another', () => {
  focus('box');
  const seen = Array.from({ length: 5 }, () => {
    focusPane(1);
    return here();
  });
  expect(seen).toEqual(['home', 'tool', 'section', 'note', 'box']);
});

it('goes the other way round, too', () => {
  focus('note');
  focusPane(-1);
  expect(here()).toBe('section');
  focusPane(-1);
  expect(here()).toBe('tool');
});

it('comes back to where one was in a pane', () => {
  focus('topics');
  focusPane(1);
  focusPane(-1);
  expect(here()).toBe('topics');
});
