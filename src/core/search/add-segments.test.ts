import { describe, expect, it } from 'vitest';
import { addSegments, type PreviousIndexes } from './add-segments.ts';
import { buildIndexes, type BuiltIndex, type IndexInput, type SegmentFiles } from './build-index.ts';
import { openIndex } from './load-index.ts';
import { INDEX_FIELDS, INDEX_TYPE, SEQUENCES_TYPE } from './search-index.ts';
import { sampleInput } from './sample-archive.ts';
import { byName } from './sample-engine.ts';

/** Forty copies of every article, each with words of its own, so that one more is little beside them. */
function largeInput(): IndexInput {
  const input = sampleInput();
  const copies = Array.from({ length: 40 }, (_, n) => n);
  const texts = new Map(input.texts);
  const articles = copies.flatMap((n) =>
    input.articles.map((article) => {
      const id = `${article.id}-${n}`;
      const text = input.texts.get(article.id);
      const words = Array.from({ length: 60 }, (_, at) => `${article.lang[0] ?? ''}w${n}x${at}`).join(' ');
      if (text !== undefined) texts.set(id, { ...text, text: `${text.text}\n${words}` });
      return { ...article, id };
    }),
  );
  return { ...input, articles, texts };
}

function previousOf(input: IndexInput, built: readonly BuiltIndex[]): PreviousIndexes {
  const languages = new Set(built.map(({ lang }) => lang));
  return { input, segments: new Map([...languages].map((lang) => [lang, filesIn(built, lang)])) };
}

function filesIn(built: readonly BuiltIndex[], lang: string): readonly SegmentFiles[] {
  const sequences = segmentsIn(built, lang, SEQUENCES_TYPE);
  return segmentsIn(built, lang).map((index, at) => ({
    index,
    sequences: sequences[at] ?? new Uint8Array(),
  }));
}

function segmentsIn(
  built: readonly BuiltIndex[],
  wanted: string,
  ofType = INDEX_TYPE,
): readonly Uint8Array[] {
  return built.filter(({ lang, type }) => lang === wanted && type === ofType).map(({ bytes }) => bytes);
}

function spoilt(spoil: (files: SegmentFiles) => SegmentFiles): PreviousIndexes['segments'] {
  return new Map(base.map(({ lang }) => [lang, filesIn(base, lang).map(spoil)]));
}

function withTitle(input: IndexInput, id: string, title: string): IndexInput {
  return {
    ...input,
    articles: input.articles.map((article) => (article.id === id ? { ...article, title } : article)),
  };
}

const input = largeInput();
const base = buildIndexes(input);
const changed: IndexInput = {
  ...withTitle(input, 'gender-untoc-3', 'Zebras and the law'),
  articles: withTitle(input, 'gender-untoc-3', 'Zebras and the law').articles.filter(
    ({ id }) => id !== 'climate-news-4',
  ),
};

describe('the indexes of an edition after another', () => {
  it('are the same files where nothing has changed', () => {
    expect(addSegments(input, previousOf(input, base))).toEqual(base);
  });

  it('get a small segment in the language in which something has changed, and only there', () => {
    const built = addSegments(changed, previousOf(input, base));
    const [first, second, ...others] = segmentsIn(built, 'en');
    expect(first).toEqual(segmentsIn(base, 'en')[0]);
    expect(second?.length).toBeLessThan((first?.length ?? 0) / 4);
    expect(others).toEqual([]);
    for (const lang of ['ar', 'es', 'fr', 'ru', 'zh'])
      expect(segmentsIn(built, lang)).toEqual(segmentsIn(base, lang));
  });

  it('find and score as indexes built anew', () => {
    const built = addSegments(changed, previousOf(input, base));
    const [joined, anew] = [built, buildIndexes(changed)].map((files) =>
      openIndex(segmentsIn(files, 'en'), 'en', { documents: anewDocuments() }),
    );
    expect(joined?.ok && anew?.ok).toBe(true);
    if (!joined?.ok || !anew?.ok) return;
    expect(new Set(joined.value.numbers.keys())).toEqual(new Set(anew.value.numbers.keys()));
    for (const term of ['zebra', 'right', 'climat', 'gender', 'negoti', 'law']) {
      const found = byName(joined.value.find([term], INDEX_FIELDS), joined.value);
      const expected = byName(anew.value.find([term], INDEX_FIELDS), anew.value);
      expect([...found.keys()].toSorted(), term).toEqual([...expected.keys()].toSorted());
      for (const [ref, score] of found) expect(score).toBeCloseTo(expected.get(ref) ?? -1, 6);
      expect(joined.value.words.get(term)).toEqual(anew.value.words.get(term));
    }
  });

  it('are the same bytes for the same content after the same edition', () => {
    const turned = { ...changed, articles: changed.articles.toReversed() };
    expect(addSegments(turned, previousOf(input, base))).toEqual(
      addSegments(changed, previousOf(input, base)),
    );
  });

  it('become one segment again, the same as built anew, when segments have grown many', () => {
    let [content, files] = [input, base];
    const counts = Array.from({ length: 9 }, (_, n) => {
      const next = withTitle(content, `gender-untoc-${n}`, `Zebra number ${n}`);
      files = addSegments(next, previousOf(content, files));
      content = next;
      return segmentsIn(files, 'en').length;
    });
    expect(counts.slice(0, 3)).toEqual([2, 3, 4]);
    expect(counts).toContain(1);
    const merged = counts.indexOf(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(merged).toBeGreaterThan(2);
  });

  it.each<[string, Partial<PreviousIndexes>]>([
    ['missing', { segments: new Map() }],
    ['damaged', { segments: spoilt(({ index, sequences }) => ({ index: index.slice(0, -1), sequences })) }],
    [
      'without their last words',
      { segments: spoilt(({ index, sequences }) => ({ index, sequences: sequences.slice(0, -1) })) },
    ],
    [
      'without words, as older ones',
      { segments: spoilt(({ index }) => ({ index, sequences: new Uint8Array() })) },
    ],
    ['of other documents', { input: sampleInput() }],
    ['of texts that are no longer there', { input: { ...input, texts: new Map() } }],
  ])('are built anew where those before are %s', (_name, over) => {
    expect(addSegments(changed, { ...previousOf(input, base), ...over })).toEqual(buildIndexes(changed));
  });
});

function anewDocuments(): number {
  return changed.articles.filter(({ lang }) => lang === 'en').length + englishSources();
}

function englishSources(): number {
  const opened = openIndex(segmentsIn(base, 'en'), 'en');
  return opened.ok ? [...opened.value.numbers.keys()].filter((ref) => ref.startsWith('s:')).length : -1;
}
