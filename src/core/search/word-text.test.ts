import { describe, expect, it } from 'vitest';
import { findPhrase, hasPhrase, phraseNeedle, toWordText } from './word-text.ts';

describe('phrases in a text', () => {
  it.each<[string, string, boolean, readonly string[]]>([
    ['Human rights are human rights.', 'human RIGHTS', false, ['Human rights', 'human rights']],
    ['human, rights', 'human rights', false, ['human, rights']],
    ['human and rights', 'human rights', false, []],
    ['superhuman rightsholder', 'human rights', false, []],
    ['human rightsholders', 'human rights', true, ['human rightsholders']],
    ['la la la', 'la la', false, ['la la', 'la la']],
    ['peace-building now', 'peace building', false, ['peace-building']],
    ['缔约方会议讨论了人权', '会议讨论', false, ['会议讨论']],
    ['اتّفاقية باليرمو', 'اتفاقيه باليرمو', false, ['اتّفاقية باليرمو']],
    ['anything', '…', false, []],
  ])('in %j, %j (open: %j)', (text, phrase, isOpen, expected) => {
    const words = toWordText(text);
    const needle = phraseNeedle(phrase, isOpen);
    expect(findPhrase(words, needle).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
    expect(hasPhrase(words, needle)).toBe(expected.length > 0);
  });
});
