// Which word of the new text is which word of the old one. Made once for two texts; it serves all their passages.
import { diffArrays } from 'diff';
import { alignMoved } from './align-moved.ts';
import { slideEdits, type Run } from './slide-edits.ts';
import { wordText, type WordedText } from './worded-text.ts';

/** Past this many words put in and taken out no order is left that a difference in order could find. */
const MAX_EDITS = 4000;

/** For each word of one text the word of the other that it became; -1 where it has none. */
export interface WordMap {
  readonly toAfter: Int32Array;
  readonly toBefore: Int32Array;
}

export interface TextAlignment extends WordMap {
  readonly before: WordedText;
  readonly after: WordedText;
  /** 1 for each word of the new text that stands in another order than in the old one. */
  readonly moved: Uint8Array;
}

/** Aligns two texts word by word: what stayed in order by their difference, what moved by its longest common runs. */
export function alignTexts(before: string, after: string): TextAlignment {
  const old = wordText(before);
  const now = wordText(after);
  const map: WordMap = {
    toAfter: new Int32Array(old.words.length).fill(-1),
    toBefore: new Int32Array(now.words.length).fill(-1),
  };
  let inOld = 0;
  let inNow = 0;
  for (const { kind, count } of slideEdits(withoutChance(differ(old.words, now.words)), old, now)) {
    if (kind === 'same') join(map, inOld, inNow, count);
    if (kind !== 'added') inOld += count;
    if (kind !== 'removed') inNow += count;
  }
  return { before: old, after: now, ...map, moved: alignMoved(old.words, now.words, map) };
}

function join({ toAfter, toBefore }: WordMap, inOld: number, inNow: number, count: number): void {
  for (let at = 0; at < count; at += 1) {
    toAfter[inOld + at] = inNow + at;
    toBefore[inNow + at] = inOld + at;
  }
}

function differ(old: readonly string[], now: readonly string[]): readonly Run[] {
  const edits = diffArrays([...old], [...now], { maxEditLength: MAX_EDITS });
  if (edits === undefined) {
    return [
      { kind: 'removed', count: old.length },
      { kind: 'added', count: now.length },
    ];
  }
  return edits.map(({ added, removed, count }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    count,
  }));
}

/**
 * A few words in common between two long edits are in common by chance: `of the` is in every sentence. Such a run is
 * an edit as well.
 */
function withoutChance(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run, at): readonly Run[] => {
    if (run.kind !== 'same') return [run];
    const edited = Math.min(editedBeside(runs, at, -1), editedBeside(runs, at, 1));
    if (run.count * 4 > edited) return [run];
    return [
      { kind: 'removed', count: run.count },
      { kind: 'added', count: run.count },
    ];
  });
}

/** Words edited right before or right after a run; the end of a text is no edit. */
function editedBeside(runs: readonly Run[], at: number, step: -1 | 1): number {
  let most = 0;
  for (let next = at + step; ; next += step) {
    const run = runs[next];
    if (run === undefined || run.kind === 'same') return most;
    most = Math.max(most, run.count);
  }
}
