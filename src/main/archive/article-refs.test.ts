import { expect, it } from 'vitest';
import { fail, ok } from '#core/result';
import type { ArchiveStore } from '#node/edition/archive-store';
import { fixtureArticle } from '#node/edition/fixture-edition';
import { createArticleRefs } from './article-refs.ts';

const { article } = fixtureArticle('first-article', 'One two three.');
const CATALOGUE = {
  articles: [article],
  sources: [],
  conferences: [],
  topics: [],
  organisations: [],
  terms: [],
};
type ReadCatalogue = ArchiveStore['catalogue'];

it('finds an article of an edition, and reads the edition once', async () => {
  let asked = 0;
  const catalogue: ReadCatalogue = () => {
    asked += 1;
    return Promise.resolve(ok(CATALOGUE));
  };
  const refs = createArticleRefs(() => ({ catalogue }));
  expect(await refs.find('e1-0123456789abcdef', 'first-article')).toEqual({
    html: article.html,
    text: article.text,
    title: 'About first-article',
  });
  expect(await refs.find('e1-0123456789abcdef', 'another')).toBeUndefined();
  expect(await refs.find('e1-0123456789abcdef', 'toString')).toBeUndefined();
  expect(asked).toBe(1);
});

it('asks again for an edition that could not be read', async () => {
  const answers = [fail('unknown-edition', 'not installed'), ok(CATALOGUE)] as const;
  let asked = 0;
  const catalogue: ReadCatalogue = () => Promise.resolve(answers[asked++] ?? answers[1]);
  const refs = createArticleRefs(() => ({ catalogue }));
  expect(await refs.find('e1-0123456789abcdef', 'first-article')).toBeUndefined();
  expect(await refs.find('e1-0123456789abcdef', 'first-article')).toMatchObject({ html: article.html });
});
