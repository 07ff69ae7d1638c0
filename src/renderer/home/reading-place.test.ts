import { describe, expect, it } from 'vitest';
import type { ArticleText } from '#core/archive/article-text';
import { readingPlace } from './reading-place.ts';

const text = 'Intro.\nScope\nIt covers.\nReview\nIt works.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const article: ArticleText = {
  version: 1,
  text,
  blocks: [
    { id: 'intro', kind: 'paragraph', ...at('Intro.') },
    { id: 'scope', kind: 'heading', ...at('Scope') },
    { id: 'covers', kind: 'paragraph', ...at('It covers.') },
    { id: 'review', kind: 'heading', ...at('Review') },
    { id: 'works', kind: 'paragraph', ...at('It works.') },
  ],
};

describe('readingPlace', () => {
  it.each([
    ['intro', undefined, 0],
    ['scope', 'Scope', 7],
    ['covers', 'Scope', 13],
    ['works', 'Review', 31],
  ])('says where %s is', (block, section, units) => {
    const place = readingPlace(article, block);
    expect(place?.section).toBe(section);
    expect(place?.share).toBeCloseTo(units / text.length);
  });

  it('says nothing of a block that the article lost', () => {
    expect(readingPlace(article, 'gone')).toBeUndefined();
  });
});
