import type { PaletteGroup, PaletteItem, PaletteWords } from './palette-items.ts';
import { foldWords } from './palette-names.ts';

/** Rows shown of each group. */
const GROUP_LIMIT = 7;

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
export function filterItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const words = foldWords(query).split(' ').filter(Boolean);
  const wanted: Wanted = { words, whole: ` ${words.join(' ')}`, sourcesWith: sourcesByWord(items, words) };
  const ranked = items.flatMap((item, order) => {
    const rank = rankOf(item.found, wanted);
    return rank === undefined ? [] : [{ item, order, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.item.label.length - b.item.label.length || a.order - b.order);
  const shown = new Map<PaletteGroup, number>();
  return ranked.flatMap(({ item }) => {
    const count = (shown.get(item.group) ?? 0) + 1;
    shown.set(item.group, count);
    return count <= GROUP_LIMIT ? [item] : [];
  });
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
    return isRelated ? 6 : undefined;
  }
  if (names.includes(whole) || label === whole) return 0;
  if (!isOwn) return 5;
  if (label.startsWith(whole)) return 1;
  if (label.includes(whole)) return 2;
  if (words.every((word) => label.includes(` ${word}`))) return 3;
  return 4;
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
