import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from './mark.ts';
import { sampleText } from './sample-archive.ts';
import { makeSnippets, markParts } from './snippet.ts';

/** Marks every occurrence of the words in the text. */
function marksOf(text: string, ...words: readonly string[]): readonly Mark[] {
  return words
    .flatMap((key) =>
      Array.from(text.matchAll(new RegExp(key, 'g')), (match) => ({
        start: match.index,
        end: match.index + key.length,
        key,
      })),
    )
    .toSorted((a, b) => a.start - b.start);
}

const spell = (parts: ReturnType<typeof markParts>): string =>
  parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');

const LONG = 'one two three four five six seven eight nine ten '.repeat(8).trim();

describe('cutting a text into hit and other parts', () => {
  it.each([
    ['a hit b', ['hit'], 'a [hit] b'],
    ['hit', ['hit'], '[hit]'],
    ['hithit', ['hit'], '[hithit]'],
    ['none', ['hit'], 'none'],
    ['', ['hit'], ''],
  ])('%j', (text, words, expected) => {
    expect(spell(markParts(text, marksOf(text, ...words)))).toBe(expected);
  });
});

describe('the words round a hit', () => {
  it('are one block with its number and heading, whole where it is short', () => {
    const text = sampleText(['First paragraph.', '# Heading', 'Second with a hit in it.']);
    expect(makeSnippets(text, marksOf(text.text, 'hit'))).toEqual([
      {
        parts: [
          { text: 'Second with a ', hit: false },
          { text: 'hit', hit: true },
          { text: ' in it.', hit: false },
        ],
        block: 'b3',
        number: 2,
        section: 'Heading',
      },
    ]);
  });

  it('are about 160 characters of a long block, cut between words, with dots where it goes on', () => {
    const text = sampleText([`${LONG} hit ${LONG}`]);
    const [snippet] = makeSnippets(text, marksOf(text.text, 'hit'));
    const spelled = spell(snippet?.parts ?? []);
    expect(spelled).toMatch(/^…\w+ .* \[hit\] .* \w+…$/);
    expect(spelled.length).toBeLessThan(200);
    for (const word of spelled.replaceAll(/[[\]…]/g, '').split(' '))
      expect(`${LONG} hit`.split(' ')).toContain(word);
  });

  it('are at most three, those that show other words of the query first', () => {
    const text = sampleText(['alpha', 'alpha', 'alpha', 'beta', 'alpha gamma']);
    const blocks = makeSnippets(text, marksOf(text.text, 'alpha', 'beta', 'gamma')).map((one) => one.block);
    expect(blocks).toEqual(['b1', 'b4', 'b5']);
  });

  it('show two cells that say the same once', () => {
    const text = sampleText(['Total of hits: 3', 'other hit', 'Total of hits: 3', 'total OF hits: 3']);
    const shown = makeSnippets(text, marksOf(text.text, 'hit')).map((one) => spell(one.parts));
    expect(shown).toEqual(['Total of [hit]s: 3', 'other [hit]']);
  });

  it('do not show the same words twice', () => {
    const text = sampleText([`hit ${LONG.slice(0, 170)} hit ${LONG}`]);
    const shown = makeSnippets(text, marksOf(text.text, 'hit')).map((one) => spell(one.parts));
    expect(shown).toHaveLength(2);
    expect(shown.join(' ').match(/\[hit\]/g)).toHaveLength(2);
  });

  it('are the beginning where nothing hits, or the place that was given', () => {
    const text = sampleText(['First paragraph.', 'Second paragraph.']);
    expect(makeSnippets(text, []).map((one) => one.block)).toEqual(['b1']);
    expect(makeSnippets(text, [], text.text.indexOf('Second')).map((one) => one.block)).toEqual(['b2']);
    expect(makeSnippets({ version: 1, text: '', blocks: [] }, [])).toEqual([]);
  });

  it('are pieces of the text, in order, whatever the text and the hits', () => {
    const unit = fc.constantFrom('a', 'b ', ' ', '人', '𠀀', 'word ', '\u0301', 'é');
    const paragraphs = fc.array(fc.string({ unit, minLength: 1, maxLength: 300 }), {
      minLength: 1,
      maxLength: 5,
    });
    const places = fc.array(fc.tuple(fc.nat(1500), fc.integer({ min: 1, max: 12 })), { maxLength: 30 });
    fc.assert(
      fc.property(paragraphs, places, (given, hits) => {
        const text = sampleText(given);
        const marks = hits
          .map(([start, length]) => ({
            start,
            end: Math.min(start + length, text.text.length),
            key: `${length}`,
          }))
          .filter((mark) => mark.start < mark.end)
          .toSorted((a, b) => a.start - b.start);
        const snippets = makeSnippets(text, marks);
        expect(snippets.length).toBeLessThanOrEqual(3);
        let from = 0;
        for (const { parts } of snippets) {
          const words = parts
            .filter((part) => part.text !== '…')
            .map((part) => part.text)
            .join('');
          const at = text.text.indexOf(words, from);
          expect(at).toBeGreaterThanOrEqual(from);
          expect(parts.every((part) => part.text !== '')).toBe(true);
          from = words === '' ? from : at;
        }
      }),
      { numRuns: 500 },
    );
  });
});
