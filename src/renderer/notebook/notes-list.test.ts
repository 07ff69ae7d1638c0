import { describe, expect, it } from 'vitest';
import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation } from '#core/annotations/annotation';
import { filterNotes, notesOf, notesToMarkdown } from './notes-list.ts';

const HERE = 'a@0123456789abcdef';

function note(id: string, body: string, modified: string, archive = HERE): Annotation {
  const target = { archive, article: id, title: `Article ${id}`, edition: 1 };
  return { id, motivation: 'commenting', target, body, tags: [], created: modified, modified };
}

const EARLY = note('one', 'Compare with the Négociation text', '2026-11-24T10:00:00Z');
const LATE = note('two', 'Ask about article 9', '2026-11-24T11:00:00Z');

it('lists the notes of the open archive, newest change first, and counts the others', () => {
  const other = note('three', 'x', '2026-11-24T12:00:00Z', 'b@0123456789abcdef');
  const bookmark: Annotation = { ...LATE, id: 'b', motivation: 'bookmarking', body: '' };
  expect(notesOf([EARLY, other, LATE, bookmark], HERE)).toEqual({ notes: [LATE, EARLY], others: 1 });
});

describe('filterNotes', () => {
  it.each([
    ['', ['two', 'one']],
    ['negociation', ['one']],
    ['ARTICLE two', ['two']],
    ['article 9', ['two']],
    ['nothing of it', []],
  ])('keeps for %j what has all the words', (words, ids) => {
    expect(filterNotes([LATE, EARLY], words).map(({ id }) => id)).toEqual(ids);
  });
});

const PASSAGE: PassageSelector = {
  text: 'a'.repeat(64),
  position: { type: 'TextPositionSelector', start: 0, end: 9 },
  quote: { type: 'TextQuoteSelector', exact: 'Two\nlines', prefix: '', suffix: '' },
};
const MARKED: Annotation = {
  ...note('three', '', '2026-11-24T12:00:00Z'),
  motivation: 'highlighting',
  kind: 2,
  tags: ['Gender'],
};
const HIGHLIGHT: Annotation = { ...MARKED, target: { ...MARKED.target, block: 'b', passage: PASSAGE } };

it('has highlights among the notes, found by their words and tags', () => {
  expect(notesOf([EARLY, HIGHLIGHT], HERE).notes).toEqual([HIGHLIGHT, EARLY]);
  for (const words of ['lines', 'gender two', 'three'])
    expect(filterNotes([HIGHLIGHT], words)).toHaveLength(1);
  expect(notesToMarkdown([HIGHLIGHT], 'My notes', () => 'Edition 1')).toBe(
    '# My notes\n\n## Article three\n\nEdition 1\n\n> Two\n>\n> lines\n',
  );
});

it('writes one Markdown document', () => {
  expect(notesToMarkdown([LATE, EARLY], 'My notes', ({ modified }) => modified)).toBe(
    '# My notes\n\n' +
      '## Article two\n\n2026-11-24T11:00:00Z\n\nAsk about article 9\n\n' +
      '## Article one\n\n2026-11-24T10:00:00Z\n\nCompare with the Négociation text\n',
  );
});
