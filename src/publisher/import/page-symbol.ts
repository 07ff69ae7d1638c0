import { findUnSymbols } from '#core/symbols/find-un-symbols';
import type { UnSymbol } from '#core/symbols/un-symbol';

/** The UN symbol by which a list of sources names a document, and the stretch of text that says it. */
export interface PageSymbol {
  readonly symbol: UnSymbol;
  /** e.g. `annex II`. */
  readonly part?: string;
  /** UTF-16 offsets of the symbol with its lead ("UNGA/2000, ") and its annex. */
  readonly start: number;
  readonly end: number;
  /** Whether it is written out with slashes, or in words that a title may hold too. */
  readonly isFormal: boolean;
  /** A year named with it, e.g. "UNGA/2000". */
  readonly year?: string;
}

const LEAD =
  /(?:(?:UNGA|UNSC|UN|GA|ECOSOC)(?:\/((?:19|20)\d{2}))?[\s,/]*|(?:UN )?(?:General Assembly|Security Council|Economic and Social Council)\s+|UN Doc\.?:?\s*|document\s+)$/iu;
const ANNEX = /^[\s,(]*((?:annexe?s?|anexo)\s+[IVX\d]+)\b\)?/iu;

/** The first symbol of a text; undefined where there is none. */
export function findPageSymbol(text: string): PageSymbol | undefined {
  const [found] = findUnSymbols(text);
  if (found === undefined) return undefined;
  const lead = LEAD.exec(text.slice(Math.max(0, found.start - 60), found.start));
  const annex = ANNEX.exec(text.slice(found.end, found.end + 40));
  const year = lead?.[1] ?? (found.symbol.year === undefined ? undefined : String(found.symbol.year));
  return {
    symbol: found.symbol,
    ...(annex?.[1] === undefined ? {} : { part: normalAnnex(annex[1]) }),
    start: found.start - (lead?.[0].length ?? 0),
    end: found.end + (annex?.[0].replace(/\)$/u, '').length ?? 0),
    isFormal: /^[A-Z]+\//u.test(text.slice(found.start, found.end)),
    ...(year === undefined ? {} : { year }),
  };
}

/** The body that adopted a document, by its symbol; undefined where the symbol does not tell. */
export function authorityOf(symbol: UnSymbol): string | undefined {
  if (symbol.series === 'A/RES' || symbol.series === 'A/DEC') return 'United Nations General Assembly';
  if (symbol.series === 'S/RES') return 'United Nations Security Council';
  if (symbol.series === 'E/RES' || symbol.series === 'E/DEC')
    return 'United Nations Economic and Social Council';
  return undefined;
}

function normalAnnex(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^(?:annexe?s?|anexo)/iu, 'annex')
    .replace(/ ([ivx]+)$/iu, (part) => part.toUpperCase());
}
