// UN document symbols: the names by which the same document is known in every language.
// Grammar: "United Nations document symbols", Dag Hammarskjöld Library; canonical = upper case, single slashes.

/** Whose document it is; `other` for treaty bodies, programmes and conferences of the parties. */
export type UnBody =
  'general-assembly' | 'security-council' | 'ecosoc' | 'secretariat' | 'trusteeship' | 'other';

/** An addition to a document: `Add.1`, `Corr.1`, `Rev.2`, `L.5`, `CRP.3`, `NGO/12` … */
export interface SymbolTail {
  readonly kind: string;
  readonly number: string;
}

/** One UN document symbol, read. */
export interface UnSymbol {
  /** `A/RES/55/25`, `S/RES/1325 (2000)`, `A/RES/217 A (III)`; without the year where the year was not given. */
  readonly canonical: string;
  readonly body: UnBody;
  /** What stands before the session or number: `A/RES`, `E/CN.15`, `CTOC/COP/WG.4`. */
  readonly series: string;
  /** Session of the General Assembly: `55`, `S-20`, `ES-10`, `III`. */
  readonly session?: string;
  readonly year?: number;
  readonly number?: string;
  readonly letter?: string;
  readonly tails: readonly SymbolTail[];
  /** The symbol without its tails, canonical. */
  readonly base: string;
  /** How people shorten it: `55/25`, `1325`, `1325 (2000)`, `217 (III)`. */
  readonly shortForms: readonly string[];
}

const TAIL = /\/(Add|Corr|Rev|Amend|Summary|Excerpt|Part)\.?(\d+)$/i;
const RESOLUTION = /^([ASE])\/(RES|DEC)\/(.+)$/;
const SESSION_FORM =
  /^(\d{1,3}|S-\d{1,2}|ES-\d{1,2})\/(\d{1,4})(?: ?([A-Z](?:-[A-Z])?|[A-Z] (?:and|AND) [A-Z]))?$/;
const ROMAN_FORM = /^(\d{1,4})(?: ?([A-Z]))? ?\(([IVXLC]+|S-[IVXLC]+|ES-[IVXLC]+)\)$/;
const YEAR_FORM = /^(\d{1,4})(?: ?\((\d{4})\))?$/;
const ECOSOC_FORM = /^(\d{4})\/(\d{1,4})(?: ?([A-Z]))?$/;

/** Bodies that begin a symbol. */
export const SYMBOL_ROOTS: readonly string[] = [
  'A',
  'S',
  'E',
  'T',
  'ST',
  'APLC',
  'BWC',
  'CAC',
  'CAT',
  'CBD',
  'CCPR',
  'CCW',
  'CD',
  'CED',
  'CEDAW',
  'CERD',
  'CMW',
  'CRC',
  'CRPD',
  'CTOC',
  'DC',
  'DP',
  'ECE',
  'FCCC',
  'HRI',
  'HSP',
  'ICC',
  'ICCD',
  'ICEF',
  'ID',
  'IDB',
  'ISBA',
  'LC',
  'NPT',
  'PCNICC',
  'SPLOS',
  'TD',
  'UNEP',
  'UNODC',
  'UNW',
  'WFP',
];

const SEGMENT = /^(?:[A-Z]{1,9}(?:\.[A-Z]?\d{1,4}[A-Z]?)?|\d{1,4}|[A-Z]{1,2}-[IVXLC\d]+|\d{1,3}[A-Z])$/;

/** Reads a symbol as it is written in full (case and spaces may differ); undefined where it is not one. */
export function parseUnSymbol(text: string): UnSymbol | undefined {
  const tidy = tidySymbol(text);
  if (tidy === undefined) return undefined;
  const { stem, tails } = cutTails(tidy);
  const resolution = RESOLUTION.exec(stem);
  if (resolution) return readResolution(resolution[1] ?? '', resolution[2] ?? '', resolution[3] ?? '', tails);
  return readDocument(stem, tails);
}

/** The same document, its additions aside? A year that one of the two leaves out is no difference. */
export function isSameDocument(a: UnSymbol, b: UnSymbol): boolean {
  if (a.series === 'S/RES' && b.series === 'S/RES' && a.number === b.number) {
    return a.year === undefined || b.year === undefined || a.year === b.year;
  }
  return a.base === b.base;
}

/** Meant as a symbol, right or wrong: a known body, a slash and a number. Staff are warned where it does not parse. */
export function looksLikeSymbol(text: string): boolean {
  const tidy = text.trim().toUpperCase().replaceAll('\\', '/');
  if (tidy.length > 60) return false;
  const match = /^([A-Z]{1,6})\/+[A-Z\d]/.exec(tidy);
  return match !== null && SYMBOL_ROOTS.includes(match[1] ?? '') && /\d/.test(tidy) && tidy.includes('/');
}

function tidySymbol(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const tidy = text
    .normalize('NFKC')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim()
    .toUpperCase()
    .replace(/^([ASE])\/(RES|DEC) (?=\d)/, '$1/$2/');
  return /^[A-Z]+\/[A-Z\d]/.test(tidy) ? tidy : undefined;
}

