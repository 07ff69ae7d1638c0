import { describe, expect, it } from 'vitest';
import { sampleEngine, sampleQuery } from './sample-engine.ts';

const engine = sampleEngine();
const doubts = async (text: string, prefixLast = false) =>
  (await engine.search(sampleQuery(text, { prefixLast, personal: { read: [] } }))).doubts ?? [];
const told = async (text: string, prefixLast = false) =>
  (await doubts(text, prefixLast)).map((one) => `${one.text}: ${one.reason}`);

describe('parts that look like a rule and are none', () => {
  it.each<[string, readonly string[]]>([
    ['women is:read before:2000-11 after:2000-11-30 year:2020-2024 kind:news lang:en', []],
    ['title:gender foo:bar "is:foo" year:20', []],
    ['women is:foo', ['is:foo: state']],
    ['women -is:foo (has:fun OR in:geneva)', ['is:foo: state', 'has:fun: state', 'in:geneva: state']],
    ['is:foo is:foo', ['is:foo: state']],
    ['symbol: women', ['symbol:: no-value']],
    ['Language:', ['Language:: no-value']],
    ['before:2000-13 after:later', ['before:2000-13: date', 'after:later: date']],
    ['year:20x0', ['year:20x0: year']],
    ['kind:poem', ['kind:poem: kind']],
    ['lang:tlh kind:article', ['lang:tlh: lang']],
  ])('%j', async (text, expected) => expect(await told(text)).toEqual(expected));

  it('are not told while they may still become right', async () => {
    for (const text of ['is:unr', 'IS:', 'before:', 'before:20', 'before:2000-', 'before:2000-1', 'symbol:'])
      expect(await told(`women ${text}`, true), text).toEqual([]);
    for (const text of ['after:2000-11-', 'after:2000-11-3', 'after:2000-11-30', 'lang:t', 'kind:p'])
      expect(await told(`women ${text}`, true), text).toEqual([]);
    expect(await told('is:fo', true)).toEqual(['is:fo: state']);
    expect(await told('before:2000-13', true)).toEqual(['before:2000-13: date']);
    expect(await told('before:2000-11-32', true)).toEqual(['before:2000-11-32: date']);
    expect(await told('is:foo wom', true)).toEqual(['is:foo: state']);
  });

  it('come with what there is', async () => {
    expect((await doubts('is:foo'))[0]?.values).toEqual([
      'is:unread',
      'is:read',
      'is:changed',
      'has:note',
      'in:notes',
    ]);
    expect((await doubts('symbol:'))[0]?.values).toEqual(['symbol:A/RES/55/25']);
    const kinds = (await doubts('kind:poem'))[0]?.values ?? [];
    expect(kinds).toContain('kind:event-report');
    expect((await doubts('lang:tlh'))[0]?.values).toContain('lang:en');
  });

  it('leave a day that is none aside', async () => {
    const all = await engine.search(sampleQuery('human'));
    const dated = await engine.search(sampleQuery('human before:2000-13'));
    expect(dated.hits.map(({ id }) => id)).toEqual(all.hits.map(({ id }) => id));
    expect(all.total).toBeGreaterThan(0);
  });
});
