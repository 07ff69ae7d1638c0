import { describe, expect, it } from 'vitest';
import { buildLookups } from './build-lookups.ts';
import { article, catalogue } from './testing/records.ts';
import { articlesUnder, pathToTopic } from './topic-works.ts';

const { topicTree, articlesOfTopic } = buildLookups(
  catalogue({
    topics: [
      { id: 'crime', label: 'Crime' },
      { id: 'firearms', label: 'Firearms', broader: 'crime' },
      { id: 'arms-trade', label: 'Arms trade', broader: 'firearms' },
      { id: 'women', label: 'Women' },
    ],
    articles: [
      article('both', { topics: ['crime', 'firearms'] }),
      article('deep', { topics: ['arms-trade'] }),
      article('other', { topics: ['women'] }),
    ],
  }),
);
const under = (id: string) => {
  const node = pathToTopic(topicTree, id).at(-1);
  return node === undefined ? undefined : articlesUnder(node, articlesOfTopic).map((found) => found.id);
};

describe('articlesUnder', () => {
  it('takes in what stands under narrower topics, each article once', () => {
    expect(under('crime')).toEqual(['both', 'deep']);
    expect(under('firearms')).toEqual(['both', 'deep']);
    expect(under('arms-trade')).toEqual(['deep']);
  });
});

it('knows the way from the top to a topic', () => {
  const path = (id: string) => pathToTopic(topicTree, id).map(({ topic }) => topic.id);
  expect(path('arms-trade')).toEqual(['crime', 'firearms', 'arms-trade']);
  expect(path('women')).toEqual(['women']);
  expect(path('gone')).toEqual([]);
});
