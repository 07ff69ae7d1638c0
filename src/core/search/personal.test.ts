import { describe, expect, it } from 'vitest';
import { personalNeeds } from './personal.ts';
import { sampleEngine, sampleQuery } from './sample-engine.ts';
import type { PersonalThings, SearchQuery } from './search-types.ts';

const engine = sampleEngine();
const search = (text: string, personal?: PersonalThings, over: Partial<SearchQuery> = {}) =>
  engine.search(sampleQuery(text, { ...over, ...(personal === undefined ? {} : { personal }) }));
const THINGS: PersonalThings = {
  read: ['gender-untoc', 'climate-news'],
  changed: ['climate-news'],
  noted: ['gender-untoc', 'genre-fr'],
};
const ids = async (text: string, personal: PersonalThings = THINGS) =>
  (await search(text, personal)).hits.map((hit) => hit.id).toSorted();

describe("the person's own things", () => {
  it.each<[string, readonly string[]]>([
    ['is:read', ['climate-news', 'gender-untoc']],
    ['is:changed', ['climate-news']],
    ['has:note', ['gender-untoc', 'genre-fr']],
    ['human is:unread', ['firearms-report']],
    ['human -is:unread', ['gender-untoc']],
    ['human -has:note', ['firearms-report']],
    ['lang:en is:unread', ['firearms-report']],
    ['lang:en -is:unread', ['climate-news', 'gender-untoc', 'unscr-1325', 'untoc-2000']],
    ['human (is:unread OR is:changed)', ['firearms-report']],
  ])('%j', async (text, expected) => expect(await ids(text)).toEqual(expected));

  it('are counted over what was found, and narrow the facets', async () => {
    const answer = await search('human', THINGS);
    expect(answer.states).toEqual({ unread: 1, read: 1, changed: 0, noted: 1 });
    expect((await search('lang:en', { read: ['climate-news'] })).states).toEqual({ read: 1, unread: 2 });
    expect((await search('lang:en is:unread', THINGS)).facets.kind).toEqual([
      { value: 'event-report', count: 1 },
    ]);
    expect(await search('human')).not.toHaveProperty('states');
  });

  it('are told apart: none and not known', async () => {
    const none = await search('human is:read', { read: [] });
    expect([none.total, none.unanswered]).toEqual([0, undefined]);
    const unknown = await search('human is:read -has:note', { changed: [] });
    expect(unknown.hits.map((hit) => hit.id)).toEqual((await search('human')).hits.map((hit) => hit.id));
    expect(unknown.unanswered).toEqual(['is:read', 'has:note']);
    expect((await search('is:unread')).unanswered).toEqual(['is:unread']);
  });

  it('narrow what is told without being shown', async () => {
    const personal = THINGS;
    expect(await engine.ids(sampleQuery('human is:unread', { personal }))).toEqual([
      'article:firearms-report',
    ]);
  });

  it('are asked for only where a query needs them', () => {
    const needs = (text: string) => [...personalNeeds(text)].toSorted();
    expect(needs('women "is:unread" title:note')).toEqual([]);
    expect(needs('women -is:unread (a OR has:note) in:notes')).toEqual(['noted', 'notes', 'read']);
  });

  it('wait until their name is whole', async () => {
    for (const text of ['human is:', 'human is:unr', 'human -has:no']) {
      const answer = await search(text, THINGS, { prefixLast: true });
      expect(answer.hits.map((hit) => hit.id).toSorted(), text).toEqual(['firearms-report', 'gender-untoc']);
    }
    expect((await search('human is:unread', THINGS, { prefixLast: true })).total).toBe(1);
  });
});

