import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleText, Block } from '#core/archive/article-text';
import { compareTexts } from './compare-texts.ts';
import { compareWords } from './compare-words.ts';
import { splitWords } from './split-words.ts';
import type { ChangePart } from './text-comparison.ts';

type Draft = readonly [id: string, text: string, kind?: Block['kind']];

function article(...drafts: readonly Draft[]): ArticleText {
  let start = 0;
  const blocks = drafts.map(([id, text, kind = 'paragraph']) => {
    const block: Block = { id, kind, start, end: start + text.length };
    start = block.end + 1;
    return block;
  });
  return { version: 1, text: drafts.map(([, text]) => text).join('\n'), blocks };
}

const show = (parts: readonly ChangePart[]): string =>
  parts
    .map(
      ({ kind, text }) => ({ same: text, removed: `[-${text.trim()}-]`, added: `{+${text.trim()}+}` })[kind],
    )
    .join('');
const states = (...texts: [ArticleText, ArticleText]) =>
  compareTexts(...texts).blocks.map(({ id, state }) => `${id} ${state}`);

describe('compareWords', () => {
  it.each([
    [
      'The Conference adopted it.',
      'The Conference rejected it.',
      'The Conference [-adopted-]{+rejected+}it.',
    ],
    ['one two three', 'one three', 'one [-two-]three'],
    ['one three', 'one two three', 'one {+two+}three'],
    ['resolution 9/1 of 2018', 'resolution 10/4 of 2018', 'resolution [-9/1-]{+10/4+}of 2018'],
    ['اعتمد المؤتمر القرار', 'رفض المؤتمر القرار', '[-اعتمد-]{+رفض+}المؤتمر القرار'],
    ['会议通过了决议', '会议否决了决议', '会议[-通过-]{+否决+}了决议'],
    ['same  words', 'same words', 'same words'],
  ])('%s → %s', (before, after, shown) => {
    expect(show(compareWords(before, after))).toBe(shown);
  });

  it('shows a text that has nothing in common as one taken out and one put in', () => {
    expect(compareWords('Alpha beta gamma delta.', 'Ports and harbours, ships')).toEqual([
      { kind: 'removed', text: 'Alpha beta gamma delta.' },
      { kind: 'added', text: 'Ports and harbours, ships' },
    ]);
  });

  it('gives back both texts, whatever they are', () => {
    const word = fc.constantFrom(
      'the',
      'a',
      'women',
      'security',
      ',',
      '.',
      '决',
      '议',
      'قرار',
      'A/RES/55/25',
    );
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWords(before, after);
        const of = (kind: ChangePart['kind']) =>
          parts.filter((part) => part.kind === 'same' || part.kind === kind).map((part) => part.text);
        const words = (joined: string) => splitWords(joined).map((token) => token.text);
        expect(of('added').join('')).toBe(after);
        expect(words(of('removed').join(''))).toEqual(words(before));
      }),
    );
  });

  it('is done with two long texts that differ everywhere in little time', () => {
    const text = (seed: number) => Array.from({ length: 20_000 }, (_, n) => `w${(n * seed) % 977}`).join(' ');
    const begun = performance.now();
    const parts = compareWords(text(7), text(13));
    expect(parts.length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('compareTexts', () => {
  const before = article(
    ['title', 'Scope', 'heading'],
    ['p1', 'It covers trafficking in persons.'],
    ['p2', 'States shall cooperate with each other.'],
    ['p3', 'The last paragraph.'],
  );

  it('finds nothing in the same text, and nothing in another form of it', () => {
    expect(compareTexts(before, before)).toMatchObject({ places: 0, worded: 0 });
    const form: ArticleText = {
      ...before,
      blocks: before.blocks.map((block) => ({ ...block, kind: 'list-item' })),
    };
    expect(compareTexts(before, form)).toMatchObject({ places: 0, worded: 0 });
    const ids: ArticleText = { ...before, blocks: before.blocks.map((b) => ({ ...b, id: `new-${b.id}` })) };
    expect(compareTexts(before, ids)).toMatchObject({ places: 0, worded: 0 });
  });

  it('counts a sign as a place, and not as a word', () => {
    const after = article(
      ['title', 'Scope', 'heading'],
      ['p1', 'It covers trafficking, in persons.'],
      ['p2', 'States shall cooperate with each other!'],
      ['p3', 'The last paragraph.'],
    );
    expect(compareTexts(before, after)).toMatchObject({ places: 2, worded: 0 });
  });

  it('tells blocks that were edited, came, went and moved', () => {
    const after = article(
      ['title', 'Scope', 'heading'],
      ['p3', 'The last paragraph.'],
      ['p1', 'It covers trafficking in women.'],
      ['p4', 'Something else entirely is said here, at some length.'],
    );
    const { blocks, places, worded } = compareTexts(before, after);
    expect(blocks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'title same',
      'p2 removed',
      'p3 same',
      'p1 moved',
      'p4 added',
    ]);
    expect([places, worded]).toEqual([3, 3]);
    // What moved was changed too, and shows both.
    expect(show(blocks[3]?.parts ?? [])).toBe('It covers trafficking in [-persons-]{+women+}.');
  });

  it('takes a rewritten block for the same one where its id is new', () => {
    const after = article(
      ['title', 'Scope', 'heading'],
      ['p1', 'It covers trafficking in persons.'],
      ['x9', 'States shall always cooperate with each other.'],
      ['p3', 'The last paragraph.'],
    );
    expect(states(before, after)).toEqual(['title same', 'p1 same', 'x9 edited', 'p3 same']);
  });

  it('has each block of the new text once, in its order, whatever the two are', () => {
    const draft = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        fc.constantFrom('one two', 'one three', 'four'),
      ),
      { maxLength: 6, selector: ([id]) => id },
    );
    fc.assert(
      fc.property(draft, draft, (old, now) => {
        const { blocks } = compareTexts(article(...old), article(...now));
        const kept = blocks.filter(({ state }) => state !== 'removed').map(({ id }) => id);
        expect(kept).toEqual(now.map(([id]) => id));
        const words = (text: string) => splitWords(text).map((token) => token.text);
        const shown = blocks.flatMap(({ parts }) =>
          parts.filter(({ kind }) => kind !== 'added').flatMap(({ text }) => words(text)),
        );
        expect(shown.toSorted()).toEqual(old.flatMap(([, text]) => words(text)).toSorted());
      }),
    );
  });
});
