// One tokenizer for all languages: what the index holds, what a query asks and what is marked are cut alike.
import { foldText, originalEnd } from '#core/text/fold';
import { findUnSymbols } from '#core/symbols/find-un-symbols';
import { symbolKeys } from '#core/symbols/symbol-keys';

/**
 * `word`: one word; `joined`: a hyphenated or apostrophed compound, or a number with separators, in one piece;
 * `symbol`: a UN symbol or a number pair, whole; `han`: two neighbouring Chinese characters, or one alone.
 */
export type TokenKind = 'word' | 'joined' | 'symbol' | 'han';

export interface SearchToken {
  readonly kind: TokenKind;
  /** Folded. */
  readonly text: string;
  /** As spelled, lower case, with its accents: what a stemmer wants to see. */
  readonly form: string;
  /** UTF-16 offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ordinal of the word it is, or begins with. */
  readonly index: number;
}

/** A plain word, every Chinese character for itself: the units of phrases. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:(?:['-]|(?<=\d)[.,](?=\d))[\p{L}\p{N}\p{M}]+)*/gu;
const PART = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const HAN = /^\p{Script=Han}$/u;
const NUMBER_PAIR = /(?<![\p{L}\p{N}/])\d{1,4}\/\d{1,4}(?![\p{L}\p{N}/])/gu;
/** Longer "words" are encodings, not words. */
const MAX_WORD = 64;

/** The words of a text in order, folded, hyphens and apostrophes cut. */
export function splitWords(text: string): readonly Word[] {
  const { folded, map } = foldText(text);
  const words: Word[] = [];
  for (const match of folded.matchAll(PART)) {
    const end = originalEnd(map, match.index + match[0].length);
    words.push({ text: match[0], start: at(map, match.index), end });
  }
  return words;
}

/** All tokens of a text, ordered by place. */
export function tokenize(text: string): readonly SearchToken[] {
  const { folded, map } = foldText(text);
  const cut = new Cutter(text, map);
  for (const match of folded.matchAll(COMPOUND)) cut.compound(match[0], match.index);
  const pairs = Array.from(folded.matchAll(NUMBER_PAIR), (match) => ({
    keys: [match[0]],
    start: at(map, match.index),
    end: originalEnd(map, match.index + match[0].length),
  }));
  const symbols = findUnSymbols(text).map((found) => ({ ...found, keys: symbolKeys(found.symbol) }));
  return withSymbols(cut.tokens, [...symbols, ...pairs]);
}

function at(map: Uint32Array, index: number): number {
  return map[index] ?? 0;
}

/** Collects the tokens of one text. */
class Cutter {
  readonly tokens: SearchToken[] = [];
  private words = 0;

  constructor(
    private readonly text: string,
    private readonly map: Uint32Array,
  ) {}

  compound(compound: string, from: number): void {
    const first = this.words;
    const parts = [...compound.matchAll(PART)];
    if (parts.length > 1 && !HAN.test(parts[0]?.[0] ?? '')) this.joined(compound, from, first);
    let han: number[] = [];
    for (const part of parts) {
      if (HAN.test(part[0])) {
        han.push(from + part.index);
        continue;
      }
      this.han(han);
      han = [];
      if (!(part[0] === 's' && compound[part.index - 1] === "'"))
        this.push('word', part[0], from + part.index, this.words);
      this.words += 1;
    }
    this.han(han);
  }

  /** `peace-building` also as `peacebuilding`, `women's` as `womens`, `10,000` as `10000`; not `l'article`. */
  private joined(compound: string, from: number, index: number): void {
    if (/\p{Script=Han}/u.test(compound)) return;
    const whole = compound
      .replace(/^(?:[a-z]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)'/u, '')
      .replace(/['\-.,]/g, '');
    if (compound.includes("'") && /^(?:[a-z]|qu|jusqu|lorsqu|puisqu|quoiqu)'[^'-]*$/u.test(compound)) return;
    this.push('joined', compound, from, index, whole);
  }

  private han(places: readonly number[]): void {
    for (const [nth, place] of places.entries()) {
      const isLast = nth === places.length - 1;
      if (!isLast)
        this.span('han', place, (places[nth + 1] ?? place) + this.widthAt(places[nth + 1] ?? place));
      else if (nth === 0) this.span('han', place, place + this.widthAt(place));
      this.words += 1;
    }
  }

  /** Width in folded units of the character that stands there; folding keeps Han as it is. */
  private widthAt(place: number): number {
    return (this.text.codePointAt(at(this.map, place)) ?? 0) > 0xffff ? 2 : 1;
  }

  private span(kind: TokenKind, from: number, to: number): void {
    const start = at(this.map, from);
    const end = originalEnd(this.map, to);
    const text = foldText(this.text.slice(start, end)).folded;
    this.tokens.push({ kind, text, form: text, start, end, index: this.words });
  }

  private push(kind: TokenKind, piece: string, from: number, index: number, text = piece): void {
    if (text.length > MAX_WORD || text === '') return;
    const start = at(this.map, from);
    const end = originalEnd(this.map, from + piece.length);
    const form = kind === 'word' ? spelledForm(this.text.slice(start, end)) : text;
    this.tokens.push({ kind, text, form, start, end, index });
  }
}

function spelledForm(piece: string): string {
  return piece.normalize('NFKC').toLowerCase();
}

interface SymbolSpan {
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Adds whole symbols; single letters inside them ("A", "S") are no words. */
function withSymbols(words: readonly SearchToken[], spans: readonly SymbolSpan[]): readonly SearchToken[] {
  if (spans.length === 0) return words;
  const kept = words.filter((word) => word.text.length > 1 || /\d/.test(word.text) || !isInside(word, spans));
  const tokens = [...kept];
  for (const span of spans) {
    const index = words.find((word) => word.start >= span.start)?.index ?? 0;
    for (const key of span.keys) {
      tokens.push({ kind: 'symbol', text: key, form: key, start: span.start, end: span.end, index });
    }
  }
  return tokens.sort((a, b) => a.start - b.start || b.end - a.end || (a.text < b.text ? -1 : 1));
}

function isInside(word: SearchToken, spans: readonly SymbolSpan[]): boolean {
  return spans.some((span) => word.start >= span.start && word.end <= span.end);
}
