import type { CommandId } from '#core/commands/commands';
import { foldWords } from '../archive/record-names.ts';
import type { PaletteGroup, PaletteItem, PaletteWords } from './palette-items.ts';

/** Rows of each group that the palette shows. */
const GROUP_LIMIT = 7;

interface FilterOptions {
  /** Ids of articles, the last read first: offered before anything is typed. */
  readonly recent?: readonly string[];
  readonly groupLimit?: number;
}

/** The words of a query, and which sources have a name with each. */
interface Wanted {
  readonly words: readonly string[];
  readonly whole: string;
  readonly sourcesWith: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Rows in which every word of the query begins a word, a few of each group. Best first: what has this very symbol or
 * alias, then titles in the interface's language, then whatever else was found.
 */
export function filterItems(
  items: readonly PaletteItem[],
  query: string,
  { recent = [], groupLimit = GROUP_LIMIT }: FilterOptions = {},
): readonly PaletteItem[] {
  const words = foldWords(query).split(' ').filter(Boolean);
  if (words.length === 0) return firstItems(items, recent, groupLimit);
  const wanted: Wanted = { words, whole: ` ${words.join(' ')}`, sourcesWith: sourcesByWord(items, words) };
  // One letter is in nearly every row of a large archive: only the best are ever sorted.
  const best = new Map<PaletteGroup, Ranked[]>();
  for (const [order, item] of items.entries()) {
    const rank = rankOf(item.found, wanted);
    if (rank === undefined) continue;
    const list = best.get(item.group) ?? [];
    best.set(item.group, list);
    insertRanked(list, { item, order, rank }, groupLimit);
  }
  return [...best.values()]
    .flat()
    .toSorted(compareRanked)
    .map(({ item }) => item);
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
function rankOf(found: PaletteWords, { words, whole, sourcesWith }: Wanted): number | undefined {
  const { label, names, isOwn, all } = found;
  const missing = words.filter((word) => !all.includes(` ${word}`));
  if (missing.length > 0) {
    // One word of its own at least: else every article that cites the Convention answers to "palermo".
    const isRelated =
      missing.length < words.length &&
      missing.every((word) => found.sources.some((id) => sourcesWith.get(word)?.has(id) === true));
    return isRelated ? 7 : undefined;
  }
  if (names.includes(whole) || label === whole) return 0;
  if (!isOwn) return 6;
  if (label.startsWith(whole)) return 1;
  // Half of "Palermo Convention" means the Convention, not every title that speaks of it.
  if (words.length > 1 && names.some((name) => name.startsWith(whole))) return 2;
  if (label.includes(whole)) return 3;
  if (words.every((word) => label.includes(` ${word}`))) return 4;
  return 5;
}

/** For each of several words the sources that have a name with it. A single word must be a row's own. */
function sourcesByWord(
  items: readonly PaletteItem[],
  words: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  if (words.length < 2) return new Map();
  const sources = items.filter(({ group }) => group === 'sources');
  return new Map(
    words.map((word) => [
      word,
      new Set(
        sources
          .filter(({ found }) => found.names.some((name) => name.includes(` ${word}`)))
          .map(({ key }) => key.slice('source:'.length)),
      ),
    ]),
  );
}
