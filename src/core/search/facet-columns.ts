// Facets by number of document: values as small numbers, so that counting them is adding in an array.
import type { DocStore } from './doc-store.ts';
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

/**
 * What passes a selection, and counts per value over what the query found. A facet's counts leave its own selection
 * aside, so that its other values show what choosing them would add. A chosen value stays in the list with 0.
 */
export function countFacets(numbers: Uint32Array, selection: FacetSelection, store: DocStore): FacetAnswer {
  const columns = columnsOf(store);
  const tests = FACET_NAMES.map((name) => createTest(columns[name], selection[name]));
  const counters = FACET_NAMES.map((name) => new Uint32Array(columns[name].values.length));
  const chosen: number[] = [];
  for (const number of numbers) {
    const failed = failedTests(tests, number);
    if (failed === 0) chosen.push(number);
    for (let facet = 0; facet < counters.length; facet += 1) {
      if ((failed & ~(1 << facet)) !== 0) continue;
      const { places, starts } = columns[FACET_NAMES[facet] ?? 'language'];
      const counter = counters[facet] ?? new Uint32Array(0);
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at += 1) {
        const place = places[at] ?? 0;
        counter[place] = (counter[place] ?? 0) + 1;
      }
    }
  }
  const listed = (name: FacetName): readonly FacetValue[] =>
    listCounts(name, columns[name].values, counters[FACET_NAMES.indexOf(name)], selection[name] ?? []);
  return {
    chosen: Uint32Array.from(chosen),
    counts: {
      language: listed('language'),
      topic: listed('topic'),
      year: listed('year'),
      kind: listed('kind'),
      conference: listed('conference'),
    },
  };
}

/** Says of a document whether it has one of the chosen values; nothing where none is chosen. */
function createTest(
  { values, places, starts }: FacetColumn,
  chosen: readonly string[] | undefined,
): ((number: number) => boolean) | undefined {
  if (chosen === undefined || chosen.length === 0) return undefined;
  const isChosen = values.map((value) => chosen.includes(value));
  return (number) => {
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at += 1) if (isChosen[places[at] ?? 0] === true) return true;
    return false;
  };
}

/** One bit for each facet whose selection a document does not pass. */
function failedTests(tests: readonly (((number: number) => boolean) | undefined)[], number: number): number {
  let failed = 0;
  for (let facet = 0; facet < tests.length; facet += 1)
    if (tests[facet]?.(number) === false) failed |= 1 << facet;
  return failed;
}

function listCounts(
  name: FacetName,
  values: readonly string[],
  counter: Uint32Array | undefined,
  chosen: readonly string[],
): readonly FacetValue[] {
  const counts = new Map(chosen.map((value) => [value, 0]));
  for (const [place, count] of (counter ?? []).entries())
    if (count > 0) counts.set(values[place] ?? '', count);
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
    for (const value of new Set(doc.facets[name])) {
      const place = placeOf.get(value) ?? placeOf.size;
      placeOf.set(value, place);
      places.push(place);
    }
    starts[doc.number + 1] = places.length;
  }
  return { values: [...placeOf.keys()], places: Uint32Array.from(places), starts };
}
