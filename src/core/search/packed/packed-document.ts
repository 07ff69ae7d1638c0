// Turns a text into what the index takes: tokens cut and stemmed once, for the terms and for the words beside them.
import type { Analyzer } from '../analyzer.ts';
import { tokenize, type SearchToken, type TokenKind } from '../tokenizer.ts';

export interface PackedToken {
  /** What the index is asked by: the stem. */
  readonly term: string;
  /** As people spell it, folded; absent where it should not be suggested. */
  readonly word?: string;
}

export interface PackedDocument {
  readonly ref: string;
  /** By field, in the order of the settings. */
  readonly tokens: readonly (readonly PackedToken[])[];
  /** All of its words in order, stop words too, part by part: where phrases are looked for. None unless told. */
  readonly parts?: readonly (readonly string[])[];
}

/** What a spelling becomes; nothing where it is a stop word. */
interface Known {
  readonly term: string | undefined;
  readonly word: string;
}

/** Cuts the texts of one language; what a spelling becomes is remembered, and each word is one string in memory. */
export function createTokenSource(analyzer: Analyzer): (text: string) => readonly PackedToken[] {
  const known = new Map<TokenKind, Map<string, Known>>();
  const lookUp = (token: SearchToken): Known => {
    let ofKind = known.get(token.kind);
    if (!ofKind || ofKind.size > MEMORY) {
      ofKind = new Map();
      known.set(token.kind, ofKind);
    }
    let found = ofKind.get(token.form);
    if (!found) {
      found = { term: analyzer.isStopWord(token) ? undefined : analyzer.stemOf(token), word: token.text };
      ofKind.set(token.form, found);
    }
    return found;
  };
  return (text) => {
    const tokens: PackedToken[] = [];
    for (const token of tokenize(text)) {
      const { term, word } = lookUp(token);
      if (term !== undefined) tokens.push({ term, word });
    }
    return tokens;
  };
}

const MEMORY = 200_000;