describe('the words of notes', () => {
  const notes: PersonalThings = {
    notes: [
      { article: 'climate-news', text: 'Ask the ministers about organised crime.\nSee A/RES/55/25.' },
      { article: 'climate-news', text: 'Quote this in Geneva.' },
      { article: 'gender-ar', text: 'Compare the conventions with the French text' },
      { article: 'genre-fr', text: 'مراجعة الاتفاقيات مع الوفد' },
      { article: 'gone', text: 'organised crime' },
    ],
  };
  const found = async (text: string) => (await search(text, notes)).hits.map((hit) => hit.id).toSorted();

  it.each<[string, readonly string[]]>([
    ['in:notes', ['climate-news', 'gender-ar', 'genre-fr']],
    ['minister in:notes', ['climate-news']],
    ['in:notes organized', ['climate-news']],
    ['in:notes "organized crime"', ['climate-news']],
    ['in:notes "crime minister"~5', []],
    ['in:notes "crime ministers"~5', ['climate-news']],
    ['in:notes 55/25', ['climate-news']],
    ['in:notes geneva minister', ['climate-news']],
    ['in:notes convention', ['gender-ar']],
    ['in:notes minist*', ['climate-news']],
    ['in:notes (geneva OR french)', ['climate-news', 'gender-ar']],
    ['geneva OR french in:notes', ['climate-news', 'gender-ar']],
    ['in:notes geneva OR human', ['climate-news']],
    ['human OR in:notes', ['climate-news', 'firearms-report', 'gender-ar', 'gender-untoc', 'genre-fr']],
    ['in:notes -geneva', ['gender-ar', 'genre-fr']],
    ['in:notes lang:fr', ['genre-fr']],
    ['in:notes has:note text', ['gender-ar']],
    ['in:notes title:climate', ['climate-news']],
    ['in:notes title:climate french', []],
    ['in:notes negotiators', []],
    ['climate -in:notes', []],
    ['human -in:notes', ['firearms-report', 'gender-untoc']],
  ])('%j', async (text, expected) => expect(await found(text)).toEqual(expected));

  it.each<[string, readonly string[]]>([
    ['geneva OR fre in:notes', ['climate-news', 'gender-ar']],
    ['fre in:notes', ['gender-ar']],
    ['in:notes zanzibar OR fre', ['gender-ar']],
    ['in:notes th', ['climate-news', 'gender-ar']],
    ['in:notes the', ['climate-news', 'gender-ar', 'genre-fr']],
    ['in:notes minister the', ['climate-news']],
    ['in:notes zanzibar OR minis', ['climate-news']],
    ['in:notes zan', []],
  ])('while typing, %j', async (text, expected) => {
    const answer = await search(text, notes, { prefixLast: true });
    expect(answer.hits.map((hit) => hit.id).toSorted()).toEqual(expected);
  });

  it('are shown and marked, and not looked for in the text', async () => {
    const answer = await search('in:notes minister climate', notes);
    expect(answer.relaxed).toBe(true);
    const { hits, markQuery } = await search('in:notes minister', notes);
    expect(hits[0]?.snippets).toEqual([
      {
        isNote: true,
        parts: [
          { text: 'Ask the ', hit: false },
          { text: 'ministers', hit: true },
          { text: ' about organised crime.', hit: false },
        ],
      },
    ]);
    expect([markQuery, hits[0]?.title.some((part) => part.hit)]).toEqual(['', false]);
  });

  it('are asked in the language of the window too, and of the article', async () => {
    const answer = await search('اتفاقية in:notes', notes, { lang: 'ar' });
    expect(answer.hits.map((hit) => hit.id)).toEqual(['genre-fr']);
    expect(answer.hits[0]?.snippets[0]?.parts.some((part) => part.hit && part.text === 'الاتفاقيات')).toBe(
      true,
    );
  });

  it('are said to be unknown where they are not given', async () => {
    const answer = await search('human in:notes');
    expect([answer.unanswered, answer.total]).toEqual([['in:notes'], 2]);
  });
});

describe('within earlier results', () => {
  const within = async (text: string, earlier: string, personal?: PersonalThings) =>
    (await search(text, personal, { within: earlier })).hits.map((hit) => hit.id).toSorted();

  it.each<[string, string, readonly string[]]>([
    ['women', 'topic:gender lang:en', ['gender-untoc']],
    ['human', 'firearms', ['firearms-report']],
    ['', 'human', ['firearms-report', 'gender-untoc']],
    ['human', 'zzzz', []],
    ['-firearms', 'human', ['gender-untoc']],
    ['human', ' ', ['firearms-report', 'gender-untoc']],
  ])('%j within %j', async (text, earlier, expected) =>
    expect(await within(text, earlier)).toEqual(expected),
  );

  it('counts facets within, and knows the states there', async () => {
    const answer = await search('', undefined, { within: 'human' });
    expect(answer.facets.language).toEqual([{ value: 'en', count: 2 }]);
    expect(await within('human', 'is:unread', THINGS)).toEqual(['firearms-report']);
  });

  it('takes in what had some of the words, as it was shown', async () => {
    const shown = await search('firearms climate');
    expect(shown.relaxed).toBe(true);
    expect(await within('', 'firearms climate')).toEqual(shown.hits.map((hit) => hit.id).toSorted());
  });
});
