import type lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { BadIndexError } from './bad-index-error.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { mergeSegments } from './merge-segments.ts';
import { mutations, reseal } from './mutate.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { openSegment } from './segment.ts';
import type { PackedFiles } from './write-segment.ts';

const MUTATIONS = 5000;
const LIMIT_MS = 500;

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

/** Asks everything there is to ask. What comes back may be wrong; it must come, and in time. */
function askAll(index: PackedIndex): void {
  for (const query of QUERIES) {
    const found = index.find(query);
    if (found.ok)
      for (const { ref, score } of found.value.hits) expect(typeof ref + typeof score).toBe('stringnumber');
    else expect(found.code).toBe('bad-index');
  }
  index.findPrefix('k');
  index.findPrefix('lam', { limit: 3 });
  orBadIndex(() => index.words.lookup('las'));
  orBadIndex(() => index.words.expandPrefix('b', 20));
  orBadIndex(() => index.words.near('lamos', 2, 5));
  orBadIndex(() => index.query((query) => void query.term('ka', {})));
  if (index.hasOrdinals)
    index.findPhrase({
      places: [
        { terms: ['la', 'ka'], offset: 0 },
        { terms: ['la', 'ba'], offset: 1 },
      ],
      fields: ['all'],
      slop: 3,
    });
}

function orBadIndex(ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    expect(error).toBeInstanceOf(BadIndexError);
  }
}

function inTime(kind: string, work: () => void): void {
  const start = performance.now();
  work();
  expect(performance.now() - start, kind).toBeLessThan(LIMIT_MS);
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

  it('is refused when the places of its words are damaged', () => {
    for (const { kind, bytes } of mutations(files.ordinals, MUTATIONS / 5, 3)) {
      const opened = openPacked([files.index]);
      expect(opened.ok && opened.value.attachOrdinals([bytes]).ok, kind).toBe(false);
    }
  });
});

describe('a hostile index, with checksums that fit,', () => {
  it('never breaks a query, and never holds it up', () => {
    let accepted = 0;
    for (const { kind, bytes } of mutations(files.index, MUTATIONS, 4)) {
      inTime(kind, () => {
        const opened = openPacked([reseal(bytes)]);
        if (!opened.ok) return;
        accepted += 1;
        opened.value.attachOrdinals([files.ordinals], true);
        askAll(opened.value);
      });
    }
    expect(accepted).toBeGreaterThan(MUTATIONS / 4);
  }, 120_000);

  it('never breaks a query over segments, nor a merge', () => {
    for (const { kind, bytes } of mutations(edition.index, MUTATIONS / 5, 5)) {
      const index = reseal(bytes);
      const opened = openPacked([files.index, index]);
      if (opened.ok) inTime(kind, () => askAll(opened.value));
      mergeSegments([files, { index, ordinals: edition.ordinals }]);
    }
  }, 120_000);

  it('never breaks a phrase', () => {
    for (const { kind, bytes } of mutations(files.ordinals, MUTATIONS / 5, 6)) {
      const opened = openPacked([files.index]);
      if (opened.ok && opened.value.attachOrdinals([reseal(bytes)]).ok)
        inTime(kind, () => askAll(opened.value));
    }
  }, 120_000);
});

describe('an index is refused', () => {
  it.each([
    ['in another language', { lang: 'fr', pipeline: 'generated/1' }, /another language/],
    ['of another pipeline', { lang: 'en', pipeline: 'generated/2' }, /cutting words/],
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
  it('with the places of another index', () => {
    const opened = openPacked([files.index]);
    expect(opened.ok && opened.value.attachOrdinals([edition.ordinals]).ok).toBe(false);
  });
});
