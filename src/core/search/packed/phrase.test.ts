import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNear, hasNear } from '../near.ts';
import { hasPhrase, phraseNeedle, readNeedle, toWordText } from '../word-text.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { openSegment } from './segment.ts';
import type { SequenceQuery } from './sequence-matcher.ts';

const OPTIONS: PackedOptions = { lang: 'en', pipeline: 'x', fields: [{ name: 'all' }] };

type Parts = readonly (readonly string[])[];

/** Documents in the order given; every second word is one of the index too. */
function documentsOf(all: readonly Parts[]): readonly PackedDocument[] {
  return all.map((parts, at) => ({
    ref: `d${String(at).padStart(5, '0')}`,
    tokens: [
      parts
        .flat()
        .filter((_, nth) => nth % 2 === 0)
        .map((word) => ({ term: word, word })),
    ],
    parts,
  }));
}

function packed(documents: readonly PackedDocument[], options = OPTIONS): PackedIndex {
  const builder = new PackedBuilder(options);
  for (const document of documents) builder.add(document);
  const { index, sequences } = builder.build();
  const opened = openPacked([index]);
  if (!opened.ok) throw new Error(opened.message);
  expect(opened.value.attachSequences([sequences]).ok).toBe(true);
  expect(opened.value.checkSequences().ok).toBe(true);
  return opened.value;
}

/** Numbers of the documents in which it stands, asked in an order that is not theirs. */
function found(index: PackedIndex, query: SequenceQuery): readonly number[] | undefined {
  const stands = index.phraseMatcher(query);
  const all = Array.from({ length: index.set.size }, (_, document) => document);
  return stands && all.toReversed().filter(stands).toReversed();
}

function phrase(text: string, isOpen = false, isFirstPart = false): SequenceQuery {
  const needles = [readNeedle(phraseNeedle(text, isOpen))];
  return { units: [{ at: 0, needles }], distance: 0, isFirstPart };
}

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', '中', '国');
const parts = fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 3 });
const archive = fc.array(parts, { maxLength: 6 });
const asked = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

describe('a phrase in the words of documents', () => {
  it('stands where it stands in the texts', () => {
    fc.assert(
      fc.property(archive, asked, fc.boolean(), fc.boolean(), (all, text, isOpen, isFirstPart) => {
        const isIn = (part: readonly string[]): boolean =>
          hasPhrase(toWordText(part.join(' ')), phraseNeedle(text, isOpen));
        const wanted = all.flatMap((own, at) =>
          (isFirstPart ? own.slice(0, 1) : own).some(isIn) ? [at] : [],
        );
        expect(found(packed(documentsOf(all)), phrase(text, isOpen, isFirstPart))).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('stands nearly where it stands nearly in the texts', () => {
    fc.assert(
      fc.property(archive, asked, fc.nat({ max: 4 }), fc.boolean(), (all, text, distance, isOpen) => {
        const near = createNear(text, distance, isOpen, undefined);
        const units = near.units.map(({ at, needles }) => ({ at, needles: needles.map(readNeedle) }));
        const wanted = all.flatMap((own, at) =>
          own.some((part) => hasNear(toWordText(part.join(' ')), near)) ? [at] : [],
        );
        const query = { units, distance, isFirstPart: false };
        expect(found(packed(documentsOf(all)), query)).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('is found whether its words are frequent or rare', () => {
    // More words than have codes of one byte and of two.
    const words = Array.from({ length: 17_000 }, (_, at) => `w${at}`);
    const all = words.map((own, at): Parts => [['the', own, ...words.slice(0, at % 400)]]);
    const index = packed(documentsOf(all));
    for (const at of [0, 1, 190, 191, 192, 193, 399, 400, 15_551, 15_552, 15_700, 16_999]) {
      expect(found(index, phrase(`the w${at}`))).toEqual([at]);
      const isIn = (own: Parts): boolean => own[0]?.[1]?.startsWith(`w${at}`) === true;
      expect(found(index, phrase(`the w${at}`, true))).toEqual(
        all.flatMap((own, n) => (isIn(own) ? [n] : [])),
      );
    }
    expect(found(index, phrase('the nothing'))).toEqual([]);
  }, 30_000);

  it('is not told by words that are too long to be kept', () => {
    const long = 'x'.repeat(300);
    const index = packed(documentsOf([[['a', long]], [['a', 'x'.repeat(255)]], [['a', 'xx']]]));
    expect(found(index, phrase('a xxx', true))).toEqual([0, 1]);
    expect(found(index, phrase(`a ${long}`))).toBe(undefined);
    expect(found(index, phrase(`a ${'x'.repeat(255)}`))).toBe(undefined);
  });

  it('is not told by an index that has no words', () => {
    const builder = new PackedBuilder(OPTIONS);
    const opened = openPacked([builder.build().index]);
    expect(opened.ok && opened.value.phraseMatcher(phrase('a'))).toBe(undefined);
  });

  it('is found in what an edition brought', () => {
    const [one, two, three] = documentsOf([[['x', 'y']], [['y', 'x']], [['z', 'x', 'y']]]);
    if (!one || !two || !three) throw new Error('unreachable');
    const base = new PackedBuilder(OPTIONS);
    for (const document of [one, two]) base.add(document);
    const first = base.build();
    const edition = new PackedBuilder(OPTIONS, [openSegment(first.index, false)]);
    edition.add(three);
    const second = edition.build();
    const opened = openPacked([first.index, second.index]);
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.value.attachSequences([first.sequences, second.sequences]).ok).toBe(true);
    expect(found(opened.value, phrase('x y'))).toEqual([0, 2]);
    expect(found(opened.value, phrase('z x'))).toEqual([2]);
  });

  it('does not depend on the order in which documents came', () => {
    const all = generateDocuments(200);
    const build = (content: readonly PackedDocument[]): Uint8Array => {
      const builder = new PackedBuilder(GENERATED_OPTIONS);
      for (const document of content) builder.add(document);
      return builder.build().sequences;
    };
    expect(build(all.toReversed())).toEqual(build(all));
  });
});
