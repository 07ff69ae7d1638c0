// Small random archives and queries: few words over a small alphabet, so that everything collides.
import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { NO_CAPS } from './caps.ts';
import { differenceOf } from './compare-results.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { LUNR_RANKING } from './ranking.ts';
import { openSegment } from './segment.ts';
import { buildStockIndex } from './stock-index.ts';
import type { PackedFiles } from './write-segment.ts';

const OPTIONS: PackedOptions = {
  lang: 'xx',
  pipeline: 'none/1',
  fields: [{ name: 'title', boost: 0.5 }, { name: 'all' }, { name: 'topic', boost: 3, isRanked: false }],
};

/** Latin, Cyrillic, Han, half a surrogate pair: one, two and three bytes. */
const units = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 1, arbitrary: fc.constantFrom('ab', 'é', 'ж', '中', '\ud83d', '*') },
);
const word = fc.array(units, { maxLength: 3 }).map((parts) => parts.join(''));

const tokens = fc
  .array(word, { maxLength: 12 })
  .map((words) => words.map((term) => ({ term, word: `${term}s` })));

const document = fc.record({
  ref: fc.oneof(word, fc.string({ maxLength: 4 }), fc.constantFrom('__proto__', 'constructor', 'a/b')),
  tokens: fc.tuple(tokens, tokens, tokens),
});
const documents = fc.uniqueArray(document, { selector: ({ ref }) => ref, maxLength: 14 });

const pattern = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: word.map((text) => `${text}*`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a}*${b}`) },
  { weight: 1, arbitrary: fc.tuple(word, word, word).map((parts) => `*${parts.join('*')}`) },
);
const options = fc.record(
  {
    boost: fc.constantFrom(1, 2, 10, 0, 0.25, -1),
    presence: fc.oneof(
      { weight: 3, arbitrary: fc.constant(lunr.Query.presence.OPTIONAL) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.values(lunr.Query.presence)) },
    ),
    fields: fc.array(fc.constantFrom('title', 'all', 'topic'), { maxLength: 4 }),
    editDistance: fc.constantFrom(0, 1, 1, 2, 3),
    usePipeline: fc.boolean(),
  },
  { requiredKeys: [] },
);
const query = fc
  .array(fc.tuple(pattern, options), { maxLength: 4 })
  .map((clauses) => (ask: lunr.Query): void => {
    for (const [term, clause] of clauses) ask.term(term, { ...clause });
  });

/** What an edition does: documents that go, and documents that come or change. */
const editions = fc.array(
  fc.record({ goes: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }), comes: documents }),
  { minLength: 1, maxLength: 3 },
);

function build(content: readonly PackedDocument[]): PackedFiles {
  const builder = new PackedBuilder(OPTIONS);
  for (const one of content) builder.add(one);
  return builder.build();
}

function open(files: readonly PackedFiles[]): PackedIndex {
  const opened = openPacked(
    files.map(({ index }) => index),
    { caps: NO_CAPS, ranking: LUNR_RANKING },
  );
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

/** A base and a segment for each edition, and what is in the archive at the end. */
function publish(
  base: readonly PackedDocument[],
  steps: readonly { readonly goes: readonly number[]; readonly comes: readonly PackedDocument[] }[],
): { readonly files: readonly PackedFiles[]; readonly final: readonly PackedDocument[] } {
  const files = [build(base)];
  const present = new Map(base.map((one) => [one.ref, one]));
  for (const { goes, comes } of steps) {
    const builder = new PackedBuilder(
      OPTIONS,
      files.map(({ index }) => openSegment(index, false)),
    );
    const leaving = new Set([...goes.map((at) => [...present.keys()][at]), ...comes.map(({ ref }) => ref)]);
    for (const ref of leaving) {
      const before = present.get(ref ?? '');
      if (!before || before.ref !== ref) continue;
      expect(builder.remove(before).ok).toBe(true);
      present.delete(ref);
    }
    for (const one of comes) {
      builder.add(one);
      present.set(one.ref, one);
    }
    files.push(builder.build());
  }
  return { files, final: [...present.values()] };
}

describe('a packed index answers as stock lunr does', () => {
  it('to random queries over random documents', () => {
    fc.assert(
      fc.property(documents, query, (content, ask) => {
        const stock = buildStockIndex(content, OPTIONS).query(ask);
        const found = open([build(content)]).find(ask, { limit: Infinity });
        expect(found.ok && differenceOf(stock, found.value.hits)).toBe(undefined);
        expect(found.ok && found.value).toMatchObject({ total: stock.length, isCut: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('with any other settings of BM25', () => {
    fc.assert(
      fc.property(documents, query, fc.double({ min: 0, max: 1, noNaN: true }), (content, ask, b) => {
        const settings = { ...OPTIONS, b, k1: 2 * b };
        const builder = new PackedBuilder(settings);
        for (const one of content) builder.add(one);
        const found = open([builder.build()]).find(ask, { limit: Infinity });
        const stock = buildStockIndex(content, settings).query(ask);
        expect(found.ok && differenceOf(stock, found.value.hits)).toBe(undefined);
      }),
      { numRuns: 100 },
    );
  });

  it('with the terms that matched, as lunr reports them', () => {
    fc.assert(
      fc.property(documents, query, (content, ask) => {
        const found = open([build(content)]).query(ask);
        const stock = new Map(
          buildStockIndex(content, OPTIONS)
            .query(ask)
            .map((hit) => [hit.ref, hit]),
        );
        // Short beginnings are capped here, but these archives are smaller than the caps; four edits are not.
        if (found.length === stock.size)
          for (const { ref, matchData } of found)
            expect(matchData.metadata).toEqual(stock.get(ref)?.matchData.metadata);
      }),
      { numRuns: 150 },
    );
  });

  it('from a base and the segments of later editions', () => {
    fc.assert(
      fc.property(documents, editions, query, (base, steps, ask) => {
        const { files, final } = publish(base, steps);
        const stock = buildStockIndex(final, OPTIONS).query(ask);
        const found = open(files).find(ask, { limit: Infinity });
        expect(found.ok && differenceOf(stock, found.value.hits)).toBe(undefined);
        expect(found.ok && found.value.total).toBe(stock.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a base and the segments of later editions', () => {
  it('know the words that an index of what is left knows', () => {
    fc.assert(
      fc.property(documents, editions, word, (base, steps, text) => {
        const { files, final } = publish(base, steps);
        const [many, one] = [open(files).words, open([build(final)]).words];
        expect(many.lookup(`${text}s`)).toEqual(one.lookup(`${text}s`));
        expect(many.expandPrefix(text, 5)).toEqual(one.expandPrefix(text, 5));
        expect(many.near(text, 1, 5)).toEqual(one.near(text, 1, 5));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the same documents', () => {
  it('give the same bytes in any order', () => {
    fc.assert(
      fc.property(documents, (content) => {
        expect(build(content.toReversed())).toEqual(build(content));
      }),
      { numRuns: 100 },
    );
  });
});
