import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '#core/anchoring/align-texts';
import { anchorPassage } from '#core/anchoring/anchor-passage';
import { describePassage } from '#core/anchoring/describe-passage';
import type { PassageAnchor } from '#core/anchoring/passage-anchor';

const sha256 = 'a'.repeat(64);

const BEFORE = [
  'Delegates met in Vienna on Monday to discuss the trafficking of firearms by sea.',
  'The report counts 412 seizures in nine ports, most of them in spring.',
  'A second report, which nobody had asked for, names the shipping lines and the brokers behind them.',
  'Exports rose 12 per cent in 2024, said Dr Amara Diallo of the customs union.',
  'The committee will look at the figures again when it meets in the autumn.',
].join('\n');

const SENTENCE = 'Exports rose 12 per cent in 2024, said Dr Amara Diallo of the customs union.';

function anchor(words: string, after: string, before = BEFORE): PassageAnchor {
  const start = before.indexOf(words);
  const passage = describePassage({ text: before, sha256 }, start, start + words.length);
  return anchorPassage(alignTexts(before, after), passage);
}

function wordsAt(anchored: PassageAnchor, text: string): string | undefined {
  return 'start' in anchored ? text.slice(anchored.start, anchored.end) : undefined;
}

function statusAndWords(words: string, after: string): readonly [string, string | undefined] {
  const anchored = anchor(words, after);
  return [anchored.status, wordsAt(anchored, after)];
}

describe('what an edition did to a passage', () => {
  it('is in place where only other words came and went', () => {
    const after = `A new first sentence.\n${BEFORE.replace('in nine ports', 'in ten ports')}`;
    expect(statusAndWords(SENTENCE, after)).toEqual(['in-place', SENTENCE]);
  });

  it('has moved where its words stand elsewhere', () => {
    const after = `${SENTENCE}\n${BEFORE.replace(`${SENTENCE}\n`, '')}`;
    expect(statusAndWords(SENTENCE, after)).toEqual(['moved', SENTENCE]);
  });

  it.each([
    ['a word', 'rose 12', 'climbed 12'],
    ['a number', '12 per cent', '14 per cent'],
    ['its first word', 'Exports rose', 'Shipments rose'],
    ['its last word', 'customs union', 'customs service'],
    ['a word more', 'said Dr', 'said the late Dr'],
    ['a word less', 'said Dr Amara', 'said Amara'],
  ])('has changed where it has %s of its own now, and is the whole sentence still', (_, was, now) => {
    const sentence = SENTENCE.replace(was, now);
    expect(statusAndWords(SENTENCE, BEFORE.replace(was, now))).toEqual(['changed', sentence]);
  });

  it('keeps part of a word that is still there', () => {
    expect(statusAndWords('port counts 4', `New.\n${BEFORE}`)).toEqual(['in-place', 'port counts 4']);
  });

  it('is removed where its words are gone, and says where they were', () => {
    const after = BEFORE.replace(`${SENTENCE}\n`, '');
    const place = after.indexOf('\nThe committee');
    expect(anchor(SENTENCE, after)).toEqual({ status: 'removed', nearest: { start: place, end: place } });
    expect(anchor(BEFORE.slice(0, 20), after.slice(81))).toEqual({
      status: 'removed',
      nearest: { start: 0, end: 0 },
    });
    expect(anchor(SENTENCE, '')).toEqual({ status: 'removed', nearest: { start: 0, end: 0 } });
  });
});

describe('a sentence like it', () => {
  const other = 'Exports rose 31 per cent in 2019, said Dr Paul Okafor of the customs union.';

  it('put in before it does not take its words', () => {
    const after = BEFORE.replace(SENTENCE, `${other} ${SENTENCE}`);
    expect(statusAndWords(SENTENCE, after)).toEqual(['in-place', SENTENCE]);
    expect(statusAndWords('Exports rose', after)).toEqual(['in-place', 'Exports rose']);
    const first = anchor('Exports rose', after);
    expect('start' in first && first.start).toBe(after.lastIndexOf('Exports rose'));
  });

  it('that was there before is not it, when it is gone', () => {
    const before = BEFORE.replace(SENTENCE, `${SENTENCE} ${other}`);
    const after = before.replace(`${SENTENCE} `, '');
    expect(anchor(SENTENCE, after, before).status).toBe('removed');
  });

  it('that comes elsewhere when it goes is shown and not taken', () => {
    const filler = Array.from(
      { length: 12 },
      (_, at) => `Sentence ${at} speaks of quite another matter here.`,
    );
    const before = [SENTENCE, ...filler].join('\n');
    const after = [...filler, other].join('\n');
    const anchored = anchor(SENTENCE, after, before);
    expect(anchored.status).toBe('ambiguous');
    expect(anchored.status === 'ambiguous' && anchored.candidates.length).toBe(1);
  });
});

