/** One entry of a list of sources → a record, its locator and its remark. */

import { authorityOf, bareSymbol, findPageSymbol, type PageSymbol } from './page-symbol.ts';
import { type Address, DOI, splitAddress, WEB_ADDRESS } from './page-source-address.ts';
import { splitImprint, type Imprint } from './page-source-imprint.ts';
import { cslType, guessSourceKind } from './page-source-kind.ts';
import { readNamedTitle, trimEnds, type NamedTitle } from './page-source-names.ts';
import { splitLocator, splitOtherPlace } from './page-locator.ts';
import { slugOf } from './slug.ts';
import { capitalShare, isProse, textKey } from './page-text.ts';
import type { PageSource } from './page-types.ts';

export interface SourceEntry {
  readonly source: PageSource;
  readonly locator?: string;
  /** Further places, e.g. a second one of another kind. */
  readonly remark?: string;
}

/** More than two or three is a list of documents, not the symbols of one. */
const MAX_SYMBOLS = 3;

/** Whether an entry without a number names a document rather than being a sentence of the text. */
export function looksLikeSource(text: string): boolean {
  if (/\b(?:19|20)\d{2}\b/u.test(text) && (text.length <= 260 || WEB_ADDRESS.test(text))) return true;
  if (WEB_ADDRESS.test(text) || findPageSymbol(text) !== undefined || /\bpp?\.\s?\d/u.test(text)) return true;
  return !isProse(text) && text.length <= 200 && (guessSourceKind(text) !== 'other' || text.includes(','));
}

