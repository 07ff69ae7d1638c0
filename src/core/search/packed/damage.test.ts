import type lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { BadIndexError } from './bad-index-error.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { mutations, reseal } from './mutate.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { openSegment } from './segment.ts';
import type { SequenceQuery } from './sequence-matcher.ts';
import type { PackedFiles } from './write-segment.ts';

const MUTATIONS = 5000;
const LIMIT_MS = 500;
const EXPECTED = { lang: 'en', pipeline: 'generated/1', fields: ['title', 'all', 'topic'] };

/** Short texts, but as many as lists of the best begin with. */
const documents = generateDocuments(1100).map(
  ({ ref, tokens: [title = [], all = [], topic = []] }): PackedDocument => ({
    ref,
    tokens: [title, all.slice(0, 10), topic],
  }),
);
const files = build(documents);
const edition = buildEdition();

function build(content: readonly PackedDocument[]): PackedFiles {
  const builder = new PackedBuilder(GENERATED_OPTIONS);
  for (const document of content) builder.add(document);
  return builder.build();
}

function buildEdition(): PackedFiles {
  const builder = new PackedBuilder(GENERATED_OPTIONS, [openSegment(files.index, false)]);
  for (const document of documents.slice(0, 40)) builder.remove(document);
  for (const document of generateDocuments(30, 5, 5000)) builder.add(document);
  return builder.build();
}

const QUERIES: readonly ((query: lunr.Query) => void)[] = [
  (query) => query.term(['la', 'ka'], {}),
  (query) => query.term('la', { fields: ['title', 'all'] }),
  (query) => query.term(['la', 'ka', 'bano'], { presence: 2 }),
  (query) => query.term('la', { presence: 3 }),
  (query) => query.term(['la*', 'k*'], {}),
  (query) => query.term('*', {}),
  (query) => query.term('*a*a', { presence: 2 }),
  (query) => query.term('bano', { editDistance: 2 }),
  (query) => query.term('sa', { wordPrefix: true, fields: ['all'] }),
];

const PHRASES: readonly SequenceQuery[] = [
  { units: [{ at: 0, needles: [{ words: ['of', 'l'], isOpen: true }] }], distance: 0, isFirstPart: false },
  {
    units: ['la', 'ka'].map((word, at) => ({
      at: 2 * at,
      needles: [{ words: ['of', word], isOpen: false }],
    })),
    distance: 3,
    isFirstPart: false,
  },
];

const QUESTIONS: readonly ((index: PackedIndex) => unknown)[] = [
  ...QUERIES.map((query) => (index: PackedIndex) => expectAnswer(index.find(query))),
  (index) => expectAnswer(index.findPrefix('k')),
  (index) => expectAnswer(index.findPrefix('lam', { limit: 3 })),
  askPhrases,
  (index) => orBadIndex(() => index.words.lookup('las')),
  (index) => orBadIndex(() => index.words.expandPrefix('b', 20)),
  (index) => orBadIndex(() => index.words.near('lamos', 2, 5)),
  (index) => orBadIndex(() => index.query((query) => void query.term('ka', {}))),
];

/** Asks a third of what there is to ask, in turn. What comes back may be wrong; it must come, and in time. */
function ask(index: PackedIndex, turn: number): void {
  for (const [at, question] of QUESTIONS.entries()) if ((at + turn) % 3 === 0) question(index);
}

function askPhrases(index: PackedIndex): void {
  for (const phrase of PHRASES)
    orBadIndex(() => {
      const stands = index.phraseMatcher(phrase) ?? (() => false);
      for (let document = 0; document < index.set.size; document += 1) stands(document);
    });
}

function expectAnswer(found: ReturnType<PackedIndex['find']>): void {
  if (!found.ok) expect(found.code).toBe('bad-index');
  else
    for (const { ref, score } of found.value.hits)
      expect([typeof ref, typeof score]).toEqual(['string', 'number']);
}

function orBadIndex(ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    expect(error).toBeInstanceOf(BadIndexError);
  }
}

