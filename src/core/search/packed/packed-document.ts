// Turns a text into what the index takes: tokens cut and stemmed once, for the terms and for the words beside them.
import type { Analyzer } from '../analyzer.ts';
import { tokenize, type SearchToken } from '../tokenizer.ts';

export interface PackedToken {
  /** What the index is asked by: the stem. */
  readonly term: string;
  /** As people spell it, folded; absent where it should not be suggested. */
  readonly word?: string;
  /** Ordinal in its field. Gaps are kept, so that stop words count in phrases. */
  readonly index: number;
}

export interface PackedDocument {
  readonly ref: string;
  /** By field, in the order of the settings. */
  readonly tokens: readonly (readonly PackedToken[])[];
}

/** Cuts the texts of one language; what a spelling becomes is remembered. */
export function createTokenSource(analyzer: Analyzer): (text: string) => readonly PackedToken[] {
  const known = new Map<string, string | undefined>();
  const termOf = (token: SearchToken): string | undefined => {
    const key = `${token.kind} ${token.form}`;
    if (known.has(key)) return known.get(key);
    if (known.size > MEMORY) known.clear();
    const term = analyzer.isStopWord(token) ? undefined : analyzer.stemOf(token);
    known.set(key, term);
    return term;
  };
  return (text) => {
    const tokens: PackedToken[] = [];
    for (const token of tokenize(text)) {
      const term = termOf(token);
      if (term !== undefined) tokens.push({ term, word: token.text, index: token.index });
    }
    return tokens;
  };
}

const MEMORY = 200_000;