/** Whether a note names no document at all: it then explains, and stays a note. */
export function isExplanation(text: string): boolean {
  if (WEB_ADDRESS.test(text) || DOI.test(text) || findPageSymbol(text)?.isFormal === true) return false;
  if (/["“«‘].{8,}["”»’]|\b(?:pp?\.?|pages?)\s?\d/u.test(text)) return false;
  if (/^(?:interview|conversation|personal communication|e-?mail|own|author['’]?s) /iu.test(text))
    return true;
  const verb = /\b(?:is|are|was|were|has|have|had|will|would|we|this|est|sont|es|son)\b/iu;
  if (/\b(?:19|20)\d{2}\b/u.test(text) && /[(,.]\s*(?:\p{L}+\s)?(?:19|20)\d{2}\)?[.\s]*$/u.test(text))
    return false;
  if (isProse(text) && verb.test(text)) return true;
  // "Compare our count of 2021, table 2." has no name in it; "Report of the committee" says what it is.
  const [, ...rest] = text.split(' ');
  return (
    rest.length >= 3 && capitalShare(rest.join(' ')) < 0.3 && guessSourceKind(text.slice(0, 24)) === 'other'
  );
}

/** Reads an entry such as "Issue Paper: … (Vienna, 2022) pp. 8-13." */
export function parseSourceEntry(text: string, line: number): SourceEntry {
  const address = splitAddress(tidyEntry(text));
  const place = splitLocator(address.rest);
  const other = splitOtherPlace(place.rest);
  const { symbols, rest: plain } = cutSymbols(other.rest);
  const imprint = splitImprint(plain.replace(/[\s,;:.]+$/u, ''));
  const named = readNamedTitle(imprint.before, imprint.after);
  const source = buildSource({ named, imprint, address, symbols, line, text });
  const remark = [place.more, other.place].filter((part) => part !== undefined).join(', ');
  return {
    source,
    ...(place.locator === undefined ? {} : { locator: place.locator }),
    ...(remark === '' ? {} : { remark }),
  };
}

/** Without "See also", and with brackets of one width. */
function tidyEntry(text: string): string {
  return text
    .replaceAll('（', ' (')
    .replaceAll('）', ')')
    .replace(
      /^(?:see(?: also| e\.g\.,?| for example,?)?|cf\.?|voir(?: aussi)?|véase(?: también)?|см\.)[\s:]+(?=\S)/iu,
      '',
    );
}

/** A resolution that a title only speaks of is not the symbol of the source. */
function usableSymbol(text: string): PageSymbol | undefined {
  const symbol = findPageSymbol(text);
  if (symbol === undefined || symbol.isFormal || symbol.start === 0) return symbol;
  const before = text.slice(0, symbol.start).trimEnd();
  return /[(,;[.–—-]$/u.test(before) ? symbol : undefined;
}

/** Documents may have two symbols: "A/RES/40/32 and A/RES/40/146". */
function cutSymbols(text: string): { readonly symbols: readonly PageSymbol[]; readonly rest: string } {
  const symbols: PageSymbol[] = [];
  let rest = text;
  let next = usableSymbol(rest);
  while (next !== undefined && symbols.length < MAX_SYMBOLS) {
    symbols.push(next);
    rest = cutSymbol(rest, next);
    const further = findPageSymbol(rest);
    next = further?.isFormal === true ? further : undefined;
  }
  return {
    symbols,
    rest: symbols.length > 1 ? rest.replace(/[\s,]+(?:and|et|y|&)(?=\s*(?:[,;.)]|$))/gu, '') : rest,
  };
}

/** The text without the symbol, and without the brackets that then hold nothing more. */
function cutSymbol(text: string, symbol: PageSymbol): string {
  const before = text.slice(0, symbol.start);
  const after = text.slice(symbol.end);
  return `${before}${after}`
    .replace(/[([][\s,;:]*[)\]]/gu, ' ')
    .replace(/([([])[\s,;:]+/gu, '$1')
    .replace(/[\s,;:]+([)\]])/gu, '$1')
    .replace(/,(?:\s*,)+/gu, ',')
    .replace(/\s+/gu, ' ')
    .trim();
}

interface SourceParts {
  readonly named: NamedTitle;
  readonly imprint: Imprint;
  readonly address: Address;
  readonly symbols: readonly PageSymbol[];
  readonly line: number;
  readonly text: string;
}

function buildSource(parts: SourceParts): PageSource {
  const { named, imprint, address, symbols, line } = parts;
  const [symbol] = symbols;
  const { title, edition } = cutEdition(named.title === '' ? titleInstead(parts) : named.title);
  const kind = symbolKind(symbol, title) ?? guessSourceKind(title);
  const issued = imprint.issued ?? symbol?.year;
  const facts = { hasUrl: address.url !== undefined, hasContainer: named.container !== undefined };
  const { rest: _, ...links } = address;
  return {
    id: slugOf(sourceIdText(title, issued), 64, 'source'),
    type: cslType(kind, facts),
    title,
    kind,
    author: named.author,
    ...symbolFields(symbol),
    ...imprintFields(imprint, named),
    ...(named.container === undefined ? {} : { containerTitle: named.container }),
    ...(named.volume === undefined ? {} : { volume: named.volume }),
    ...(edition === undefined ? {} : { edition }),
    ...(issued === undefined ? {} : { issued }),
    ...links,
    identifiers: distinctSymbols(symbols).map(identifierOf),
    line,
  };
}

/** "Handbook on Prisons, 2nd ed." */
function cutEdition(title: string): { readonly title: string; readonly edition?: string } {
  const match = /^(.{8,}?)[,.]?\s+\(?(\d{1,2})(?:st|nd|rd|th) ed(?:ition|n)?\.?\)?$/iu.exec(title);
  const [, bare, edition] = match ?? [];
  return bare === undefined || edition === undefined ? { title } : { title: bare, edition };
}

/** For an entry that is nothing but a symbol or an address. */
function titleInstead({ symbols: [symbol], address, text }: SourceParts): string {
  if (symbol !== undefined) return symbol.symbol.canonical;
  return trimEnds(address.rest) || (address.url ?? text);
}

function imprintFields(
  imprint: Imprint,
  named: NamedTitle,
): Pick<PageSource, 'publisher' | 'publisherPlace'> {
  const [, place, name] = /^(\p{Lu}[^:]{1,30}):\s+(\S.*)$/su.exec(named.publisher ?? '') ?? [];
  const publisher = imprint.publisher ?? name ?? named.publisher;
  const publisherPlace = imprint.place ?? place;
  return {
    ...(publisher === undefined ? {} : { publisher }),
    ...(publisherPlace === undefined ? {} : { publisherPlace }),
  };
}

/** Security Council resolutions, and entries that are nothing but the symbol of a resolution. */
function symbolKind(symbol: PageSymbol | undefined, title: string): 'resolution' | undefined {
  const series = symbol?.symbol.series ?? '';
  if (series === 'S/RES') return 'resolution';
  return series.endsWith('/RES') && title === symbol?.symbol.canonical ? 'resolution' : undefined;
}

function symbolFields(symbol: PageSymbol | undefined): {
  readonly number?: string;
  readonly authority?: string;
} {
  if (symbol === undefined) return {};
  const number =
    symbol.part === undefined ? symbol.symbol.canonical : `${symbol.symbol.canonical}, ${symbol.part}`;
  const authority = authorityOf(symbol.symbol);
  return authority === undefined ? { number } : { number, authority };
}

/** "Resolution 1325 (2000), S/RES/1325" is one symbol. */
function distinctSymbols(symbols: readonly PageSymbol[]): readonly PageSymbol[] {
  const bare = symbols.map(({ symbol }) => bareSymbol(symbol));
  return symbols.filter((_, index) => bare.indexOf(bare[index] ?? '') === index);
}

function identifierOf(symbol: PageSymbol): PageSource['identifiers'][number] {
  const value = symbol.symbol.canonical;
  return symbol.part === undefined
    ? { kind: 'un-symbol', value }
    : { kind: 'un-symbol', value, part: symbol.part };
}

/** Title without its subtitle where that says enough, and the year. */
function sourceIdText(title: string, issued: string | undefined): string {
  if (/^https?:/u.test(title)) return title.replace(/^https?:\/\/(?:www\.)?/u, '');
  const year = issued?.slice(0, 4) ?? '';
  const [main = title] = title.split(/\s[–—]\s|(?<=\S{12,})[:：]\s/u);
  const slug = slugOf(main, 56, 'source');
  return year === '' || textKey(slug).includes(year) ? slug : `${slug} ${year}`;
}
