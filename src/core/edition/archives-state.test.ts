import { describe, expect, it } from 'vitest';
import {
  EMPTY_STATE,
  judgeOffer,
  keptPlaces,
  mergeStates,
  parseArchivesState,
  stateAfterActivate,
  stateAfterConfirm,
  stateAfterInstall,
  stateAfterStepBack,
  type ArchiveEntry,
  type ArchivesState,
} from './archives-state.ts';
import type { EditionPlace } from './check-edition-order.ts';

const KEY = 'archive@0123456789abcdef';
const OTHER = 'other@0123456789abcdef';

/** Edition `number`; another `letter` is another edition with that number. */
function place(number: number, letter = 'a', epoch = 1): EditionPlace {
  return { epoch, number, sha256: `${letter}${number}`.padEnd(64, '0') };
}

function entry(current: EditionPlace, more: Partial<ArchiveEntry> = {}): ArchiveEntry {
  return { key: KEY, roots: 1, current, highest: current, ...more };
}

function stateOf(...archives: readonly ArchiveEntry[]): ArchivesState {
  return { ...EMPTY_STATE, revision: 5, active: archives[0]?.key ?? null, archives };
}

describe('an offered edition', () => {
  const steppedBack = entry(place(2), { previous: place(3), highest: place(3) });
  it.each([
    ['the first of its archive', undefined, place(7), 'new-archive'],
    ['the next one', entry(place(2)), place(3), 'update'],
    ['one that skips some', entry(place(2)), place(9), 'update'],
    ['a lower number in a higher epoch', entry(place(2)), place(1, 'a', 2), 'update'],
    ['the one that is current', entry(place(2)), place(2), 'same'],
    ['an older one', entry(place(2)), place(1), 'rollback'],
    ['a higher number in a lower epoch', entry(place(1, 'a', 2)), place(9), 'rollback'],
    ['another one with the same number', entry(place(2)), place(2, 'b'), 'equivocation'],
    ['the current one after a step back', steppedBack, place(2), 'same'],
    ['the one that was stepped back from', steppedBack, place(3), 'update'],
    ['a newer one after a step back', steppedBack, place(4), 'update'],
    ['one below the highest ever seen', steppedBack, place(1), 'rollback'],
    ['another one with the highest number', steppedBack, place(3, 'b'), 'equivocation'],
    ['another one with the current number, below the highest', steppedBack, place(2, 'b'), 'rollback'],
  ])('that is %s', (_name, known, offered, expected) => {
    const judged = judgeOffer(known, known?.current, offered);
    expect(judged.ok ? judged.value : judged.code).toBe(expected);
  });

  it('is the same where it is open because the current one is damaged', () => {
    const damaged = entry(place(3), { previous: place(2) });
    expect(judgeOffer(damaged, place(2), place(2))).toMatchObject({ value: 'same' });
    expect(judgeOffer(damaged, place(2), place(3))).toMatchObject({ value: 'same' });
    expect(judgeOffer(damaged, undefined, place(2))).toMatchObject({ code: 'rollback' });
  });
});

describe('an install', () => {
  const install = (state: ArchivesState, current: EditionPlace, readable?: EditionPlace, roots = 1) =>
    stateAfterInstall(state, { key: KEY, roots, place: current, readable });

  it('adds an archive beside the others and makes it active', () => {
    const state = install(stateOf(entry(place(4), { key: OTHER })), place(1));
    expect(state.archives.map(({ key }) => key)).toEqual([OTHER, KEY]);
    expect(state).toMatchObject({ active: KEY, revision: 6 });
    expect(state.archives[1]).toEqual(entry(place(1)));
  });

  it('keeps the edition that was open as the one to return to', () => {
    const state = install(stateOf(entry(place(2), { previous: place(1) })), place(3), place(2), 4);
    expect(state.archives).toEqual([entry(place(3), { previous: place(2), roots: 4 })]);
    expect(state.archives.map(keptPlaces)).toEqual([[place(3), place(2)]]);
  });

  it('returns to what could be read, not to what was damaged', () => {
    const state = install(stateOf(entry(place(2), { previous: place(1) })), place(3), place(1));
    expect(state.archives[0]).toEqual(entry(place(3), { previous: place(1) }));
    expect(install(stateOf(entry(place(2))), place(3)).archives[0]).toEqual(entry(place(3)));
  });

  it.each([
    ['the current edition', entry(place(3), { previous: place(2) }), place(3), place(3)],
    ['the current edition, damaged', entry(place(3), { previous: place(2) }), place(3), place(2)],
    [
      'the one that is open because the current is damaged',
      entry(place(3), { previous: place(2) }),
      place(2),
      place(2),
    ],
  ])('of %s changes nothing but what is active', (_name, known, current, readable) => {
    const before = { ...stateOf(entry(place(1), { key: OTHER }), known) };
    expect(install(before, current, readable)).toEqual({ ...before, active: KEY, revision: 6 });
  });

  it('never lowers the highest edition or the count of roots', () => {
    const known = entry(place(2), { previous: place(3), highest: place(3), roots: 5 });
    expect(install(stateOf(known), place(3), place(2), 4).archives[0]).toEqual(
      entry(place(3), { previous: place(2), highest: place(3), roots: 5 }),
    );
  });
});

