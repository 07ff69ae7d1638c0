import { expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import { groupBookmarks } from './group-bookmarks.ts';

const HERE = 'a@0123456789abcdef';

function bookmark(article: string, minute: number, more: Partial<Annotation['target']> = {}): Annotation {
  const at = `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`;
  return {
    id: `${article}-${minute}`,
    motivation: 'bookmarking',
    target: { archive: HERE, article, title: `Title of ${article}`, edition: 1, ...more },
    body: '',
    tags: [],
    created: at,
    modified: at,
  };
}

it('groups by article, the newest bookmark first', () => {
  const older = bookmark('older', 1);
  const second = bookmark('newer', 3, { block: 'b2' });
  const first = bookmark('newer', 2, { block: 'b9' });
  expect(groupBookmarks([older, second, first], HERE)).toEqual({
    groups: [
      { article: 'newer', title: 'Title of newer', paragraphs: [first, second] },
      { article: 'older', title: 'Title of older', whole: older, paragraphs: [] },
    ],
    elsewhere: 0,
  });
});

it('counts those of other archives, and leaves notes alone', () => {
  const other = bookmark('x', 1, { archive: 'b@0123456789abcdef' });
  const note: Annotation = { ...bookmark('y', 1), motivation: 'commenting', body: 'words' };
  expect(groupBookmarks([other, note], HERE)).toEqual({ groups: [], elsewhere: 1 });
});