/** Time of the processor, which others on the machine do not change. */
function inTime(kind: string, work: () => void): void {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000, kind).toBeLessThan(LIMIT_MS);
}

function openExpected(segments: readonly Uint8Array[]): ReturnType<typeof openPacked> {
  return openPacked(segments, { expected: EXPECTED });
}

describe('a damaged index', () => {
  it('is refused with a sentence, whatever was damaged', () => {
    for (const { kind, bytes } of mutations(files.index, MUTATIONS, 1)) {
      const opened = openPacked([bytes]);
      expect(opened, kind).toMatchObject({
        ok: false,
        code: 'bad-index',
        message: expect.stringMatching(/\w+ \w+/),
      });
    }
  });

  it('is refused when the damage is in what an edition added', () => {
    for (const { kind, bytes } of mutations(edition.index, MUTATIONS / 5, 2))
      expect(openPacked([files.index, bytes]).ok, kind).toBe(false);
  });

  it('is refused when the words of its documents are damaged', () => {
    for (const { kind, bytes } of mutations(files.sequences, MUTATIONS / 5, 3)) {
      const opened = openPacked([files.index]);
      expect(opened.ok && opened.value.attachSequences([bytes]), kind).toMatchObject({
        ok: false,
        code: 'bad-index',
        message: expect.stringMatching(/\w+ \w+/),
      });
    }
  });
});

describe('a hostile index, with checksums that fit,', () => {
  it('never breaks a query, and never holds it up', () => {
    let accepted = 0;
    for (const { kind, bytes } of mutations(files.index, MUTATIONS, 4)) {
      inTime(kind, () => {
        const opened = openExpected([reseal(bytes)]);
        if (!opened.ok) return;
        accepted += 1;
        opened.value.attachSequences([files.sequences], true);
        ask(opened.value, accepted);
      });
    }
    expect(accepted).toBeGreaterThan(MUTATIONS / 4);
  }, 120_000);

  it('never breaks a query over segments', () => {
    let turn = 0;
    for (const { kind, bytes } of mutations(edition.index, MUTATIONS / 5, 5)) {
      const index = reseal(bytes);
      const opened = openExpected([files.index, index]);
      turn += 1;
      if (opened.ok) inTime(kind, () => ask(opened.value, turn));
    }
  }, 120_000);

  it('never breaks a phrase', () => {
    const opened = openPacked([files.index]);
    if (!opened.ok) throw new Error(opened.message);
    const index = opened.value;
    let accepted = 0;
    for (const { kind, bytes } of mutations(files.sequences, MUTATIONS / 5, 6))
      inTime(kind, () => {
        if (!index.attachSequences([reseal(bytes)]).ok) return;
        accepted += 1;
        askPhrases(index);
        index.checkSequences();
      });
    expect(accepted).toBeGreaterThan(MUTATIONS / 50);
  }, 120_000);
});

describe('an index is refused', () => {
  it.each([
    ['in another language', { ...EXPECTED, lang: 'fr' }, /another language/],
    ['of another pipeline', { ...EXPECTED, pipeline: 'generated/2' }, /cutting words/],
    ['with other fields', { ...EXPECTED, fields: ['title', '__proto__'] }, /other fields/],
  ])('%s', (_, expected, message) => {
    expect(openPacked([files.index], { expected })).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
    });
  });

  it('without a segment', () => expect(openPacked([]).ok).toBe(false));
  it('without its base', () => expect(openPacked([edition.index]).ok).toBe(false));
  it('with its segments in another order', () =>
    expect(openPacked([edition.index, files.index]).ok).toBe(false));
  it('with a segment that was added to another base', () =>
    expect(openPacked([build(documents.slice(1)).index, edition.index]).ok).toBe(false));
  it('with the words of the documents of another', () => {
    const opened = openPacked([files.index]);
    expect(opened.ok && opened.value.attachSequences([edition.sequences]).ok).toBe(false);
  });
});
