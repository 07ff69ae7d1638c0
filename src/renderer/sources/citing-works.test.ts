import { expect, it } from 'vitest';
import { buildLookups } from '../archive/build-lookups.ts';
import { article, catalogue, citation } from '../archive/testing/records.ts';
import { citingWorks } from './citing-works.ts';

const cites = { citations: [citation(1, 'charter')] };
const { citedBy, works } = buildLookups(
  catalogue({
    articles: [
      article('peace', { ...cites, published: '2026-02-01' }),
      article('peace-ar', { ...cites, lang: 'ar', translationOf: 'peace', published: '2026-02-01' }),
      article('peace-fr', { lang: 'fr', translationOf: 'peace', published: '2026-02-01' }),
      article('crime', { ...cites, published: '2026-03-01' }),
    ],
  }),
);

it.each([
  ['ar', ['crime', 'peace-ar + peace']],
  ['en', ['crime', 'peace + peace-ar']],
  // The French version does not cite it, so it is not named.
  ['fr', ['crime', 'peace + peace-ar']],
])('shows each work once, in the best version for %s, and names the others', (language, expected) => {
  const found = citingWorks(citedBy('charter'), (articles) => works(articles, language));
  const ids = found.map(({ main, others }) => [main, ...others].map((each) => each.article.id).join(' + '));
  expect(ids).toEqual(expected);
});
