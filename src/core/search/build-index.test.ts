import lunr from 'lunr';
import languages from 'lunr-languages/package.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { analyzerFor } from './analyzer.ts';
import { buildIndexes } from './build-index.ts';
import { indexSettings, PIPELINE } from './index-settings.ts';
import { isValidIndex } from './is-valid-index.ts';
import { openIndex } from './load-index.ts';
import { checksum } from './packed/checksum.ts';
import { spoilPart } from './packed/mutate.ts';
import { PackedBuilder } from './packed/packed-builder.ts';
import { createTokenSource } from './packed/packed-document.ts';
import { PARTS } from './packed/segment-meta.ts';
import { SEQUENCE_PARTS } from './packed/sequence-writer.ts';
import { sampleInput } from './sample-archive.ts';
import { INDEX_TYPE, SEQUENCES_TYPE } from './search-index.ts';
import { splitWords } from './tokenizer.ts';

const built = buildIndexes(sampleInput());
const indexes = built.filter(({ type }) => type === INDEX_TYPE);
const english = indexes.find((one) => one.lang === 'en')?.bytes ?? new Uint8Array();

describe('building indexes', () => {
  it('makes one for every language that has documents', () => {
    const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
    for (const type of ['application/vnd.attache.search-index', 'application/vnd.attache.search-sequences'])
      expect(built.filter((one) => one.type === type).map((one) => one.lang)).toEqual(languages);
    expect(new Set(built.map(({ engine }) => engine))).toEqual(new Set(['packed/1']));
    expect(built).toHaveLength(2 * languages.length);
  });

  it('gives the same bytes for the same content in any order', () => {
    const input = sampleInput();
    const turned = { ...input, articles: input.articles.toReversed(), sources: input.sources.toReversed() };
    expect(buildIndexes(turned)).toEqual(built);
  });

  it('opens what it built', () => {
    for (const one of indexes) {
      const index = openIndex([one.bytes], one.lang);
      expect(
        index.ok && index.value.numbers.size > 0 && index.value.words.beginningWith('', 1).words.length > 0,
      ).toBe(true);
    }
  });
});

describe('the name of the way in which words are cut', () => {
  it('has the versions of the packages that stem', () => {
    expect(PIPELINE).toBe(`words 3, lunr ${lunr.version}, lunr-languages ${languages.version}`);
  });

  it('is another one when words are cut otherwise', () => {
    // Where this fails: give PIPELINE another number, so that no older index is asked for terms it does not have.
    const { texts } = sampleInput();
    const all = [...texts.values()].map(({ text }) => text).join(' ');
    const terms = ['ar', 'en', 'es', 'fr', 'ru', 'zh', 'pt'].map((lang) =>
      createTokenSource(analyzerFor(lang))(all).map(({ term }) => term),
    );
    const words = splitWords(all).map(({ text }) => text);
    const sum = checksum(new TextEncoder().encode(JSON.stringify([terms, words])));
    expect([PIPELINE.split(',')[0], sum]).toEqual(['words 3', GOLDEN_SUM]);
  });
});

const GOLDEN_SUM = 328_839_583;

describe('an index is refused', () => {
  it.each<[string, Uint8Array, string]>([
    ['in another language', english, 'fr'],
    ['cut off', english.slice(0, 1000), 'en'],
    ['empty', new Uint8Array(), 'en'],
    ['that is JSON', new TextEncoder().encode('{"version":1}'), 'en'],
    ['with a changed byte', english.with(english.length - 9, (english.at(-9) ?? 0) ^ 1), 'en'],
  ])('%s', (_name, bytes, lang) => {
    expect(openIndex([bytes], lang)).toMatchObject({ ok: false, code: 'bad-index' });
  });

  it('that was made in another way', () => {
    const other = new PackedBuilder({ ...indexSettings('en'), pipeline: 'words 0' }).build().index;
    expect(openIndex([other], 'en')).toMatchObject({ ok: false, message: expect.stringMatching(/cutting/) });
  });

  it('that has other documents than it should', () => {
    expect(openIndex([english], 'en', { documents: 99 }).ok).toBe(false);
  });

  it('where it was damaged after its publisher made it, also without checksums', () => {
    expect(openIndex([english.slice(0, -1)], 'en', { isTrusted: true }).ok).toBe(false);
  });
});

describe('verifying an index', () => {
  const ask = (bytes: Uint8Array, over: { lang?: string; engine?: string; type?: string } = {}): boolean =>
    isValidIndex({
      lang: over.lang ?? 'en',
      engine: over.engine ?? 'packed/1',
      files: [{ type: over.type ?? INDEX_TYPE, bytes }],
    });

  it('lets in what was built, under any tag of its language', () => {
    expect(ask(english)).toBe(true);
    expect(ask(indexes.at(-1)?.bytes ?? english, { lang: 'zh-Hans' })).toBe(true);
  });

  it.each([[{ lang: 'fr' }], [{ engine: 'lunr-2.3.9/1' }], [{ type: 'application/json' }]])(
    'refuses it as %j',
    (over) => {
      expect(ask(english, over)).toBe(false);
    },
  );

  it('refuses an index without files', () => {
    expect(isValidIndex({ lang: 'en', engine: 'packed/1', files: [] })).toBe(false);
  });

  it('takes the words of the documents beside the segment they belong to, and nothing else', () => {
    const [one, other] = ['one', 'two words'].map((text) => {
      const builder = new PackedBuilder(indexSettings('en'));
      const tokens = createTokenSource(analyzerFor('en'))(text);
      builder.add({ ref: 'a:x', tokens: [tokens, tokens, [], []], parts: [text.split(' ')] });
      return builder.build();
    });
    if (one === undefined || other === undefined) throw new Error('nothing was built');
    const files = (sequences: readonly Uint8Array[]) => [
      { type: INDEX_TYPE, bytes: one.index },
      ...sequences.map((bytes) => ({ type: SEQUENCES_TYPE, bytes })),
    ];
    const isValid = (...sequences: readonly Uint8Array[]): boolean =>
      isValidIndex({ lang: 'en', engine: 'packed/1', files: files(sequences) });
    expect(isValid(one.sequences)).toBe(true);
    expect(isValid(other.sequences)).toBe(false);
    expect(isValid(one.sequences, one.sequences)).toBe(false);
    expect(isValid(one.index)).toBe(false);
    expect(isValid(spoilPart(one.sequences, SEQUENCE_PARTS.sequences))).toBe(false);
  });

  it.each(['refs', 'terms', 'termInfo', 'postings', 'words', 'wordInfo'] as const)(
    'looks at every part, also behind checksums that fit: %s',
    (part) => {
      const spoilt = spoilPart(english, PARTS[part]);
      expect(openIndex([spoilt], 'en').ok).toBe(true);
      expect(ask(spoilt)).toBe(false);
    },
  );
});
