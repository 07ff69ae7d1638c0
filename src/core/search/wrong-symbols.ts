// UN symbols in a query that look wrong, and what the archive has that may have been meant. Said, never acted on.
import { doubtSymbol, readRoman } from '#core/symbols/doubt-symbol';
import { symbolKey } from '#core/symbols/symbol-keys';
import { isSameDocument, looksLikeSymbol, parseUnSymbol, type UnSymbol } from '#core/symbols/un-symbol';
import type { DocStore } from './doc-store.ts';
import { editDistance } from './edit-distance.ts';
import { symbolsOf } from './index-documents.ts';
import { walk, type QueryNode } from './query.ts';
import type { WrongSymbol, WrongSymbolReason } from './search-types.ts';

const MOST_SUGGESTIONS = 3;
/** Shorter symbols are one typing error away from too many others. */
const SHORTEST_CORRECTED = 6;

/** Each once, in the order of the query. What is still being typed may become right. */
export function wrongSymbols(root: QueryNode, store: DocStore): readonly WrongSymbol[] {
  const wrong = walk(root, true).flatMap((node) => {
    if ((node.type !== 'symbol' && node.type !== 'term') || node.prefix) return [];
    const symbol = parseUnSymbol(node.type === 'symbol' ? node.canonical : node.text);
    const found =
      symbol === undefined ? checkUnread(node.text, store) : checkRead(node.text, symbol, knownIn(store));
    return found === undefined ? [] : [found];
  });
  return [...new Map(wrong.map((one) => [one.text, one])).values()];
}

/** Meant as a symbol, and none. */
function checkUnread(text: string, store: DocStore): WrongSymbol | undefined {
  if (!looksLikeSymbol(text)) return undefined;
  const repaired = repair(text);
  const known = knownIn(store);
  const suggestions = firstOf([
    ...(repaired === undefined || doubtSymbol(repaired) !== undefined ? [] : [repaired]),
    ...(repaired === undefined ? [] : alike(repaired, known)),
    ...nearTo(symbolKey(text), known),
    ...begunBy(symbolKey(text), known),
  ]);
  // `A/B1` may be anything: two strokes, or something like it in the archive, make it a symbol.
  const isMeant = suggestions.length > 0 || /[\\/].*[\\/]/.test(text);
  return isMeant ? { text, reason: 'unreadable', suggestions } : undefined;
}

function checkRead(text: string, symbol: UnSymbol, known: readonly UnSymbol[]): WrongSymbol | undefined {
  // What the archive has is right.
  if (known.some((one) => isSameDocument(one, symbol))) return undefined;
  const reason = doubtSymbol(symbol) ?? doubtYear(symbol, known);
  if (reason === undefined) return undefined;
  const suggestions = firstOf([...alike(symbol, known), ...nearTo(symbolKey(symbol.base), known)]);
  return { text, reason, suggestions };
}

/** The Security Council numbers on from year to year. */
function doubtYear(
  { series, number, year }: UnSymbol,
  known: readonly UnSymbol[],
): WrongSymbolReason | undefined {
  if (series !== 'S/RES' || year === undefined || number === undefined) return undefined;
  const others = known.flatMap((one) =>
    one.series === 'S/RES' && one.number !== undefined && one.year !== undefined
      ? [{ number: Number(one.number), year: one.year }]
      : [],
  );
  const own = Number(number);
  if (others.some((one) => one.number === own)) return 'other-year';
  const isOutOfOrder = others.some((one) => (one.number < own ? one.year > year : one.year < year));
  return isOutOfOrder ? 'year-order' : undefined;
}

/** The usual slips: strokes that lean the wrong way, one left out, a year without brackets. */
function repair(text: string): UnSymbol | undefined {
  const tidy = text
    .toUpperCase()
    .replaceAll('\\', '/')
    .replace(/\/{2,}/g, '/')
    .replace(/^([ASE])\/(RES|DEC)(?=\d)/, '$1/$2/')
    .replace(/^S\/RES\/(\d{1,4})\/(\d{4})$/, 'S/RES/$1 ($2)');
  return parseUnSymbol(tidy);
}

/** The same series and numbers in another year, another order or another way to write a session. */
function alike(symbol: UnSymbol, known: readonly UnSymbol[]): readonly UnSymbol[] {
  const own = numbersOf(symbol);
  return known.filter(
    (one) =>
      one.series === symbol.series &&
      own !== '' &&
      (symbol.series === 'S/RES' ? one.number === symbol.number : numbersOf(one) === own),
  );
}

function numbersOf({ session, year, number }: UnSymbol): string {
  const first = session === undefined ? year : (readRoman(session) ?? Number(session));
  if (first === undefined || number === undefined) return '';
  return [first, Number(number)].toSorted((a, b) => a - b).join(' ');
}

/** One or two typing errors away, the nearest first. */
function nearTo(key: string, known: readonly UnSymbol[]): readonly UnSymbol[] {
  if (key.length < SHORTEST_CORRECTED) return [];
  return known
    .map((one) => ({ one, edits: editDistance(key, symbolKey(one.base), 2) }))
    .filter(({ edits }) => edits <= 2)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ one }) => one);
}

/** `A/RES/55` is the beginning of one. */
function begunBy(key: string, known: readonly UnSymbol[]): readonly UnSymbol[] {
  return known.filter((one) => symbolKey(one.base).startsWith(`${key}/`));
}

function firstOf(symbols: readonly UnSymbol[]): readonly string[] {
  return [...new Set(symbols.map(({ base }) => base))].slice(0, MOST_SUGGESTIONS);
}

const symbols = new WeakMap<DocStore, readonly UnSymbol[]>();

/** The symbols of the archive's sources. */
function knownIn(store: DocStore): readonly UnSymbol[] {
  const known =
    symbols.get(store) ??
    [...store.sources.values()].flatMap((source) =>
      symbolsOf(source).flatMap((text) => parseUnSymbol(text) ?? []),
    );
  symbols.set(store, known);
  return known;
}
