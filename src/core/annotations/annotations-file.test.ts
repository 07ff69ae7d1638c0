import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import {
  ANNOTATIONS_VERSION,
  buildAnnotationsFile,
  migrateEntries,
  parseAnnotationsFile,
} from '#core/annotations/annotations-file';

const note = (digit: string): Annotation => ({
  id: `${digit.repeat(8)}-0000-4000-8000-000000000000`,
  motivation: 'commenting',
  target: {
    archive: 'starter@0123456789abcdef',
    article: 'a-1',
    block: `p-${digit}`,
    title: 'T',
    edition: 1,
  },
  body: 'text',
  tags: [],
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
});

describe('the notes file', () => {
  it('is read back as it was built', () => {
    const annotations = [note('1'), note('2')];
    const text = JSON.stringify(buildAnnotationsFile(annotations));
    expect(parseAnnotationsFile(JSON.parse(text))).toEqual({
      ok: true,
      value: { annotations, damagedEntries: 0 },
    });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a number', 7],
    ['an empty object', {}],
    ['a version that is text', { version: '1', annotations: [] }],
    ['a version 0', { version: 0, annotations: [] }],
    ['no list', { version: 1, annotations: {} }],
  ])('is damaged when it is %s', (_name, value) => {
    expect(parseAnnotationsFile(value)).toMatchObject({ ok: false, code: 'damaged' });
  });

  it('is newer when a later version wrote it, whatever is in it', () => {
    const value = { version: ANNOTATIONS_VERSION + 1, vault: 'abc' };
    expect(parseAnnotationsFile(value)).toMatchObject({ ok: false, code: 'newer' });
  });

  it('gives the readable entries and counts the others, repeated ids among them', () => {
    const entries = [note('1'), { id: 'x' }, note('2'), note('1'), null];
    const value = { version: ANNOTATIONS_VERSION, annotations: entries };
    const expected = { annotations: [note('1'), note('2')], damagedEntries: 3 };
    expect(parseAnnotationsFile(value)).toEqual({ ok: true, value: expected });
  });
});

describe('migrations', () => {
  const steps = [
    (entries: readonly unknown[]) => entries.map((entry) => `${String(entry)}→2`),
    (entries: readonly unknown[]) => entries.map((entry) => `${String(entry)}→3`),
  ];

  it.each([
    [1, ['a→2→3']],
    [2, ['a→3']],
    [3, ['a']],
  ])('run from version %i to the newest in order', (from, expected) => {
    expect(migrateEntries(['a'], from, steps)).toEqual(expected);
  });

  it('give the entries of version 1 tags, and change nothing else in them', () => {
    const { tags: _tags, ...old } = note('1');
    const file = { version: 1, annotations: [old] };
    expect(parseAnnotationsFile(file)).toEqual({
      ok: true,
      value: { annotations: [note('1')], damagedEntries: 0 },
    });
  });

  it('take no entry of version 1 for a later one', () => {
    const value = { version: 1, annotations: [{ ...note('1'), tags: 'all' }] };
    expect(parseAnnotationsFile(value)).toMatchObject({ value: { annotations: [], damagedEntries: 1 } });
  });
});
