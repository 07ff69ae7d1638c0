import { describe, expect, it } from 'vitest';
import type { FilePages } from '#core/archive/source-file';
import { checkPageTexts, parsePageTexts } from './parse-page-texts.ts';
import { parseSources } from './parse-sources.ts';

const REF = { sha256: 'a'.repeat(64), size: 30, type: 'application/json' };
const said = (count: number, blank: readonly number[]): FilePages => ({ ...REF, count, blank });

describe('the texts of pages', () => {
  it.each([
    { version: 1, pages: [] },
    { version: 1, pages: ['one', '', 'three'] },
  ])('%j are read', (value) => {
    expect(parsePageTexts(value)).toMatchObject({ ok: true, value });
  });

  it.each([
    {},
    { version: 2, pages: [] },
    { version: 1, pages: [1] },
    { version: 1, pages: [], more: true },
    { version: 1, pages: Array.from({ length: 10_001 }, () => '') },
  ])('%j are not', (value) => {
    expect(parsePageTexts(value)).toMatchObject({ ok: false, code: 'bad-data' });
  });

  it.each([
    [3, [2], true],
    [2, [], false],
    [3, [], false],
    [3, [1, 2], false],
    [4, [2], false],
  ])('against a record of %i pages, blank %j: %s', (count, blank, isSo) => {
    expect(checkPageTexts({ version: 1, pages: ['one', '', 'three'] }, said(count, blank)).ok).toBe(isSo);
  });
});

describe('what a record says of them', () => {
  const source = (pages: unknown) => [
    {
      id: 'a',
      type: 'report',
      title: 'A',
      author: [],
      kind: 'report',
      identifiers: [],
      titles: {},
      relations: [],
      file: { ...REF, type: 'application/pdf', pages },
    },
  ];

  it.each([
    [said(3, []), true],
    [said(3, [1, 3]), true],
    [said(0, []), false],
    [said(10_001, []), false],
    [said(3, [0]), false],
    [said(3, [4]), false],
    [said(3, [2, 2]), false],
    [said(3, [3, 1]), false],
    [{ ...said(3, []), more: 1 }, false],
    [REF, false],
  ])('%j: %s', (pages, isRead) => {
    expect(parseSources(source(pages)).ok).toBe(isRead);
  });
});
