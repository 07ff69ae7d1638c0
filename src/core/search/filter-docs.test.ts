import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { createFilter } from './filter-docs.ts';
import type { FilterField } from './query.ts';
import { sampleCatalogue } from './sample-archive.ts';

const catalogue = sampleCatalogue();
const docs = [...createDocStore(catalogue).docs.values()];
const passing = (field: FilterField, value: string): readonly string[] =>
  docs.filter(createFilter({ type: 'filter', field, value }, catalogue)).map((doc) => doc.id);

const NEWS = ['climate-news'];
const ENGLISH = ['gender-untoc', 'firearms-report', 'climate-news'];

describe('fields that narrow', () => {
  it.each<[FilterField, string, readonly string[]]>([
    ['year', '2025', NEWS],
    ['year', '2023-2023', ['firearms-report']],
    ['year', '1999..2001', ['untoc-2000', 'unscr-1325']],
    ['year', '20', docs.map((doc) => doc.id)],
    ['year', 'MMXX', []],
    ['before', '2023', ['untoc-2000', 'unscr-1325']],
    ['before', '2000-11', ['unscr-1325']],
    ['after', '2024', NEWS],
    ['after', '2024-06-05', NEWS],
    ['lang', 'en', [...ENGLISH, 'untoc-2000', 'unscr-1325']],
    ['lang', 'ZH', ['gender-zh']],
    ['lang', 'zh-Hans', ['gender-zh']],
    ['lang', 'xx', []],
    ['kind', 'news', NEWS],
    ['kind', 'Event report', ['firearms-report']],
    ['kind', 'treaty', ['untoc-2000']],
    ['kind', 'source', ['untoc-2000', 'unscr-1325']],
    ['author', 'diallo', ['gender-untoc', 'climate-news']],
    ['author', 'amina dia', ['gender-untoc', 'climate-news']],
    ['author', '…', []],
    ['topic', 'firearms', ['firearms-report']],
    ['topic', 'égalité', ['gender-untoc', 'genre-fr', 'genero-es', 'gender-ru', 'gender-ar', 'gender-zh']],
    ['topic', 'organised crime', ['gender-untoc', 'genre-fr']],
    ['topic', 'nothing', []],
    ['conference', 'ccpcj-33', ['gender-untoc']],
    ['conference', 'ccpcj', ['gender-untoc']],
    ['conference', 'Parties 12', ['firearms-report']],
  ])('%s:%s', (field, value, expected) => {
    expect(passing(field, value).toSorted()).toEqual([...expected].toSorted());
  });
});
