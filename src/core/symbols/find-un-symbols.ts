// Finds UN symbols in running text and in queries, also where people write them their own way.
import { FIRST_NUMBERED_SESSION, FIRST_YEAR } from './doubt-symbol.ts';
import { parseUnSymbol, SYMBOL_ROOTS, type UnSymbol } from './un-symbol.ts';

/** A symbol and where it stands. UTF-16 offsets, end exclusive. */
export interface FoundSymbol {
  readonly start: number;
  readonly end: number;
  readonly symbol: UnSymbol;
}

/** `query` also takes lower case and bare short forms ("55/25", "1325 (2000)"), which a text may mean otherwise. */
export type SymbolContext = 'text' | 'query';

const ROOTS = SYMBOL_ROOTS.join('|');
const SUFFIX = String.raw`(?: ?\((?:\d{4}|[IVXLC]{1,7})\)| [A-Z] \([IVXLC]{1,7}\))?`;
const FORMAL_SOURCE = String.raw`(?<![\p{L}\p{N}/.])(?:${ROOTS})(?:/[\p{L}\d][\p{L}\d.\-]{0,20}){1,7}${SUFFIX}`;
const RESOLUTION_WORD = String.raw`(?:r[ée]solutions?|resoluci(?:[óo]n|ones)|резолюци\p{L}{1,3}|(?:ال)?قرار(?:ات)?)`;

/** A way to write a symbol: how to see it, and the full symbol it stands for. */
interface Spelling {
  readonly pattern: RegExp;
  /** Undefined where it stands for none after all. */
  readonly full: (match: RegExpExecArray) => string | undefined;
  readonly only?: SymbolContext;
}

const SPELLINGS: readonly Spelling[] = [
  { pattern: new RegExp(FORMAL_SOURCE, 'gu'), full: (m) => m[0] },
  { pattern: new RegExp(FORMAL_SOURCE, 'giu'), full: (m) => m[0], only: 'query' },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:UNSCR|SCR|UNSC (?:Res\.?|Resolution)|S\/RES) ?(\d{1,4})(?: ?\((\d{4})\))?(?![\p{L}\p{N}/])/giu,
    full: (m) => securityCouncil(m[1], m[2]),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:A\/RES|UNGA Res\.?|GA Res\.?) ?(\d{1,4}\/\d{1,4})(?![\p{L}\p{N}/])`,
      'giu',
    ),
    full: (m) => `A/RES/${m[1] ?? ''}`,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${RESOLUTION_WORD}|RES\.?) ?(\d{1,4}\/\d{1,4})(?![\p{L}\p{N}/])`,
      'giu',
    ),
    full: (m) => sessionOrYear(m[1] ?? ''),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${RESOLUTION_WORD} (\d{1,4})(?: ?\((\d{4})\))?(?![\p{L}\p{N}/]| ?[A-Z]? ?\([IVXLC])`,
      'giu',
    ),
    full: (m) => securityCouncil(m[1], m[2]),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:UN|UNSC|U\.N\.|Security Council) ${RESOLUTION_WORD}|(?:UN ?)?RES\.?) ?(\d{2,4})(?: ?\((\d{4})\))?(?![\p{L}\p{N}/]| ?[A-Z]? ?\([IVXLC])`,
      'giu',
    ),
    full: (m) => securityCouncil(m[1], m[2]),
    only: 'query',
  },
  {
    pattern: /(?<![\p{L}\p{N}/])(\d{1,4})(?: ?([A-Z]))? ?\(([IVXLC]{1,7})\)/gu,
    full: (m) => `A/RES/${m[1] ?? ''}${m[2] === undefined ? '' : ` ${m[2]}`} (${m[3] ?? ''})`,
  },
  { pattern: /第 ?(\d{1,4}\/\d{1,4}) ?号决议/gu, full: (m) => sessionOrYear(m[1] ?? '') },
  { pattern: /第 ?(\d{1,4}) ?[(（](\d{4})[)）] ?号决议/gu, full: (m) => securityCouncil(m[1], m[2]) },
  {
    pattern: /(?<![\p{L}\p{N}/])(\d{1,4}) ?\(((?:19|20)\d\d)\)/gu,
    full: (m) => securityCouncil(m[1], m[2]),
    only: 'query',
  },
  {
    pattern: /(?<![\p{L}\p{N}/])(\d{2,4}\/\d{1,4})(?![\p{L}\p{N}/])/gu,
    full: (m) => sessionOrYear(m[1] ?? ''),
    only: 'query',
  },
];

function securityCouncil(number: string | undefined, year: string | undefined): string {
  return `S/RES/${number ?? ''}${year === undefined ? '' : ` (${year})`}`;
}

/**
 * "55/25" is the General Assembly's 55th session, "2005/20" the year of the Economic and Social Council. "9/1" is
 * neither: the Assembly numbers with the session from the 31st on, and conferences and councils number so as well.
 */
function sessionOrYear(pair: string): string | undefined {
  const first = Number(pair.split('/')[0]);
  if (first >= FIRST_YEAR) return `E/RES/${pair}`;
  return first >= FIRST_NUMBERED_SESSION && first < 1000 ? `A/RES/${pair}` : undefined;
}

/** All symbols of a text in order, not overlapping; the longer reading wins. */
export function findUnSymbols(text: string, context: SymbolContext = 'text'): readonly FoundSymbol[] {
  const found = SPELLINGS.flatMap((spelling) =>
    spelling.only === undefined || spelling.only === context ? findSpelling(text, spelling) : [],
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundSymbol[] = [];
  for (const one of found) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

function findSpelling(text: string, spelling: Spelling): readonly FoundSymbol[] {
  const found: FoundSymbol[] = [];
  const pattern = new RegExp(spelling.pattern);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const full = spelling.full(match);
    const one = full === undefined ? undefined : longestReading(full, match[0].length);
    if (one) found.push({ start: match.index, end: match.index + one.length, symbol: one.symbol });
  }
  return found;
}

/** A full stop or a bracket that ends the sentence is not the symbol's: give up one ending after the other. */
function longestReading(
  full: string,
  length: number,
): { readonly symbol: UnSymbol; readonly length: number } | undefined {
  const whole = parseUnSymbol(full);
  if (whole) return { symbol: whole, length };
  for (const ending of [/[.-]+$/, / ?[A-Z]? ?\([^)]*\)$/u, /[.-]+$/]) {
    const shorter = full.replace(ending, '');
    const symbol = shorter === full ? undefined : parseUnSymbol(shorter);
    if (symbol) return { symbol, length: length - (full.length - shorter.length) };
  }
  return undefined;
}
