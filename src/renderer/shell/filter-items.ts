import type { CommandId } from '#core/commands/commands';
import { foldWords } from '../archive/record-names.ts';
import type { PaletteGroup, PaletteItem, PaletteWords } from './palette-items.ts';
import { WordRows } from './word-rows.ts';

/** Rows of each group that the palette shows. */
const GROUP_LIMIT = 7;

interface FilterOptions {
  /** Ids of articles, the last read first: offered before anything is typed. */
  readonly recent?: readonly string[];
  readonly groupLimit?: number;
  /** Rows that stand before the others: as they change more often, they are a list of their own. */
  readonly commands?: readonly PaletteItem[];
}

/** A query: its words together, and which rows have each. */
interface Wanted {
  readonly words: readonly string[];
  readonly whole: string;
  /** By word, by row: 1 where it has a word that begins so. */
  readonly has: readonly Uint8Array[];
  /** By word: the sources that have a name with it. */
  readonly sourcesWith: readonly ReadonlySet<string>[];
}

/**
 * Rows in which every word of the query begins a word, a few of each group. Best first: what has this very symbol or
 * alias, then titles in the interface's language, then whatever else was found.
 */
export function filterItems(
  items: readonly PaletteItem[],
  query: string,
  { recent = [], groupLimit = GROUP_LIMIT, commands = [] }: FilterOptions = {},
): readonly PaletteItem[] {
  const words = foldWords(query).split(' ').filter(Boolean);
  if (words.length === 0) return firstItems([...commands, ...items], recent, groupLimit);
  // One letter is in nearly every row of a large archive: only the best are ever sorted.
  const best = new Map<PaletteGroup, Ranked[]>();
  for (const list of [commands, items]) {
    const wanted = lookUp(list, words);
    for (const [order, item] of list.entries()) {
      const rank = rankOf(item.found, order, wanted);
      if (rank === undefined) continue;
      const ranked = best.get(item.group) ?? [];
      best.set(item.group, ranked);
      insertRanked(ranked, { item, order, rank }, groupLimit);
    }
  }
  return [...best.values()]
    .flat()
    .toSorted(compareRanked)
    .map(({ item }) => item);
}

function lookUp(items: readonly PaletteItem[], words: readonly string[]): Wanted {
  const { rows, names } = wordsOf(items);
  return {
    words,
    whole: ` ${words.join(' ')}`,
    has: words.map((word) => rows.beginning(word)),
    sourcesWith: words.length < 2 ? [] : words.map((word) => sourcesIn(items, names.beginning(word))),
  };
}

/** What is done most, best first; those that cannot be done at present are left out. */
const FIRST: readonly CommandId[] = [
  'add-note',
  'bookmark',
  'find',
  'copy-citation',
  'show-changes',
  'search',
  'bookmarks',
  'notebook',
  'open-edition',
  'updates',
  'settings',
  'help',
];

/** Before anything is typed: commands that fit the place, and the articles that were read last. */
function firstItems(
  items: readonly PaletteItem[],
  recent: readonly string[],
  groupLimit: number,
): readonly PaletteItem[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const named = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []).slice(0, groupLimit);
  return [...named(FIRST.map((id) => `command:${id}`)), ...named(recent.map((id) => `article:${id}`))];
}

interface Ranked {
  readonly item: PaletteItem;
  readonly order: number;
  readonly rank: number;
}

function compareRanked(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || a.item.label.length - b.item.label.length || a.order - b.order;
}

/** Puts a row into a sorted list, as long as it is among the best. */
function insertRanked(list: Ranked[], row: Ranked, limit: number): void {
  const last = list.at(-1);
  if (list.length >= limit && last !== undefined && compareRanked(row, last) > 0) return;
  const at = list.findIndex((other) => compareRanked(row, other) < 0);
  list.splice(at === -1 ? list.length : at, 0, row);
  if (list.length > limit) list.pop();
}

/** Less is better; `undefined` where a word is missing. */
function rankOf(found: PaletteWords, row: number, wanted: Wanted): number | undefined {
  const { words, has } = wanted;
  let own = 0;
  for (const one of has) own += one[row] ?? 0;
  // One word of its own at least: else every article that cites the Convention answers to "palermo".
  if (own === 0) return undefined;
  if (own < words.length) return isRelated(found, row, wanted) ? 7 : undefined;
  return rankOfOwn(found, wanted);
}

/** Every word that the row does not have is in a name of a source that it has to do with. */
function isRelated({ sources }: PaletteWords, row: number, { has, sourcesWith }: Wanted): boolean {
  return sourcesWith.every((ids, word) => has[word]?.[row] === 1 || sources.some((id) => ids.has(id)));
}

function rankOfOwn({ label, names, isOwn }: PaletteWords, { words, whole }: Wanted): number {
  if (names.includes(whole) || label === whole) return 0;
  if (!isOwn) return 6;
  if (label.startsWith(whole)) return 1;
  // Half of "Palermo Convention" means the Convention, not every title that speaks of it.
  if (words.length > 1 && names.some((name) => name.startsWith(whole))) return 2;
  if (label.includes(whole)) return 3;
  if (words.every((word) => label.includes(` ${word}`))) return 4;
  return 5;
}

interface ItemWords {
  /** Of whatever a row may be found by. */
  readonly rows: WordRows;
  /** Of the names of sources only. */
  readonly names: WordRows;
}

const known = new WeakMap<readonly PaletteItem[], ItemWords>();

/** The words of a list of rows, made when somebody first asks. */
export function wordsOf(items: readonly PaletteItem[]): ItemWords {
  const made = known.get(items) ?? {
    rows: new WordRows(items.map(({ found }) => found.all)),
    names: new WordRows(items.map(({ group, found }) => (group === 'sources' ? found.names.join('') : ''))),
  };
  known.set(items, made);
  return made;
}

function sourcesIn(items: readonly PaletteItem[], has: Uint8Array): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let row = has.indexOf(1); row >= 0; row = has.indexOf(1, row + 1))
    ids.add((items[row]?.key ?? '').slice('source:'.length));
  return ids;
}
