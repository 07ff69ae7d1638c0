/** Words with their inner marks (`don’t`, `A/RES/55/25`, `12.5`), each Han or kana character, or one other sign. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’./-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*|[^\s]/gu;
const WORD = /[\p{L}\p{N}]/u;

/** One word or sign of a text, with the white space that stands after it. */
export interface Token {
  readonly text: string;
  readonly space: string;
}

/** A text in words and signs; joined again they are the text from its first sign on. */
export function splitWords(text: string): readonly Token[] {
  const found = [...text.matchAll(TOKEN)];
  return found.map((match, at) => {
    const end = match.index + match[0].length;
    return { text: match[0], space: text.slice(end, found[at + 1]?.index ?? text.length) };
  });
}

/** Whether a piece of text has a letter or a digit: a comma that moved is no new word. */
export function hasWord(text: string): boolean {
  return WORD.test(text);
}

export function joinWords(tokens: readonly Token[]): string {
  return tokens.map(({ text, space }) => text + space).join('');
}
