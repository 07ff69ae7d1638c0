import { describe, expect, it } from 'vitest';
import { parseSettings, parseSettingsPatch } from '#core/settings/parse-settings';
import {
  MAX_READING_POSITIONS,
  parseReadingPositions,
  placeReadingPosition,
} from '#core/settings/reading-positions';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { parseWindowState } from '#core/settings/window-state';

const ARCHIVE = 'starter@0123456789abcdef';
const AT = '2026-11-24T08:00:00.000Z';

describe('settings from disk', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'dark'],
    ['an empty object', {}],
    ['only nonsense', { theme: 7, readingSize: 'big', railOpen: 'yes', unknown: true }],
  ])('are the defaults where there is %s', (_name, value) => {
    expect(parseSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  it('lose only the field that is wrong', () => {
    const value = { ...DEFAULT_SETTINGS, theme: 'dark', readingSize: 900, railOpen: false };
    expect(parseSettings(value)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', railOpen: false });
  });
});

describe('a change of settings', () => {
  it.each([{}, { theme: 'dark' }, { readingSize: 15, paper: 'sepia' }, { readingSize: 28 }])(
    'is taken: %j',
    (patch) => {
      expect(parseSettingsPatch(patch)).toEqual({ ok: true, value: patch });
    },
  );

  it.each<[unknown]>([
    [null],
    ['dark'],
    [{ theme: 'blue' }],
    [{ readingSize: 14 }],
    [{ readingSize: 29 }],
    [{ readingSize: 19.5 }],
    [{ theme: 'dark', colour: 'red' }],
    [JSON.parse('{"__proto__":{"theme":"dark"}}')],
  ])('is refused whole: %j', (patch) => {
    expect(parseSettingsPatch(patch)).toMatchObject({ ok: false, code: 'invalid' });
  });
});

describe('the state of the window', () => {
  it('is kept, on a screen to the left too', () => {
    const state = { x: -1920, y: 0, width: 1200, height: 800, maximized: false };
    expect(parseWindowState(state)).toEqual(state);
  });

  it.each([
    [{ x: 0, y: 0, width: 0, height: 800, maximized: false }],
    [{ x: 1e9, y: 0, width: 900, height: 800, maximized: false }],
    [{ x: 0, y: 0, width: 900, height: 800 }],
    [null],
  ])('is none when it makes no sense: %j', (state) => {
    expect(parseWindowState(state)).toBeUndefined();
  });
});

describe('reading positions', () => {
  const at = (article: string, block = 'p-1') => ({ article, block, at: AT });

  it('put the newest first and keep one place an article', () => {
    const one = placeReadingPosition(new Map(), ARCHIVE, at('a-1')) ?? new Map();
    const two = placeReadingPosition(one, ARCHIVE, at('a-2')) ?? new Map();
    const three = placeReadingPosition(two, ARCHIVE, at('a-1', 'p-9')) ?? new Map();
    expect(three.get(ARCHIVE)).toEqual([at('a-1', 'p-9'), at('a-2')]);
  });

  it('forget the oldest beyond the limit', () => {
    const full = new Map([[ARCHIVE, Array.from({ length: MAX_READING_POSITIONS }, (_, n) => at(`a-${n}`))]]);
    const list = placeReadingPosition(full, ARCHIVE, at('newest'))?.get(ARCHIVE) ?? [];
    expect(list).toHaveLength(MAX_READING_POSITIONS);
    expect(list[0]?.article).toBe('newest');
    expect(list.at(-1)?.article).toBe(`a-${MAX_READING_POSITIONS - 2}`);
  });

  it.each([
    ['__proto__', at('a-1')],
    [ARCHIVE, at('../a')],
    [ARCHIVE, at('a-1', '')],
    [ARCHIVE, { ...at('a-1'), at: 'yesterday' }],
  ])('take nothing that is not one: %j %j', (archive, position) => {
    expect(placeReadingPosition(new Map(), archive, position)).toBeUndefined();
  });

  it('read from disk what can be read', () => {
    const value = JSON.parse(
      `{"__proto__":[],"nonsense":[],"${ARCHIVE}":[null,{"article":"a-1","block":"p-1","at":"${AT}"},7]}`,
    );
    expect(parseReadingPositions(value)).toEqual(new Map([[ARCHIVE, [at('a-1')]]]));
  });
});
