import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import { NO_KEPT_SEARCHES } from '#core/settings/kept-searches';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { reduceUser, type UserState } from './user-state.ts';

const empty: UserState = {
  settings: DEFAULT_SETTINGS,
  annotations: [],
  reading: [],
  searches: NO_KEPT_SEARCHES,
};

function note(id: string, body: string): Annotation {
  const at = '2026-11-24T00:00:00.000Z';
  const target = { archive: 'a@0', article: 'x', title: 'X', edition: 1 };
  return { id, motivation: 'commenting', target, body, tags: [], created: at, modified: at };
}

describe('reduceUser', () => {
  it('adds a new note at the end and puts a changed one in its old place', () => {
    const two = ['1', '2'].reduce(
      (state, id) => reduceUser(state, { type: 'saved', annotation: note(id, 'first') }),
      empty,
    );
    const changed = reduceUser(two, { type: 'saved', annotation: note('1', 'second') });
    expect(changed.annotations.map(({ id, body }) => [id, body])).toEqual([
      ['1', 'second'],
      ['2', 'first'],
    ]);
  });

  it('forgets a removed note', () => {
    const one = reduceUser(empty, { type: 'saved', annotation: note('1', '') });
    expect(reduceUser(one, { type: 'removed', id: '1' }).annotations).toEqual([]);
  });

  it('moves an article that is read again to the front', () => {
    const read = ['a', 'b', 'a'].reduce(
      (state, article, i) =>
        reduceUser(state, { type: 'read', position: { article, block: `b${i}`, at: '' } }),
      empty,
    );
    expect(read.reading.map(({ article, block }) => [article, block])).toEqual([
      ['a', 'b2'],
      ['b', 'b1'],
    ]);
  });

  it('changes only the settings it is given', () => {
    const { settings } = reduceUser(empty, { type: 'settings', patch: { theme: 'dark' } });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });
});