describe('words that the old text does not have', () => {
  const passage = {
    text: sha256,
    position: { type: 'TextPositionSelector', start: 0, end: 10 },
    quote: { type: 'TextQuoteSelector', exact: 'the shipping lines and the brokers', prefix: '', suffix: '' },
  } as const;

  it('are looked for by their likeness alone', () => {
    const after = 'It names the shipping lines and their brokers now.';
    const anchored = anchorPassage(alignTexts('', after), passage);
    expect(anchored.status).toBe('changed');
    expect(wordsAt(anchored, after)).toBe('the shipping lines and their brokers');
  });

  it('are at several possible places where they stand twice, and at none where nothing is like them', () => {
    const twice = 'See the shipping lines and the brokers. Again the shipping lines and the brokers.';
    const anchored = anchorPassage(alignTexts('', twice), passage);
    expect(anchored).toMatchObject({ status: 'ambiguous', candidates: [{ score: 1 }, { score: 1 }] });
    expect(anchorPassage(alignTexts('', 'Nothing of the kind.'), passage)).toEqual({ status: 'removed' });
  });

  it.each([
    ['few letters', 'brokers', 'ambiguous'],
    ['too little in common', 'shipping lines and insurers abroad', 'ambiguous'],
  ])('are not taken with %s', (_, exact, status) => {
    const after = 'It names the shipping lines and their brokers now.';
    const short = { ...passage, quote: { ...passage.quote, exact } };
    expect(anchorPassage(alignTexts('', after), short).status).toBe(status);
  });
});

describe('whatever becomes of a text', () => {
  const words = fc.array(fc.constantFrom('the', 'of', 'Vienna', 'port', '12', '.', ',', '港', 'ميناء', '𝄞'), {
    maxLength: 40,
  });
  const text = words.map((list) => list.join(' '));

  it('every passage has one answer, and its places are in the new text', () => {
    const run = fc.property(text, text, fc.array(fc.tuple(fc.nat(), fc.nat())), (before, after, spans) => {
      const alignment = alignTexts(before, after);
      const passages = spans.flatMap(([from, length]) => {
        const start = from % Math.max(1, before.length);
        const end = Math.min(before.length, start + 1 + (length % 30));
        return end > start ? [describePassage({ text: before, sha256 }, start, end)] : [];
      });
      for (const passage of passages) {
        const frozen = JSON.stringify(passage);
        const anchored = anchorPassage(alignment, passage);
        for (const place of placesOf(anchored)) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeLessThanOrEqual(after.length);
          expect(place.end).toBeGreaterThan(place.start);
        }
        expect(JSON.stringify(passage)).toBe(frozen);
      }
    });
    fc.assert(run, { numRuns: 300 });
  });

  it('the same text leaves every passage where it is', () => {
    const run = fc.property(text, fc.nat(), fc.nat(), (same, from, length) => {
      const start = from % Math.max(1, same.length);
      const end = Math.min(same.length, start + 1 + length);
      if (same.slice(start, end).trim() === '') return;
      const passage = describePassage({ text: same, sha256 }, start, end);
      const anchored = anchorPassage(alignTexts(same, same), passage);
      expect(anchored.status).toBe('in-place');
      expect(wordsAt(anchored, same)?.trim()).toBe(passage.quote.exact.trim());
    });
    fc.assert(run, { numRuns: 300 });
  });
});

function placesOf(anchored: PassageAnchor): readonly { readonly start: number; readonly end: number }[] {
  if ('start' in anchored) return [anchored];
  return anchored.status === 'ambiguous' ? anchored.candidates : [];
}
