// Facets by number of document: values as small numbers, so that counting them is adding in an array.
import { facetValues, type DocStore } from './doc-store.ts';
import { FACET_NAMES, type FacetName, type FacetSelection, type FacetValue } from './search-types.ts';

/** The values of one facet for all documents of a store. */
interface FacetColumn {
  readonly values: readonly string[];
  /** Places in `values`, document after document, each once. */
  readonly places: Uint32Array;
  /** Where in `places` those of a document begin; one more at the end. */
  readonly starts: Uint32Array;
}

type Columns = Readonly<Record<FacetName, FacetColumn>>;

export interface FacetAnswer {
  /** Numbers of the documents that pass the selection, rising. */
  readonly chosen: Uint32Array;
  readonly counts: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

const known = new WeakMap<DocStore['docs'], Columns>();

/** The bit of each facet. */
const FACETS: Readonly<Record<FacetName, number>> = {
  language: 0,
  topic: 1,
  year: 2,
  kind: 3,
  conference: 4,
};

/**
 * What passes a selection, and counts per value over what the query found. A facet's counts leave its own selection
 * aside, so that its other values show what choosing them would add. A chosen value stays in the list with 0.
 */
export function countFacets(numbers: Uint32Array, selection: FacetSelection, store: DocStore): FacetAnswer {
  const columns = columnsOf(store);
  const failed = failedFacets(numbers, selection, columns);
  const counted = (name: FacetName, facet: number): readonly FacetValue[] => {
    const others = failed && ((place: number) => ((failed[place] ?? 0) & ~(1 << facet)) === 0);
    return listCounts(
      name,
      columns[name].values,
      countColumn(columns[name], numbers, others),
      selection[name],
    );
  };
  return {
    chosen: failed === undefined ? numbers : numbers.filter((_, place) => failed[place] === 0),
    counts: {
      language: counted('language', FACETS.language),
      topic: counted('topic', FACETS.topic),
      year: counted('year', FACETS.year),
      kind: counted('kind', FACETS.kind),
      conference: counted('conference', FACETS.conference),
    },
  };
}

/** For each document one bit for each facet whose selection it does not pass; nothing where nothing is selected. */
function failedFacets(
  numbers: Uint32Array,
  selection: FacetSelection,
  columns: Columns,
): Uint8Array | undefined {
  const asked = FACET_NAMES.filter((name) => (selection[name] ?? []).length > 0);
  if (asked.length === 0) return undefined;
  const failed = new Uint8Array(numbers.length);
  for (const name of asked) {
    const isChosen = columns[name].values.map((value) => selection[name]?.includes(value) ?? false);
    for (const [place, number] of numbers.entries())
      if (!hasChosen(columns[name], number, isChosen))
        failed[place] = (failed[place] ?? 0) | (1 << FACETS[name]);
  }
  return failed;
}

function hasChosen({ places, starts }: FacetColumn, number: number, isChosen: readonly boolean[]): boolean {
  const end = starts[number + 1] ?? 0;
  for (let at = starts[number] ?? 0; at < end; at += 1) if (isChosen[places[at] ?? 0] === true) return true;
  return false;
}

/** How often each value of a column stands with the documents, or with those at some places among them. */
function countColumn(
  { values, places, starts }: FacetColumn,
  numbers: Uint32Array,
  isCounted: ((place: number) => boolean) | undefined,
): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let place = 0; place < numbers.length; place += 1) {
    if (isCounted?.(place) === false) continue;
    const number = numbers[place] ?? 0;
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at += 1) {
      const value = places[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

function listCounts(
  name: FacetName,
  values: readonly string[],
  counter: Uint32Array,
  chosen: readonly string[] = [],
): readonly FacetValue[] {
  const counts = new Map(chosen.map((value) => [value, 0]));
  for (const [place, count] of counter.entries()) if (count > 0) counts.set(values[place] ?? '', count);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => byFacetOrder(name, a, b));
}

/** Years newest first; all others by count, then by value. */
function byFacetOrder(name: FacetName, a: FacetValue, b: FacetValue): number {
  const byValue = a.value < b.value ? -1 : 1;
  return name === 'year' ? -byValue : b.count - a.count || byValue;
}

function columnsOf(store: DocStore): Columns {
  const made = known.get(store.docs) ?? {
    language: columnOf(store, 'language'),
    topic: columnOf(store, 'topic'),
    year: columnOf(store, 'year'),
    kind: columnOf(store, 'kind'),
    conference: columnOf(store, 'conference'),
  };
  known.set(store.docs, made);
  return made;
}

function columnOf({ all }: DocStore, name: FacetName): FacetColumn {
  const placeOf = new Map<string, number>();
  const places: number[] = [];
  const starts = new Uint32Array(all.length + 1);
  for (const doc of all) {
    for (const value of new Set(facetValues(doc, name))) {
      const place = placeOf.get(value) ?? placeOf.size;
      placeOf.set(value, place);
      places.push(place);
    }
    starts[doc.number + 1] = places.length;
  }
  return { values: [...placeOf.keys()], places: Uint32Array.from(places), starts };
}
