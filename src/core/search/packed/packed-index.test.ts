import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CAPS } from './caps.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { isMergeDue } from './is-merge-due.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { openSegment } from './segment.ts';

const documents = generateDocuments(600);
const file = build(documents);
const index = opened([file]);

function build(content: readonly PackedDocument[]): Uint8Array {
  const builder = new PackedBuilder(GENERATED_OPTIONS);
  for (const document of content) builder.add(document);
  return builder.build().index;
}

function opened(files: readonly Uint8Array[], pipeline?: lunr.Pipeline): PackedIndex {
  const result = openPacked(files, pipeline ? { pipeline } : {});
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

function totalOf(ask: (query: lunr.Query) => void, options = {}): number {
  const found = index.find(ask, options);
  if (!found.ok) throw new Error(found.message);
  return found.value.total;
}

describe('a packed index', () => {
  it('is a lunr.Index: it reads lunr’s query strings', () => {
    expect(index).toBeInstanceOf(lunr.Index);
    const found = index.search('+ka title:la^3 lam* bano~1 -da');
    expect(found.length).toBeGreaterThan(0);
    for (const { matchData } of found) expect(Object.keys(matchData.metadata)).toContain('ka');
    expect(() => index.search('nowhere:ka')).toThrow(lunr.QueryParseError);
  });

  it('runs the pipeline that it is given, as lunr does', () => {
    const pipeline = new lunr.Pipeline();
    const double = (token: lunr.Token): lunr.Token[] => [token, token.clone((text) => text.slice(0, 2))];
    lunr.Pipeline.registerFunction(double, 'double for a test');
    pipeline.add(double);
    const found = opened([file], pipeline).find((query) => query.term('kazz', {}));
    expect(found.ok && found.value.total).toBe(totalOf((query) => query.term('ka', {})));
  });

  it('finds nothing for a required term that its pipeline leaves nothing of', () => {
    const pipeline = new lunr.Pipeline();
    const none = (): null => null;
    lunr.Pipeline.registerFunction(none, 'none for a test');
    pipeline.add(none);
    const found = opened([file], pipeline).find((query) => query.term('ka', { presence: 2 }));
    expect(found).toMatchObject({ value: { total: 0 } });
  });

  it('says which field it does not know', () => {
    expect(() => index.find((query) => query.term('ka', { fields: ['body'] }))).toThrow('no field body');
  });

  it('leaves JSON to lunr', () => expect(() => index.toJSON()).toThrow(TypeError));

  it('names documents both ways', () => {
    const found = index.find((query) => query.term('ka', {}));
    for (const { ref, document } of found.ok ? found.value.hits : []) {
      expect(index.set.refOf(document)).toBe(ref);
      expect(index.set.documentNumber(ref)).toBe(document);
    }
    expect(index.set.documentNumber('nothing')).toBe(-1);
  });

  it('answers from chosen documents only', () => {
    const ask = (query: lunr.Query): void => void query.term('ka', {});
    const even = index.find(ask, { accepts: (document) => document % 2 === 0, limit: Infinity });
    const all = index.find(ask, { limit: Infinity });
    expect(even.ok && even.value.hits).toEqual(
      all.ok && all.value.hits.filter(({ document }) => document % 2 === 0),
    );
  });

  it('tells of every document that answers', () => {
    const told: number[] = [];
    const total = totalOf((query) => query.term(['ka', 'la'], {}), {
      onMatch: (document: number) => told.push(document),
    });
    expect(new Set(told).size).toBe(total);
  });

  it('answers the next query when a callback has failed', () => {
    const ask = (query: lunr.Query): void => void query.term('ka', {});
    const before = totalOf(ask);
    const fails = (): never => {
      throw new Error('no more');
    };
    expect(() => index.find(ask, { onMatch: fails })).toThrow('no more');
    expect(totalOf(ask)).toBe(before);
  });
});

describe('a query that asks too much', () => {
  const asked = (term: string, clause = {}): ReturnType<PackedIndex['find']> =>
    index.find((query) => query.term(term, { usePipeline: false, ...clause }));

  it.each([
    ['*', {}],
    ['k*', {}],
    ['*a*', {}],
    ['kaka', { editDistance: 2 }],
    ['kaka', { editDistance: 9 }],
  ])('%s %o is cut, and says so', (term, clause) => {
    expect(asked(term, clause)).toMatchObject({ ok: true, value: { isCut: true } });
  });

  it('keeps the most frequent terms', () => {
    const short = index.find((query) => query.term('k*', {}), {
      caps: { ...DEFAULT_CAPS, shortPrefixTerms: 1 },
    });
    const frequencies = documents.flatMap(({ tokens }) =>
      tokens.flatMap((list) => [...new Set(list.map(({ term }) => term))].filter((term) => term[0] === 'k')),
    );
    const count = (wanted: string): number => frequencies.filter((term) => term === wanted).length;
    const [most = ''] = [...new Set(frequencies)].toSorted((a, b) => count(b) - count(a));
    expect(short.ok && short.value.total).toBe(totalOf((query) => query.term(most, {})));
  });

  it('stops when nobody waits any longer', () => {
    let steps = 0;
    const found = index.find((query) => query.term('k*', {}), { isOver: () => (steps += 1) > 3 });
    expect(found).toMatchObject({ ok: true, value: { isCut: true } });
    expect(found.ok && found.value.total).toBeLessThan(totalOf((query) => query.term('k*', {})));
  });
});

describe('merging is due', () => {
  it.each([
    ['not yet', [10, 10], false],
    ['when the parts weigh a quarter of the base', [10, 20], true],
    ['when they are many', [1, 1, 1, 1, 1, 1, 1, 1], true],
  ])('%s', (_, added, isDue) => expect(isMergeDue(100, added)).toBe(isDue));
});

describe('the builder', () => {
  const other = (ref: string): PackedDocument => ({ ref, tokens: [[{ term: 'ka' }], [], []] });

  it('does not take a document twice', () => {
    expect(() => build([other('a'), other('a')])).toThrow('twice: a');
    const edition = new PackedBuilder(GENERATED_OPTIONS, [openSegment(file, false)]);
    edition.add(other('d00001'));
    expect(() => edition.build()).toThrow('twice: d00001');
  });

  it('takes back only what is there, as it was', () => {
    const edition = new PackedBuilder(GENERATED_OPTIONS, [openSegment(file, false)]);
    const [first] = documents;
    if (!first) throw new Error('no documents');
    expect(edition.remove(other('d00001'))).toMatchObject({ code: 'other-tokens' });
    expect(edition.remove(other('nowhere'))).toMatchObject({ code: 'unknown-document' });
    expect(edition.remove(first)).toMatchObject({ ok: true });
    expect(edition.remove(first)).toMatchObject({ code: 'unknown-document' });
  });

  it('makes an index of nothing', () => {
    const empty = opened([build([])]);
    expect(empty.find(() => undefined)).toEqual({ ok: true, value: { hits: [], total: 0, isCut: false } });
    expect(empty.findPrefix('k')).toMatchObject({ value: { total: 0 } });
    expect(empty.words.near('ka', 2, 5)).toEqual([]);
  });

  it('leaves out what is longer than any word, but counts it', () => {
    const long = 'x'.repeat(300);
    const tokens = [
      [
        { term: long, word: long },
        { term: 'ka', word: 'ka' },
      ],
      [],
      [],
    ];
    const only = opened([build([{ ref: 'a', tokens }])]);
    expect(only.find((query) => query.term('x*', {}))).toMatchObject({ value: { total: 0 } });
    expect(only.set.averages[0]).toBe(2);
  });
});
