import { describe, expect, it } from 'vitest';
import type { Catalogue, Topic } from '#core/archive/catalogue';
import { archiveItems, commandItems, filterItems } from './palette-items.ts';

function catalogueOf(topics: readonly Topic[]): Catalogue {
  return { articles: [], sources: [], conferences: [], topics, organisations: [], terms: [] };
}

const items = archiveItems(
  catalogueOf([
    { id: 'wps', label: { en: 'Women, peace and security', fr: 'Femmes, paix et sécurité' } },
    { id: 'peace', label: 'Peace' },
    { id: 'crime', label: 'Organized crime' },
  ]),
  'en',
);

const labels = (query: string) => filterItems(items, query).map(({ label }) => label);

describe('palette items', () => {
  it('puts a title that begins with the query first', () => {
    expect(labels('peace')).toEqual(['Peace', 'Women, peace and security']);
  });

  it('wants every word, in any order and only begun', () => {
    expect(labels('secur wom')).toEqual(['Women, peace and security']);
    expect(labels('peace crime')).toEqual([]);
  });

  it('does not mind accents', () => {
    const french = archiveItems(catalogueOf([{ id: 'wps', label: 'Femmes, paix et sécurité' }]), 'fr');
    expect(filterItems(french, 'securite')).toHaveLength(1);
  });

  it('shows a few of each group only', () => {
    const many = archiveItems(
      catalogueOf(Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, label: `Topic ${i}` }))),
      'en',
    );
    expect(filterItems(many, 'topic')).toHaveLength(7);
  });

  it('offers only commands that can act, and never itself', () => {
    const offered = commandItems(new Set(['home', 'palette']), (id) => id);
    expect(offered.map(({ label }) => label)).toEqual(['home']);
  });
});
