import { tokenize, type SearchToken } from './tokenizer.ts';
import { toWordText, type WordText } from './word-text.ts';

/** A text that is cut when somebody first asks, and then stays cut: every keystroke looks at the same texts anew. */
export interface CutText {
  readonly text: string;
  tokens(): readonly SearchToken[];
  words(): WordText;
}

export function cutText(text: string): CutText {
  let tokens: readonly SearchToken[] | undefined;
  let words: WordText | undefined;
  return {
    text,
    tokens: () => (tokens ??= tokenize(text)),
    words: () => (words ??= toWordText(text)),
  };
}