describe('stepping back', () => {
  it('changes places and keeps the protection', () => {
    const state = stateOf(entry(place(3), { previous: place(2) }));
    const back = stateAfterStepBack(state, KEY);
    expect(back).toMatchObject({ ok: true, value: { revision: 6 } });
    expect(back.ok && back.value.archives[0]).toEqual(
      entry(place(2), { previous: place(3), highest: place(3) }),
    );
    const forth = back.ok && stateAfterStepBack(back.value, KEY);
    expect(forth && forth.ok && forth.value.archives).toEqual(state.archives);
  });

  it.each([KEY, OTHER])('is not possible with nothing to return to (%s)', (key) => {
    expect(stateAfterStepBack(stateOf(entry(place(1))), key)).toMatchObject({ code: 'no-previous' });
  });
});

describe('a hidden edition', () => {
  const two = entry(place(3), { previous: place(2) });

  it('is confirmed once, and stays so while it is kept', () => {
    const once = stateAfterConfirm(stateOf(two), KEY, place(2).sha256);
    if (!once.ok) throw new Error(once.message);
    const [confirmed] = once.value.archives;
    expect(confirmed).toEqual({ ...two, confirmed: [place(2).sha256] });
    expect(once.value.revision).toBe(6);
    expect(parseArchivesState(JSON.parse(JSON.stringify(once.value)))).toEqual({
      ok: true,
      value: once.value,
    });
    const again = stateAfterConfirm(once.value, KEY, place(2).sha256);
    expect(again).toMatchObject({ value: { archives: [{ confirmed: [place(2).sha256] }] } });
    const back = stateAfterStepBack(once.value, KEY);
    expect(back).toMatchObject({
      value: { archives: [{ current: place(2), confirmed: [place(2).sha256] }] },
    });
    const install = (readable: EditionPlace) =>
      stateAfterInstall(once.value, { key: KEY, roots: 1, place: place(4), readable }).archives[0];
    expect(install(place(2))).toMatchObject({ previous: place(2), confirmed: [place(2).sha256] });
    expect(install(place(3))).not.toHaveProperty('confirmed');
  });

  it.each([
    [KEY, place(1).sha256],
    [OTHER, place(2).sha256],
  ])('that is not kept is not confirmed (%s)', (key, hash) => {
    expect(stateAfterConfirm(stateOf(two), key, hash)).toMatchObject({ code: 'unknown-edition' });
  });
});

it('opens another archive, and only one that is there', () => {
  const state = stateOf(entry(place(1)), entry(place(2), { key: OTHER }));
  expect(stateAfterActivate(state, OTHER)).toEqual({
    ok: true,
    value: { ...state, active: OTHER, revision: 6 },
  });
  expect(stateAfterActivate(state, 'nobody@0123456789abcdef')).toMatchObject({ code: 'unknown-archive' });
});

describe('two copies', () => {
  const older = { ...stateOf(entry(place(2), { highest: place(9), roots: 3 })), revision: 4 };
  const newer = { ...stateOf(entry(place(3)), entry(place(1), { key: OTHER })), revision: 5 };
  it.each([
    ['older first', older, newer],
    ['newer first', newer, older],
  ])(
    'are one: what the newer says, and the highest edition and the most roots of either (%s)',
    (_name, a, b) => {
      const merged = mergeStates(a, b);
      expect(merged).toEqual({
        ...newer,
        archives: [entry(place(3), { highest: place(9), roots: 3 }), entry(place(1), { key: OTHER })],
      });
    },
  );

  it('with one number and two editions go by the newer', () => {
    const other = { ...stateOf(entry(place(3, 'b'))), revision: 4 };
    expect(mergeStates(other, newer)).toEqual(newer);
  });
});

describe('the state as it is read', () => {
  const state = stateOf(entry(place(3), { previous: place(2) }), entry(place(1), { key: OTHER }));
  it('is what was written', () => {
    expect(parseArchivesState(JSON.parse(JSON.stringify(state)))).toEqual({ ok: true, value: state });
    expect(parseArchivesState(EMPTY_STATE)).toEqual({ ok: true, value: EMPTY_STATE });
  });

  it.each([
    ['no object', 7],
    ['an unknown member', { ...state, more: 1 }],
    ['a key that leads elsewhere', stateOf(entry(place(1), { key: '../evil@0123456789abcdef' }))],
    ['a hash that is none', stateOf(entry({ ...place(1), sha256: '../x' }))],
    ['a number beyond the limit', stateOf(entry({ ...place(1), number: 2 ** 53 }))],
    ['an archive twice', stateOf(entry(place(1)), entry(place(2)))],
    ['an active archive that is not there', { ...state, active: 'nobody@0123456789abcdef' }],
    ['no roots', stateOf(entry(place(1), { roots: 0 }))],
  ])('is refused with %s', (_name, value) => {
    expect(parseArchivesState(value)).toMatchObject({ code: 'bad-data' });
  });

  it('of a newer app is told apart from damage', () => {
    expect(parseArchivesState({ format: 2, whatever: true })).toMatchObject({ code: 'newer-format' });
  });
});
