// What the search box offers while one types: records by title, symbol or name, the last searches, and the search.
import { foldWords } from '../archive/record-names.ts';
import type { Route } from '../routing/route.ts';
import { filterItems } from './filter-items.ts';
import type { PaletteItem } from './palette-items.ts';

/** So many that the list is seen at a glance and leaves most of the results free. */
const MOST_RECORDS = 6;
const MOST_OF_A_KIND = 4;
const MOST_RECENT = 6;
/** So many sources are found by their title, however much else there is. */
const SOURCES_KEPT = 2;

export type RecordGroup = 'articles' | 'sources' | 'topics' | 'conferences';

/** One row under the search box. */
export type Suggestion =
  | {
      readonly type: 'record';
      readonly key: string;
      readonly group: RecordGroup;
      readonly label: string;
      /** BCP 47 tag of the label, where it is not the interface's. */
      readonly lang?: string;
      /** A symbol or a year. */
      readonly detail: string;
      readonly route: Route;
    }
  /** A search that was made before. */
  | { readonly type: 'recent'; readonly key: string; readonly text: string }
  /** What was typed, as a search. */
  | { readonly type: 'search'; readonly key: string; readonly text: string };

/** The rows for what stands in the box: the best records and, last, the search itself; for an empty box the last searches. */
export function suggest(
  items: readonly PaletteItem[],
  text: string,
  history: readonly string[],
): readonly Suggestion[] {
  const words = text.trim();
  if (words === '')
    return history.slice(0, MOST_RECENT).map((recent) => ({ type: 'recent', key: recent, text: recent }));
  const records = inOrder(filterItems(items, words, { groupLimit: MOST_OF_A_KIND }), words).flatMap(toRecord);
  return [...records, { type: 'search', key: 'search', text: words }];
}

/**
 * A source whose name or symbol is typed stands where it is; one with the words somewhere in its title, which is often
 * long, stands after what one reads, and does not take its place.
 */
function inOrder(found: readonly PaletteItem[], words: string): readonly PaletteItem[] {
  const isLast = (item: PaletteItem): boolean => item.group === 'sources' && !isNamed(item, words);
  const last = found.filter(isLast);
  const room = MOST_RECORDS - Math.min(last.length, SOURCES_KEPT);
  const first = found.filter((item) => item.group !== 'commands' && !isLast(item)).slice(0, room);
  return [...first, ...last].slice(0, MOST_RECORDS);
}

function isNamed({ found }: PaletteItem, words: string): boolean {
  const whole = foldWords(words);
  const isLong = whole.trim().includes(' ');
  return found.names.some((name) => (isLong ? name.startsWith(whole) : name === whole));
}

function toRecord({ group, action, key, label, lang, detail }: PaletteItem): readonly Suggestion[] {
  if (group === 'commands' || group === 'search' || action.type !== 'open') return [];
  const record: Suggestion = { type: 'record', key, group, label, detail, route: action.route };
  return [lang === undefined ? record : { ...record, lang }];
}
