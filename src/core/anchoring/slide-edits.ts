import type { WordedText } from './worded-text.ts';

export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

const SENTENCE_END = /^[.!?。！？؟।…"”’»)]$/u;

/**
 * Where a whole sentence was put in or taken out beside one that begins or ends like it, its edit can be read at several
 * places: `[the A. ]the B.` is `the [A. the ]B.` as well. Moves each such edit to where a block or a sentence begins, so
 * that the words of one sentence stay one another's neighbours.
 */
export function slideEdits(runs: readonly Run[], old: WordedText, now: WordedText): readonly Run[] {
  const slid = [...runs];
  let inOld = 0;
  let inNow = 0;
  for (let at = 0; at < slid.length; at += 1) {
    const run = slid[at];
    const [before, after] = [slid[at - 1], slid[at + 1]];
    if (run === undefined) break;
    if (run.kind !== 'same' && before?.kind === 'same' && after?.kind === 'same') {
      const [text, from] = run.kind === 'removed' ? [old, inOld] : [now, inNow];
      const shift = bestShift(text, from, run.count, before.count, after.count);
      slid[at - 1] = { kind: 'same', count: before.count + shift };
      slid[at + 1] = { kind: 'same', count: after.count - shift };
      inOld += shift;
      inNow += shift;
    }
    if (run.kind !== 'added') inOld += run.count;
    if (run.kind !== 'removed') inNow += run.count;
  }
  return slid.filter(({ count }) => count > 0);
}

/** By how many words an edit of `count` words at `from` goes on (or back, below 0), within the same words beside it. */
function bestShift(text: WordedText, from: number, count: number, before: number, after: number): number {
  let best = 0;
  let most = beginning(text, from);
  for (let shift = -1; -shift <= before && isSame(text, from + shift, from + shift + count); shift -= 1) {
    if (beginning(text, from + shift) <= most) continue;
    best = shift;
    most = beginning(text, from + shift);
  }
  for (
    let shift = 1;
    shift <= after && isSame(text, from + shift - 1, from + shift - 1 + count);
    shift += 1
  ) {
    if (beginning(text, from + shift) <= most) continue;
    best = shift;
    most = beginning(text, from + shift);
  }
  return best;
}

function isSame({ words }: WordedText, one: number, other: number): boolean {
  return words[one] !== undefined && words[one] === words[other];
}

/** How much a word begins something: 2 a block, 1 a sentence. */
function beginning({ text, words, starts, ends }: WordedText, at: number): number {
  if (at <= 0 || text.slice(ends[at - 1], starts[at]).includes('\n')) return 2;
  return SENTENCE_END.test(words[at - 1] ?? '') ? 1 : 0;
}
