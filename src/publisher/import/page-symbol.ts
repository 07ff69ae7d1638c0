import { findUnSymbols, type FoundSymbol } from '#core/symbols/find-un-symbols';
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

/** The first symbol of a text, or the first that is written out where it is another; undefined where there is none. */
export function findPageSymbol(text: string): PageSymbol | undefined {
  const found = chooseSymbol(text);
  if (found === undefined) return undefined;
  const lead = LEAD.exec(text.slice(Math.max(0, found.start - 60), found.start));
  const annex = ANNEX.exec(text.slice(found.end, found.end + 40));
  const year = lead?.[1] ?? (found.symbol.year === undefined ? undefined : String(found.symbol.year));
  return {
    symbol: found.symbol,
    ...(annex?.[1] === undefined ? {} : { part: normalAnnex(annex[1]) }),
    start: found.start - (lead?.[0].length ?? 0),
    end: found.end + (annex?.[0].replace(/\)$/u, '').length ?? 0),
    isFormal: isWrittenOut(found, text),
    ...(year === undefined ? {} : { year }),
  };
}

/** "Resolution 10/3 of the Conference of the Parties" is none of the General Assembly's, whatever it looks like. */
const OTHER_BODY =
  /^\s*,?\s*(?:of|de la|du|del)\s+(?:the\s+)?(?!(?:UN\b|United Nations|General Assembly|Security Council|Assemblée générale|Asamblea General))\p{Lu}/u;

/** Bodies whose resolutions are numbered like the General Assembly's. */
const BODY_BEFORE =
  /\b(?:Conference of the (?:States )?Parties|COP|COSP|Human Rights Council|HRC|Commission|Committee|World Health Assembly|Environment Assembly|UNEA)\b/u;
/** The first session whose resolutions are numbered session/number. */
const FIRST_SESSION = 31;

function isAssemblys({ symbol, start, end }: FoundSymbol, text: string): boolean {
  if (symbol.series !== 'A/RES') return true;
  const session = Number(/^A\/RES\/(\d+)\//u.exec(symbol.canonical)?.[1] ?? FIRST_SESSION);
  const before = text.slice(Math.max(0, start - 80), start);
  return session >= FIRST_SESSION && !OTHER_BODY.test(text.slice(end)) && !BODY_BEFORE.test(before);
}

function chooseSymbol(text: string): FoundSymbol | undefined {
  const all = findUnSymbols(text);
  const informal = all.filter((one) => !isWrittenOut(one, text) && isAssemblys(one, text));
  const formal = all.filter((one) => isWrittenOut(one, text));
  const [first] = informal.filter((one) =>
    formal.every((other) => bareSymbol(other.symbol) === bareSymbol(one.symbol)),
  );
  const candidates = [...formal, ...(first === undefined ? [] : [first])];
  return candidates.toSorted((a, b) => a.start - b.start)[0];
}

function isWrittenOut({ start, end }: FoundSymbol, text: string): boolean {
  return /^[A-Z]+\//u.test(text.slice(start, end));
}

/** Without the year in brackets, which some leave out. */
export function bareSymbol({ canonical }: UnSymbol): string {
  return canonical.replace(/\s*\(\d{4}\)$/u, '');
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
