import { describe, expect, it } from 'vitest';
import { analyzerFor } from '../analyzer.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { NO_CAPS } from './caps.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import { createTokenSource, type PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { readPrefixList } from './prefix-lists.ts';
import { openSegment } from './segment.ts';

function opened(files: readonly Uint8Array[]): PackedIndex {
  const index = openPacked(files);
  if (!index.ok) throw new Error(index.message);
  return index.value;
}

function build(documents: readonly PackedDocument[], options: PackedOptions): Uint8Array {
  const builder = new PackedBuilder(options);
  for (const document of documents) builder.add(document);
  return builder.build().index;
}

const cut = createTokenSource(analyzerFor('en'));
const english: PackedOptions = { lang: 'en', pipeline: 'en/1', fields: [{ name: 'all' }] };
const texts = ['Negotiations', 'They negotiate', 'A negotiator negotiated', 'Éducation', 'education'];
const small = opened([
  build(
    texts.map((text, at) => ({ ref: `t${at}`, tokens: [cut(text)] })),
    english,
  ),
]);

const documents = generateDocuments(2500);
const generated = opened([build(documents, GENERATED_OPTIONS)]);

/** Documents with a word that begins so in a ranked field. */
function documentsWith(prefix: string, from: readonly PackedDocument[] = documents): readonly string[] {
  return from
    .filter(({ tokens }) =>
      tokens.slice(0, 2).some((list) => list.some(({ word }) => word?.startsWith(prefix))),
    )
    .map(({ ref }) => ref);
}

function names(found: ReturnType<PackedIndex['find']>): readonly string[] {
  return found.ok ? found.value.hits.map(({ ref }) => ref) : [];
}

describe('words as they are spelled', () => {
  it('lead to their stems', () => {
    expect(small.words.lookup('negotiations')).toEqual({
      word: 'negotiations',
      documents: 1,
      stems: ['negoti'],
    });
    expect(small.words.lookup('education')).toMatchObject({ documents: 2 });
    expect(small.words.lookup('negoti')).toBe(undefined);
  });

  it('are found whole and begun, where stems would not be', () => {
    const asStem = small.find((query) => query.term('negotiat*', { usePipeline: false }));
    expect(asStem.ok && asStem.value.total).toBe(0);
    for (const begun of ['n', 'nego', 'negotiat', 'negotiati'])
      expect(small.findPrefix(begun)).toMatchObject({ value: { isCut: false } });
    const asWord = small.findPrefix('negotiat');
    expect(asWord.ok && asWord.value.total).toBe(3);
    const whole = small.findPrefix('negotiations');
    expect(whole.ok && whole.value.hits.map(({ ref }) => ref)).toContain('t0');
  });

  it('are corrected, nearest and most frequent first', () => {
    expect(small.words.near('educaton', 1, 3).map(({ word }) => word)).toEqual(['education']);
    expect(small.words.near('negotiater', 2, 3).map(({ word, edits }) => [word, edits])).toEqual([
      ['negotiate', 1],
      ['negotiated', 1],
      ['negotiator', 1],
    ]);
  });

  it('join other clauses of a query', () => {
    const found = small.find((query) => {
      query.term('negoti', { usePipeline: false, presence: 2 });
      query.term('negotiato', { usePipeline: false, presence: 2, wordPrefix: true });
    });
    expect(found.ok && found.value.total).toBe(3);
  });
});

describe('a beginning', () => {
  it('finds every document that has a word which begins so', () => {
    for (const prefix of ['k', 'ka', 'lam', 'zovo', 'pasati', 'q']) {
      const found = generated.findPrefix(prefix, { limit: Infinity, caps: NO_CAPS });
      const asked = found.ok ? new Set(found.value.hits.map(({ ref }) => ref)) : new Set();
      expect(documentsWith(prefix).filter((ref) => !asked.has(ref))).toEqual([]);
    }
  });

  it('of very many words is answered from a list, as it would be without', () => {
    const [member] = generated.set.members;
    expect(member && readPrefixList(member.segment, 'k')?.total).toBeGreaterThan(64);
    for (const prefix of ['k', 'ka', 's']) {
      const listed = generated.findPrefix(prefix);
      const asked = generated.findPrefix(prefix, { onMatch: () => undefined });
      expect(names(listed)).toEqual(names(asked));
      expect(listed.ok && listed.value.total).toBe(asked.ok && asked.value.total);
      expect(listed).toMatchObject({ value: { isCut: true } });
      expect(listed.ok && listed.value.hits.length).toBe(10);
    }
  });

  it('does not find what an edition took back, and finds what it brought', () => {
    const first = build(documents, GENERATED_OPTIONS);
    const edition = new PackedBuilder(GENERATED_OPTIONS, [openSegment(first, false)]);
    const best = generated.findPrefix('k');
    const gone = names(best);
    for (const document of documents.filter(({ ref }) => gone.includes(ref))) edition.remove(document);
    const frequent = generated.words.expandPrefix('k', 20).words;
    const tokens = frequent.map(({ word, stems: [term = ''] }, index) => ({ term, word, index }));
    edition.add({ ref: 'new', tokens: [tokens, tokens, []] });
    const refs = names(opened([first, edition.build().index]).findPrefix('k'));
    expect(refs.filter((ref) => gone.includes(ref))).toEqual([]);
    expect(refs).toContain('new');
  });

  it('stands for its most frequent words only, and says so', () => {
    const { words, isCut } = generated.words.expandPrefix('k', 5);
    expect(isCut).toBe(true);
    const all = generated.words.expandPrefix('k', Infinity);
    expect(all.isCut).toBe(false);
    expect(words).toEqual(all.words.slice(0, 5));
  });
});
