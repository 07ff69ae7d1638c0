import { describe, expect, it } from 'vitest';
import { changedShare, revisionKind } from './revision-label.ts';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `w${from + at}`).join(' ');

describe('the label of a revision', () => {
  it.each([
    ['nothing', words(0, 100), words(0, 100), 0],
    ['marks and spaces', 'One, two: three.', 'One two\nthree', 0],
    ['a passage that moved', words(0, 100), `${words(50, 100)} ${words(0, 50)}`, 0],
    ['one word in a hundred', words(0, 100), `${words(0, 99)} other`, 0.01],
    ['a word that stood twice', 'a a b', 'a b', 0.2],
    ['everything', words(0, 10), words(10, 20), 1],
    ['an empty text', '', '', 0],
    ['a text that was empty', '', 'one', 1],
    ['Chinese, by character', '一二三四', '一二三五', 0.25],
  ])('counts %s', (_name, before, after, share) => {
    expect(changedShare(before, after)).toBeCloseTo(share, 10);
  });

  it('is major from a fifth of the words on', () => {
    expect(revisionKind(words(0, 100), `${words(0, 81)} ${words(200, 219)}`)).toBe('minor');
    expect(revisionKind(words(0, 100), `${words(0, 80)} ${words(200, 220)}`)).toBe('major');
  });
});
