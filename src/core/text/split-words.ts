/** A Han character, kana included, is a word of its own: such text has no spaces between words. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}\u200C\u200D])+/gu;

/** The words of a text in order, as they are spelled. Punctuation and hyphens divide words. */
export function splitWords(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}
