import { expect, it } from 'vitest';
import type { Article } from '#core/archive/article';
import { formatArticleCitation } from './article-citation.ts';

const blob = { sha256: 'a'.repeat(64), size: 1, type: 'text/html' };
const article: Article = {
  id: 'untoc',
  rev: '1',
  title: 'The Palermo Convention',
  lang: 'en',
  published: '2026-03-04',
  authors: ['A. Editor'],
  kind: 'explainer',
  topics: [],
  conferences: [],
  words: 10,
  citations: [],
  html: blob,
  text: blob,
  attachments: [],
};
const place = { article, archiveTitle: 'Archive', publisher: 'An NGO', edition: 'Edition 2', lang: 'en' };

it.each([
  [
    'a paragraph',
    { ...place, paragraph: 7 },
    'A. Editor, “The Palermo Convention”, Archive, An NGO, 4 March 2026, para. 7, Edition 2.',
  ],
  [
    'the whole article',
    place,
    'A. Editor, “The Palermo Convention”, Archive, An NGO, 4 March 2026, Edition 2.',
  ],
  [
    'a publisher that is the author, once',
    { ...place, article: { ...article, authors: ['An NGO'] } },
    'An NGO, “The Palermo Convention”, Archive, 4 March 2026, Edition 2.',
  ],
  [
    'the day it was changed last',
    { ...place, article: { ...article, updated: '2026-05-06' } },
    'A. Editor, “The Palermo Convention”, Archive, An NGO, 6 May 2026, Edition 2.',
  ],
])('cites %s', (_name, given, expected) => {
  expect(formatArticleCitation(given)).toBe(expected);
});
