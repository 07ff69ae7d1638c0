import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import { createTokenSource, type PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { analyzerFor } from '../analyzer.ts';
import type { Phrase } from './find-phrase.ts';
import { openSegment } from './segment.ts';

const OPTIONS: PackedOptions = { lang: 'en', pipeline: 'x', fields: [{ name: 'title' }, { name: 'all' }] };

function packed(documents: readonly PackedDocument[], options = OPTIONS): PackedIndex {
  const builder = new PackedBuilder(options);
  for (const document of documents) builder.add(document);
  const { index, ordinals } = builder.build();
  const opened = openPacked([index]);
  if (!opened.ok) throw new Error(opened.message);
  expect(opened.value.attachOrdinals([ordinals]).ok).toBe(true);
  return opened.value;
}

function refs(index: PackedIndex, phrase: Phrase): readonly string[] {
  const found = index.findPhrase(phrase, { limit: Infinity });
  if (!found.ok) throw new Error(found.message);
  expect(found.value.total).toBe(found.value.hits.length);
  return found.value.hits.map(({ ref }) => ref).toSorted();
}

/** Whether the words stand in one field, tried place by place. */
function stands({ tokens }: PackedDocument, { places, fields, slop = 0 }: Phrase): boolean {
  return tokens.some((list, field) => {
    if (!fields.includes(OPTIONS.fields[field]?.name ?? '')) return false;
    const [first, ...rest] = places.map(({ terms, offset }) =>
      list.filter(({ term }) => terms.includes(term)).map(({ index }) => index - offset),
    );
    const choices = rest.reduce<number[][]>(
      (made, row) => made.flatMap((chosen) => row.map((start) => [...chosen, start])),
      (first ?? []).map((start) => [start]),
    );
    return choices.some((starts) => Math.max(...starts) - Math.min(...starts) <= slop);
  });
}

const letters = fc.constantFrom('a', 'b', 'c', 'd');
const tokens = fc
  .array(fc.tuple(letters, fc.nat({ max: 2 })), { maxLength: 10 })
  .map((list) => list.map(([term, gap], at) => ({ term, index: at * 2 + gap })));
const documents = fc
  .array(fc.tuple(tokens, tokens), { maxLength: 6 })
  .map((list) => list.map((own, at) => ({ ref: `d${at}`, tokens: own })));
const fields = fc.constantFrom(['title'], ['all'], ['title', 'all']);

describe('a phrase', () => {
  it('is found where its words stand at their places', () => {
    const phrase = fc.record({
      places: fc.array(
        fc.record({
          terms: fc.uniqueArray(letters, { minLength: 1, maxLength: 2 }),
          offset: fc.nat({ max: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      fields,
    });
    fc.assert(
      fc.property(documents, phrase, (content, asked) => {
        const wanted = content.filter((document) => stands(document, asked)).map(({ ref }) => ref);
        expect(refs(packed(content), asked)).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('is found nearly, where its words are off their places by so much', () => {
    const phrase = fc.record({
      places: fc
        .shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 2, maxLength: 3 })
        .map((terms) => terms.map((term, offset) => ({ terms: [term], offset }))),
      fields,
      slop: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(documents, phrase, (content, asked) => {
        const wanted = content.filter((document) => stands(document, asked)).map(({ ref }) => ref);
        expect(refs(packed(content), asked)).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('needs a word as often as it names it', () => {
    const bank = (...indexes: number[]): PackedDocument => ({
      ref: `at ${indexes.join()}`,
      tokens: [[], indexes.map((index) => ({ term: 'bank', index }))],
    });
    const index = packed([bank(1), bank(1, 2), bank(1, 5), bank(1, 9)]);
    const places = [0, 1].map((offset) => ({ terms: ['bank'], offset }));
    expect(refs(index, { places, fields: ['all'] })).toEqual(['at 1,2']);
    expect(refs(index, { places, fields: ['all'], slop: 3 })).toEqual(['at 1,2', 'at 1,5']);
  });

  it('is found in lists of many chunks', () => {
    const content = generateDocuments(1500);
    const index = packed(content, GENERATED_OPTIONS);
    const [common, other] = frequentTerms(content);
    const asked = {
      places: [
        { terms: [common ?? ''], offset: 0 },
        { terms: [other ?? ''], offset: 1 },
      ],
      fields: ['all'],
    };
    const wanted = content.filter((document) => stands(document, asked)).map(({ ref }) => ref);
    expect(wanted.length).toBeGreaterThan(20);
    expect(refs(index, asked)).toEqual(wanted);
  });

  it('counts stop words, and does not reach from one field into the next', () => {
    const cut = createTokenSource(analyzerFor('en'));
    const document = (ref: string, title: string, all: string): PackedDocument => ({
      ref,
      tokens: [cut(title), cut(all)],
    });
    const index = packed([
      document('bank', 'The Bank of England', 'rates rose'),
      document('apart', 'England', 'the bank is in England'),
      document('split', 'A bank', 'of England'),
    ]);
    const ask = (offset: number, slop = 0): readonly string[] =>
      refs(index, {
        places: [
          { terms: ['bank'], offset: 0 },
          { terms: ['england'], offset },
        ],
        fields: ['title', 'all'],
        slop,
      });
    expect(ask(2)).toEqual(['bank']);
    expect(ask(1)).toEqual([]);
    expect(ask(3)).toEqual(['apart']);
    expect(ask(1, 2)).toEqual(['apart', 'bank']);
  });

  it('is looked for in chosen documents only, and tells of each', () => {
    const content = generateDocuments(300);
    const index = packed(content, GENERATED_OPTIONS);
    const [common = '', other = ''] = frequentTerms(content);
    const places = [common, other].map((term, offset) => ({ terms: [term], offset }));
    const told: number[] = [];
    const all = index.findPhrase({ places, fields: ['all'] }, { limit: Infinity });
    const even = index.findPhrase(
      { places, fields: ['all'] },
      { limit: 2, accepts: (at) => at % 2 === 0, onMatch: (at) => told.push(at) },
    );
    const wanted = all.ok ? all.value.hits.filter((hit) => hit.document % 2 === 0) : [];
    expect(wanted.length).toBeGreaterThan(2);
    expect(even).toMatchObject({ value: { hits: wanted.slice(0, 2), total: wanted.length } });
    expect(told.toSorted((a, b) => a - b)).toEqual(
      wanted.map((hit) => hit.document).toSorted((a, b) => a - b),
    );
  });

  it('is scored as lunr scores a query that requires its words', () => {
    const content = generateDocuments(200);
    const index = packed(content, GENERATED_OPTIONS);
    const [common = '', other = ''] = frequentTerms(content);
    const places = [common, other].map((term, offset) => ({ terms: [term], offset }));
    const phrase = index.findPhrase({ places, fields: ['all'] }, { limit: Infinity });
    const required = index.find(
      (query) => query.term([common, other], { fields: ['all'], presence: 2, usePipeline: false }),
      { limit: Infinity },
    );
    const scores = new Map(required.ok ? required.value.hits.map(({ ref, score }) => [ref, score]) : []);
    expect(phrase.ok && phrase.value.hits.length).toBeGreaterThan(0);
    for (const { ref, score } of phrase.ok ? phrase.value.hits : []) expect(score).toBe(scores.get(ref));
  });

  it('is not found in documents that an edition took back, and is in those that it brought', () => {
    const [one, two] = ['one', 'two'].map((ref) => ({
      ref,
      tokens: [[], ['x', 'y'].map((term, index) => ({ term, index }))],
    }));
    if (!one || !two) throw new Error('unreachable');
    const base = new PackedBuilder(OPTIONS);
    base.add(one);
    const first = base.build();
    const edition = new PackedBuilder(OPTIONS, [openSegment(first.index, false)]);
    edition.remove(one);
    edition.add(two);
    const second = edition.build();
    const opened = openPacked([first.index, second.index]);
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.value.attachOrdinals([first.ordinals, second.ordinals]).ok).toBe(true);
    const places = ['x', 'y'].map((term, offset) => ({ terms: [term], offset }));
    expect(refs(opened.value, { places, fields: ['all'] })).toEqual(['two']);
  });
});

function frequentTerms(content: readonly PackedDocument[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { term } of content.flatMap(({ tokens: lists }) => lists.flat()))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([term]) => term);
}
