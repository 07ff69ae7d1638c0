import { diffArrays } from 'diff';
import { joinWords, splitWords, type Token } from './split-words.ts';
import type { ChangePart } from './text-comparison.ts';

/** Two texts that need more edits than this are shown as one taken out and one put in: nobody reads such a mixture. */
const MAX_EDITS = 3000;
/** Below this share of words in common a block is another block. */
const MIN_SHARED = 0.2;

/** What became of a text, word by word. White space alone is no change. */
export function compareWords(before: string, after: string): readonly ChangePart[] {
  const old = splitWords(before);
  const now = splitWords(after);
  if (old.length === now.length && old.every(({ text }, at) => text === now[at]?.text)) {
    return after === '' ? [] : [{ kind: 'same', text: after }];
  }
  const edits =
    sharedWords(old, now) < MIN_SHARED
      ? undefined
      : diffArrays(wordsOf(old), wordsOf(now), { maxEditLength: MAX_EDITS });
  if (edits === undefined) return withoutEmpty([part('removed', before), part('added', after)]);
  return toParts(edits, old, now);
}

/** Share of the words of both that the other has too, 0 to 1, whatever their order. */
export function sharedWords(before: readonly Token[], after: readonly Token[]): number {
  const left = new Map<string, number>();
  for (const { text } of before) left.set(text, (left.get(text) ?? 0) + 1);
  let shared = 0;
  for (const { text } of after) {
    const count = left.get(text) ?? 0;
    if (count === 0) continue;
    left.set(text, count - 1);
    shared += 1;
  }
  const most = Math.max(before.length, after.length);
  return most === 0 ? 1 : shared / most;
}

interface Edit {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

/** Takes the words from the texts themselves, so that the spaces are theirs; what was removed stands first. */
function toParts(
  edits: readonly Edit[],
  old: readonly Token[],
  now: readonly Token[],
): readonly ChangePart[] {
  const parts: ChangePart[] = [];
  let waiting: { removed: string; added: string } = { removed: '', added: '' };
  let inOld = 0;
  let inNow = 0;
  const flush = (): void => {
    const removed = waiting.removed.trim() === '' ? '' : waiting.removed;
    parts.push(part('removed', removed), part('added', waiting.added));
    waiting = { removed: '', added: '' };
  };
  for (const { count, added, removed } of edits) {
    if (removed) {
      waiting.removed += joinWords(old.slice(inOld, inOld + count));
      inOld += count;
      continue;
    }
    const text = joinWords(now.slice(inNow, inNow + count));
    inNow += count;
    if (added) {
      waiting.added += text;
      continue;
    }
    inOld += count;
    flush();
    parts.push(part('same', text));
    // The text may end here now, where words went on before: the space between was the old text's.
    if (now[inNow - 1]?.space === '') waiting.removed = old[inOld - 1]?.space ?? '';
  }
  flush();
  return withoutEmpty(parts);
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text);
}

function part(kind: ChangePart['kind'], text: string): ChangePart {
  return { kind, text };
}

function withoutEmpty(parts: readonly ChangePart[]): readonly ChangePart[] {
  return parts.filter(({ text }) => text !== '');
}
