import { describe, expect, it } from 'vitest';
import { addTag, isTag, MAX_TAG_UNITS, MAX_TAGS, tagsOf, tidyTag } from '#core/annotations/tags';

describe('what is typed as a tag', () => {
  it.each([
    ['  Gender ', 'Gender'],
    ['#gender', 'gender'],
    ['## soft  law', 'soft law'],
    ['law, soft', 'law soft'],
    [',,', ''],
    ['#', ''],
    ['e\u0301tat', '\u00e9tat'],
    ['\u0627\u0644\u0646\u0648\u0639 ', '\u0627\u0644\u0646\u0648\u0639'],
  ])('%j becomes %j', (typed, tag) => {
    expect(tidyTag(typed)).toBe(tag);
    expect(isTag(typed)).toBe(typed === tag && tag !== '');
  });

  it('is cut at its longest, never inside a character', () => {
    const long = tidyTag(`${'a'.repeat(MAX_TAG_UNITS - 1)}\ud83d\ude00`);
    expect(long).toBe('a'.repeat(MAX_TAG_UNITS - 1));
    expect(isTag(long)).toBe(true);
  });
});

describe('adding a tag', () => {
  it('puts it last, written as it is elsewhere', () => {
    expect(addTag(['a'], 'GENDER', ['Gender'])).toEqual(['a', 'Gender']);
  });

  it('adds none twice, whatever its case, none that is empty and none too many', () => {
    const full = Array.from({ length: MAX_TAGS }, (_, i) => `t${i}`);
    expect(addTag(['Gender'], 'gender')).toEqual(['Gender']);
    expect(addTag([], ' # ')).toEqual([]);
    expect(addTag(full, 'more')).toBe(full);
  });

  it('tells resume and r\u00e9sum\u00e9 apart', () => {
    expect(addTag(['resume'], 'r\u00e9sum\u00e9')).toHaveLength(2);
  });
});

it('lists the tags in use, the most used first', () => {
  expect(tagsOf([{ tags: ['b', 'c'] }, { tags: ['a', 'c'] }])).toEqual(['c', 'a', 'b']);
});
