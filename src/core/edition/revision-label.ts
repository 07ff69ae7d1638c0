// How much of an article has changed, in words: readers are told whether to read it again.
import { splitWords } from '#core/text/split-words';
import type { RevisionKind } from './edition.ts';

/** From this share of changed words on a revision is called major; editors may say otherwise. */
export const MAJOR_SHARE = 0.2;

/**
 * The share of words, 0 to 1, that one text has and the other has not, counted as often as they stand there. A passage
 * that has moved counts as unchanged; marks, spaces and formatting do not count.
 */
export function changedShare(before: string, after: string): number {
  const left = new Map<string, number>();
  const old = splitWords(before);
  const now = splitWords(after);
  if (old.length === 0 && now.length === 0) return 0;
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  const all = old.length + now.length;
  return (all - 2 * common) / all;
}

/** What a revision is called where the editor says nothing; a correction is something only a person can know. */
export function revisionKind(before: string, after: string): Exclude<RevisionKind, 'correction'> {
  return changedShare(before, after) >= MAJOR_SHARE ? 'major' : 'minor';
}
