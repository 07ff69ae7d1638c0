import { describe, expect, it } from 'vitest';
import type { Motivation } from '#core/annotations/annotation';
import type { ReadingPosition } from '#core/settings/settings';
import { parseReadingPositions, placeReadingPosition, placeSeen } from '#core/settings/reading-positions';
import { earlierVersion, markSeen, readOn } from './reading-version.ts';
import { touchedArticles } from './touched-articles.ts';
import { isWanted, MAX_READ_TEXTS, wantedTexts } from './wanted-texts.ts';

const ARCHIVE = 'a@0123456789abcdef';
const text = (n: number) => String(n).repeat(64);
const read = (edition: number, at: string): ReadingPosition => ({
  article: 'a-1',
  block: 'p1',
  at,
  version: { edition, text: text(edition) },
});
const JAN = '2026-01-01T00:00:00Z';
const FEB = '2026-02-01T00:00:00Z';
const MAR = '2026-03-01T00:00:00Z';

describe('the version that was read before', () => {
  it('is the last one, while the new one is on the screen', () => {
    const first = readOn(undefined, read(1, JAN));
    expect(earlierVersion(first, text(1))).toBeUndefined();
    expect(earlierVersion(first, text(2))).toEqual({ edition: 1, text: text(1), at: JAN, isSeen: false });
    const second = readOn(readOn(first, read(2, FEB)), read(2, MAR));
    expect(earlierVersion(second, text(2))).toEqual({ edition: 1, text: text(1), at: JAN, isSeen: false });
    expect(earlierVersion(second, text(3))).toMatchObject({ edition: 2, at: MAR });
  });

  it('is no news once it was seen, until the text changes again', () => {
    const second = readOn(read(1, JAN), read(2, FEB));
    const seen = readOn(markSeen(second, { edition: 2, text: text(2) }), read(2, MAR));
    expect(earlierVersion(seen, text(2))).toMatchObject({ edition: 1, isSeen: true });
    expect(earlierVersion(seen, text(3))).toMatchObject({ edition: 2, isSeen: false });
    expect(earlierVersion(readOn(seen, read(3, MAR)), text(3))).toMatchObject({ edition: 2, isSeen: false });
  });

  it('stays unknown where an older app kept no version', () => {
    const old: ReadingPosition = { article: 'a-1', block: 'p1', at: JAN };
    expect(earlierVersion(old, text(1))).toBeUndefined();
    expect(readOn(old, read(2, FEB)).before).toBeUndefined();
  });

  it('is kept with the place, and comes back from the disk', () => {
    const one = placeReadingPosition(new Map(), ARCHIVE, read(1, JAN)) ?? new Map();
    const two = placeReadingPosition(one, ARCHIVE, read(2, FEB)) ?? new Map();
    const seen = placeSeen(two, ARCHIVE, 'a-1', { edition: 2, text: text(2) }) ?? new Map();
    const again = parseReadingPositions(JSON.parse(JSON.stringify(Object.fromEntries(seen))));
    expect(again).toEqual(seen);
    expect(again.get(ARCHIVE)?.[0]?.before).toEqual({ edition: 1, text: text(1), at: JAN, seen: true });
    expect(placeSeen(two, ARCHIVE, 'other', { edition: 2, text: text(2) })).toBeUndefined();
    expect(placeSeen(two, ARCHIVE, 'a-1', { edition: 2, text: 'no hash' })).toBeUndefined();
  });

  it('costs only itself where it is damaged: the place stays, and old files have none', () => {
    const damaged = { ...read(1, JAN), version: { edition: 'x' }, before: 7 };
    const old = { article: 'a-2', block: 'p1', at: JAN };
    expect(parseReadingPositions({ [ARCHIVE]: [damaged, old] }).get(ARCHIVE)).toEqual([
      { article: 'a-1', block: 'p1', at: JAN },
      old,
    ]);
  });
});

const note = (article: string, motivation: Motivation = 'commenting', archive = ARCHIVE) => ({
  id: `${article}-${motivation}`,
  motivation,
  target: { archive, article, title: `About ${article}`, edition: 1 },
  body: '',
  tags: [],
  created: JAN,
  modified: JAN,
});

describe('the old texts that are kept', () => {
  it('are all of what carries an annotation, and the two versions of what was read last', () => {
    const position = readOn(read(1, JAN), read(2, FEB));
    const wanted = wantedTexts([note('b-1'), note('b-1', 'bookmarking')], new Map([[ARCHIVE, [position]]]));
    expect(wanted).toEqual([
      { archive: ARCHIVE, article: 'b-1', texts: 'all' },
      { archive: ARCHIVE, article: 'a-1', texts: [text(2), text(1)] },
    ]);
  });

  it('are no more of what was only read than so many', () => {
    const many = Array.from({ length: MAX_READ_TEXTS + 20 }, (_, n) => ({
      ...read(1, JAN),
      article: `a-${n}`,
    }));
    expect(wantedTexts([], new Map([[ARCHIVE, many]]))).toHaveLength(MAX_READ_TEXTS);
  });

  it('are all of an article that was read and annotated, and never the open edition’s', () => {
    const [want] = wantedTexts([note('a-1')], new Map([[ARCHIVE, [read(1, JAN)]]]));
    expect(want).toMatchObject({ texts: 'all' });
    expect(isWanted({ texts: 'all', except: text(2) }, text(1))).toBe(true);
    expect(isWanted({ texts: 'all', except: text(2) }, text(2))).toBe(false);
    expect(isWanted({ texts: [text(1)] }, text(3))).toBe(false);
  });
});

describe('touchedArticles', () => {
  it('names what an edition would revise or take away, of this archive only, what goes first', () => {
    const annotations = [
      note('revised'),
      note('revised', 'bookmarking'),
      note('gone', 'bookmarking'),
      note('revised', 'highlighting'),
      note('untouched'),
      note('revised', 'commenting', 'b@0123456789abcdef'),
    ];
    const changed = { archive: ARCHIVE, revised: ['revised', 'not-mine'], removed: ['gone'] };
    expect(touchedArticles(annotations, changed)).toEqual([
      { id: 'gone', title: 'About gone', change: 'removed', bookmarks: 1, notes: 0, highlights: 0 },
      { id: 'revised', title: 'About revised', change: 'revised', bookmarks: 1, notes: 1, highlights: 1 },
    ]);
  });
});
