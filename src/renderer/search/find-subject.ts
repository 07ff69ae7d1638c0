// What a search asks for by its very name: a source or an organisation.
import type { Catalogue, Organisation, Term } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { groupBy } from '#core/group-by';
import { findUnSymbols } from '#core/symbols/find-un-symbols';
import { symbolKey, symbolKeys } from '#core/symbols/symbol-keys';
import { parseUnSymbol } from '#core/symbols/un-symbol';
import { foldWords } from '../archive/record-names.ts';

/** The one thing that a query names. */
export type Subject =
  /** `others`: sources of the same name or symbol, as the annexes of one resolution are. */
  | { readonly type: 'source'; readonly source: Source; readonly others: readonly Source[] }
  | { readonly type: 'organisation'; readonly organisation: Organisation };

interface NameIndex {
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  readonly symbols: ReadonlyMap<string, readonly Source[]>;
  readonly organisations: ReadonlyMap<string, Organisation>;
}

/** More sources than this have no name in common that anybody could mean. */
const MOST_OTHERS = 5;
const indexes = new WeakMap<Catalogue, NameIndex>();

/** The source, or else the organisation, whose name, alias or symbol is the whole query. */
export function findSubject(catalogue: Catalogue, query: string): Subject | undefined {
  const index = indexes.get(catalogue) ?? buildIndex(catalogue);
  indexes.set(catalogue, index);
  const name = foldWords(query);
  if (name === ' ') return undefined;
  const [source, ...others] = index.sources.get(name) ?? bySymbol(index, query.trim());
  if (source !== undefined)
    return others.length > MOST_OTHERS ? undefined : { type: 'source', source, others };
  const organisation = index.organisations.get(name);
  return organisation && { type: 'organisation', organisation };
}

function bySymbol({ symbols }: NameIndex, query: string): readonly Source[] {
  const [found, ...more] = findUnSymbols(query, 'query');
  const isWhole = more.length === 0 && found?.start === 0 && found.end === query.length;
  return symbols.get(symbolKey(isWhole ? found.symbol.canonical : query)) ?? [];
}

function buildIndex({ sources, organisations, terms }: Catalogue): NameIndex {
  const ofSource = groupBy(terms, ({ source }) => source);
  const ofOrganisation = groupBy(terms, ({ organisation }) => organisation);
  return {
    sources: index(sources.toSorted(byPart), (source) =>
      [
        source.title,
        ...Object.values(source.titles),
        source.titleShort,
        source.number,
        ...namesOf(ofSource.get(source.id)),
      ].flatMap((name) => (name === undefined ? [] : foldWords(name))),
    ),
    symbols: index(sources.toSorted(byPart), (source) => source.identifiers.flatMap(keysOf)),
    organisations: new Map(
      organisations.flatMap((organisation) => {
        const { names, acronyms, id } = organisation;
        const own = typeof names === 'string' ? [names] : Object.values(names);
        const all = [...own, ...acronyms, ...namesOf(ofOrganisation.get(id))];
        return all.map((name) => [foldWords(name), organisation] as const);
      }),
    ),
  };
}

function namesOf(terms: readonly Term[] = []): readonly string[] {
  return terms.flatMap(({ names }) => Object.values(names).flat());
}

/** A symbol as it is written, without its tails or its year, and as people shorten it. */
function keysOf({ value }: { readonly value: string }): readonly string[] {
  const symbol = parseUnSymbol(value);
  if (symbol === undefined) return [symbolKey(value)];
  return [...symbolKeys(symbol), ...symbol.shortForms.map(symbolKey)];
}

/** The document itself before its annexes, and these in order. */
function byPart(a: Source, b: Source): number {
  return partOf(a).localeCompare(partOf(b), 'en', { numeric: true });
}

function partOf({ identifiers }: Source): string {
  return identifiers.find(({ part }) => part !== undefined)?.part ?? '';
}

function index(
  sources: readonly Source[],
  keys: (source: Source) => readonly string[],
): ReadonlyMap<string, readonly Source[]> {
  const found = new Map<string, Source[]>();
  for (const source of sources) {
    for (const key of new Set(keys(source))) {
      const list = found.get(key) ?? [];
      list.push(source);
      found.set(key, list);
    }
  }
  return found;
}
