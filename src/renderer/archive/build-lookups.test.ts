import { describe, expect, it } from 'vitest';
import { buildLookups, buildTopicTree, type TopicNode } from './build-lookups.ts';
import { article, catalogue, citation, conference, source } from './testing/records.ts';

const original = article('peace', {
  published: '2026-03-01',
  topics: ['women'],
  citations: [citation(1, 'charter'), citation(2, 'scr-1325'), citation(3, 'charter')],
});
const french = article('peace-fr', {
  lang: 'fr',
  published: '2026-03-02',
  translationOf: 'peace',
  topics: ['women'],
  citations: [citation(1, 'charter')],
});
const arabic = article('peace-ar', { lang: 'ar', published: '2026-03-03', translationOf: 'peace' });
const crime = article('crime', {
  published: '2026-02-01',
  topics: ['women', 'crime'],
  conferences: ['ccpcj-1'],
  citations: [citation(1, 'charter'), { number: 2, note: 'Only a remark.', places: [] }],
});

const lookups = buildLookups(
  catalogue({
    articles: [crime, french, original, arabic],
    sources: [
      source('charter'),
      source('scr-1325', { relations: [{ type: 'recalls', source: 'charter' }] }),
      source('scr-2122', { relations: [{ type: 'recalls', source: 'scr-1325' }] }),
      source('scr-2242', { relations: [{ type: 'recalls', source: 'scr-1325' }] }),
    ],
    conferences: [conference('ccpcj-1')],
  }),
);
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe('buildLookups', () => {
  it('finds records by id, and says nothing of unknown ones', () => {
    expect(lookups.articleById('crime')).toBe(crime);
    expect(lookups.conferenceById('ccpcj-1')?.id).toBe('ccpcj-1');
    expect(lookups.sourceById('constructor')).toBeUndefined();
  });

  it('lists who cites a source, newest first, each with all its notes', () => {
    const citing = lookups.citedBy('charter');
    expect(citing.map(({ article: { id }, citations }) => [id, citations.map((c) => c.number)])).toEqual([
      ['peace-fr', [1]],
      ['peace', [1, 3]],
      ['crime', [1]],
    ]);
    expect(lookups.citedBy('scr-2122')).toEqual([]);
  });

  it('counts translations of one article as one work that cites', () => {
    expect(lookups.citingWorks('charter')).toBe(2);
    expect(lookups.citingWorks('scr-2122')).toBe(0);
  });

  it('names the other language versions of an article, from the original and from a translation', () => {
    expect(ids(lookups.translations('peace'))).toEqual(['peace-fr', 'peace-ar']);
    expect(ids(lookups.translations('peace-ar'))).toEqual(['peace-fr', 'peace']);
    expect(lookups.translations('crime')).toEqual([]);
    expect(lookups.translations('gone')).toEqual([]);
  });

  it('lists the articles of a topic and of a conference, newest first', () => {
    expect(ids(lookups.articlesOfTopic('women'))).toEqual(['peace-fr', 'peace', 'crime']);
    expect(ids(lookups.articlesOfConference('ccpcj-1'))).toEqual(['crime']);
    expect(lookups.articlesOfTopic('gone')).toEqual([]);
  });

  it.each([
    ['ar', ['peace-ar', 'crime']],
    ['fr', ['peace-fr', 'crime']],
    ['ru', ['peace', 'crime']],
  ])('takes one version of each work, for %s', (language, expected) => {
    expect(ids(lookups.works([crime, french, original, arabic], language))).toEqual(expected);
  });

  it('takes a translation where the original is not among the articles', () => {
    expect(ids(lookups.works([french], 'en'))).toEqual(['peace-fr']);
  });

  it('turns relations round', () => {
    expect(lookups.relationsTo('scr-1325')).toEqual([
      { type: 'recalls', source: 'scr-2122' },
      { type: 'recalls', source: 'scr-2242' },
    ]);
    expect(lookups.relationsTo('scr-2242')).toEqual([]);
  });
});

describe('buildTopicTree', () => {
  const shape = (nodes: readonly TopicNode[]): unknown[] =>
    nodes.map(({ topic, narrower }) => (narrower.length === 0 ? topic.id : [topic.id, shape(narrower)]));

  it('puts topics under their broader ones, in the order of the list', () => {
    const topics = [
      { id: 'firearms', label: '', broader: 'crime' },
      { id: 'women', label: '' },
      { id: 'crime', label: '' },
      { id: 'corruption', label: '', broader: 'crime' },
    ];
    expect(shape(buildTopicTree(topics))).toEqual(['women', ['crime', ['firearms', 'corruption']]]);
  });

  it('keeps a topic at the top whose broader one is not there', () => {
    expect(shape(buildTopicTree([{ id: 'firearms', label: '', broader: 'gone' }]))).toEqual(['firearms']);
  });
});
