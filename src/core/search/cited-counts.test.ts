import { describe, expect, it } from 'vitest';
import { citedCounts } from './cited-counts.ts';
import { createDocStore } from './doc-store.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { sampleEngine, sampleQuery } from './sample-engine.ts';

describe('how often a document is cited', () => {
  it('of a source: by how many articles', () => {
    const counts = citedCounts(createDocStore(sampleCatalogue()));
    expect([counts.get('s:untoc-2000'), counts.get('s:unscr-1325'), counts.get('a:climate-news')]).toEqual([
      3, 1, 0,
    ]);
  });

  it('of an article: by how many others cite its own address', () => {
    const { articles, sources, ...others } = sampleCatalogue();
    const store = createDocStore({
      ...others,
      articles: articles.map((one) =>
        one.id === 'genre-fr' ? { ...one, canonicalUrl: 'https://www.example.org/genre/' } : one,
      ),
      sources: sources.map((one) =>
        one.id === 'untoc-2000' ? { ...one, url: 'http://example.org/genre#top' } : one,
      ),
    });
    // It cites the record itself, which does not count.
    expect(citedCounts(store).get('a:genre-fr')).toBe(2);
  });

  it('orders what is found, the better answer first among equals', async () => {
    const { hits } = await sampleEngine().search(sampleQuery('organized crime', { sort: 'cited' }));
    expect(hits[0]?.id).toBe('untoc-2000');
    const all = await sampleEngine().search(sampleQuery('', { sort: 'cited' }));
    expect(all.hits.slice(0, 2).map((hit) => hit.id)).toEqual(['untoc-2000', 'unscr-1325']);
  });
});
