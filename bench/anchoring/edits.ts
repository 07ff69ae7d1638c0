// Synthetic edits of a text in words that know where each of their words came from, so that the truth is known.
import { pick } from '#core/search/packed/seeded-random';

/** A word or sign with the white space after it, and its number in the text before the edit; -1 for a new one. */
export interface Word {
  readonly text: string;
  readonly space: string;
  readonly was: number;
  /** A new word that stands for this one. */
  readonly instead?: number;
}

export interface Random {
  readonly random: () => number;
  /** Words as they occur in news, the frequent ones often. */
  readonly vocabulary: readonly string[];
}

export function isWord({ text }: Word): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** So many of a hundred words are edited: half are other words, a quarter is taken out, a quarter has one put before. */
export function editWords(words: readonly Word[], share: number, { random, vocabulary }: Random): Word[] {
  return words.flatMap((word): Word[] => {
    if (!isWord(word) || random() >= share) return [word];
    const kind = random();
    const other = pick(random, vocabulary);
    if (kind < 0.5) return [{ text: other, space: word.space, was: -1, instead: word.was }];
    if (kind < 0.75) return [];
    return [{ text: other, space: ' ', was: -1 }, word];
  });
}

export function prepend(words: readonly Word[], count: number, { random, vocabulary }: Random): Word[] {
  const added = Array.from({ length: count }, () => ({
    text: pick(random, vocabulary),
    space: ' ',
    was: -1,
  }));
  return [...added, ...words];
}

/** A quarter of the text goes to another place in it. */
export function moveQuarter(words: readonly Word[], { random }: Random): Word[] {
  const size = Math.floor(words.length / 4);
  const from = Math.floor(random() * (words.length - size));
  const block = words.slice(from, from + size);
  const rest = [...words.slice(0, from), ...words.slice(from + size)];
  // Not where it was: a third of the rest away at least.
  const distance = Math.floor(rest.length / 3 + (random() * rest.length) / 3);
  const to = (from + distance) % rest.length;
  return [...rest.slice(0, to), ...block, ...rest.slice(to)];
}

export function textOf(words: readonly Word[]): string {
  return words.map(({ text, space }) => text + space).join('');
}