function cutTails(text: string): { readonly stem: string; readonly tails: readonly SymbolTail[] } {
  const tails: SymbolTail[] = [];
  let stem = text;
  for (let match = TAIL.exec(stem); match !== null; match = TAIL.exec(stem)) {
    tails.unshift({ kind: capitalized(match[1] ?? ''), number: match[2] ?? '' });
    stem = stem.slice(0, match.index);
  }
  return { stem, tails };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function readResolution(
  organ: string,
  type: string,
  rest: string,
  tails: readonly SymbolTail[],
): UnSymbol | undefined {
  const series = `${organ}/${type}`;
  if (organ === 'S') {
    const [, number, year] = YEAR_FORM.exec(rest) ?? [];
    return number === undefined ? undefined : securityCouncil(series, number, year, tails);
  }
  if (organ === 'E') {
    const [, year, number, letter] = ECOSOC_FORM.exec(rest) ?? [];
    if (year === undefined || number === undefined) return undefined;
    const base = `${series}/${year}/${number}${letter ?? ''}`;
    return made({
      body: 'ecosoc',
      series,
      year: Number(year),
      number,
      letter,
      tails,
      base,
      shortForms: [`${year}/${number}`],
    });
  }
  return generalAssembly(series, rest, tails);
}

function securityCouncil(
  series: string,
  number: string,
  year: string | undefined,
  tails: readonly SymbolTail[],
): UnSymbol {
  const base = year === undefined ? `${series}/${number}` : `${series}/${number} (${year})`;
  const shortForms = year === undefined ? [number] : [number, `${number} (${year})`];
  return made({
    body: 'security-council',
    series,
    number,
    year: year === undefined ? undefined : Number(year),
    tails,
    base,
    shortForms,
  });
}

function generalAssembly(series: string, rest: string, tails: readonly SymbolTail[]): UnSymbol | undefined {
  const modern = SESSION_FORM.exec(rest);
  if (modern) {
    const [, session = '', number = '', letter] = modern;
    const base = `${series}/${session}/${number}${letter === undefined ? '' : ` ${letter}`}`;
    const shortForms = [`${session}/${number}`];
    return made({ body: 'general-assembly', series, session, number, letter, tails, base, shortForms });
  }
  const roman = ROMAN_FORM.exec(rest);
  if (!roman) return undefined;
  const [, number = '', letter, session = ''] = roman;
  const named = letter === undefined ? number : `${number} ${letter}`;
  const shortForms =
    letter === undefined ? [`${number} (${session})`] : [`${number} (${session})`, `${named} (${session})`];
  const base = `${series}/${named} (${session})`;
  return made({ body: 'general-assembly', series, session, number, letter, tails, base, shortForms });
}

/** Everything that is not a resolution: body, organs, year or session, running number. */
function readDocument(stem: string, tails: readonly SymbolTail[]): UnSymbol | undefined {
  const segments = stem.split('/');
  if (!isDocument(segments)) return undefined;
  const yearAt = segments.findIndex((segment) => /^(?:19|20)\d\d$/.test(segment));
  const last = segments.at(-1) ?? '';
  const isNumbered = /^\d+$/.test(last) && yearAt !== segments.length - 1;
  const cut = yearAt > 0 ? yearAt : segments.length - (isNumbered ? 1 : 0);
  return made({
    body: bodyOf(segments[0] ?? ''),
    series: segments.slice(0, Math.max(1, cut)).join('/'),
    year: yearAt > 0 ? Number(segments[yearAt]) : undefined,
    number: isNumbered ? last : undefined,
    tails,
    base: stem,
    shortForms: [],
  });
}

/** A known body, parts as they may be, a digit somewhere, and no resolution that was not read as one. */
function isDocument(segments: readonly string[]): boolean {
  const [root = '', ...rest] = segments;
  if (!SYMBOL_ROOTS.includes(root) || rest.length < 1 || rest.length > 7) return false;
  if (!rest.every((segment) => SEGMENT.test(segment)) || !rest.some((segment) => /\d/.test(segment)))
    return false;
  const isResolution = rest[0] === 'RES' || rest[0] === 'DEC';
  return !isResolution && rest.at(-1) !== 'RES';
}

function bodyOf(root: string): UnBody {
  switch (root) {
    case 'A':
      return 'general-assembly';
    case 'S':
      return 'security-council';
    case 'E':
      return 'ecosoc';
    case 'ST':
      return 'secretariat';
    case 'T':
      return 'trusteeship';
    default:
      return 'other';
  }
}

interface Parts extends Omit<UnSymbol, 'canonical' | 'year' | 'number' | 'letter'> {
  readonly year?: number | undefined;
  readonly number?: string | undefined;
  readonly letter?: string | undefined;
}

/** Leaves absent parts out, so that equal symbols are equal objects. */
function made(parts: Parts): UnSymbol {
  const { year, number, letter, ...rest } = parts;
  const tails = parts.tails.map((tail) => `/${tail.kind}.${tail.number}`).join('');
  return {
    ...rest,
    canonical: parts.base + tails,
    ...(year === undefined ? {} : { year }),
    ...(number === undefined ? {} : { number }),
    ...(letter === undefined ? {} : { letter }),
  };
}
