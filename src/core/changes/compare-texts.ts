import { diffArrays } from 'diff';
import type { ArticleText, Block } from '#core/archive/article-text';
import { compareWords, sharedWords } from './compare-words.ts';
import { hasWord, splitWords } from './split-words.ts';
import type { BlockComparison, ChangePart, TextComparison } from './text-comparison.ts';

/** Blocks whose ids differ are one block that was rewritten where at least this share of their words is the same. */
const MIN_ALIKE = 0.5;

interface TextBlock extends Block {
  readonly text: string;
}

type Pair =
  | { readonly old: TextBlock; readonly now: TextBlock; readonly isMoved: boolean }
  | { readonly old: TextBlock; readonly now?: undefined }
  | { readonly old?: undefined; readonly now: TextBlock };

/**
 * Compares two versions of an article by block, then by word. Blocks are the same by their permanent id, which an
 * edition hands on (decision 12), else by their words.
 */
export function compareTexts(before: ArticleText, after: ArticleText): TextComparison {
  const pairs = pairBlocks(blocksOf(before), blocksOf(after));
  const blocks = pairs.map(comparePair);
  const places = blocks.flatMap(changedPlaces);
  return { blocks, places: places.length, worded: places.filter(hasWord).length };
}

function blocksOf({ text, blocks }: ArticleText): readonly TextBlock[] {
  return blocks.map((block) => ({ ...block, text: text.slice(block.start, block.end) }));
}

function pairBlocks(old: readonly TextBlock[], now: readonly TextBlock[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const edits = diffArrays(
    old.map(({ id }) => id),
    now.map(({ id }) => id),
  );
  let inOld = 0;
  let inNow = 0;
  let gone: readonly TextBlock[] = [];
  for (const { count, added, removed } of edits) {
    if (removed) {
      gone = [...gone, ...old.slice(inOld, inOld + count)];
      inOld += count;
      continue;
    }
    const here = now.slice(inNow, inNow + count);
    inNow += count;
    if (added) {
      pairs.push(...pairAlike(gone, here));
      gone = [];
      continue;
    }
    pairs.push(...gone.map((block) => ({ old: block })));
    gone = [];
    for (const [at, block] of here.entries()) {
      const match = old[inOld + at];
      pairs.push(match === undefined ? { now: block } : { old: match, now: block, isMoved: false });
    }
    inOld += count;
  }
  return joinMoved([...pairs, ...gone.map((block) => ({ old: block }))]);
}

/** What was taken out at a place and what was put in there: blocks of much the same words, in order, are the same. */
function pairAlike(gone: readonly TextBlock[], here: readonly TextBlock[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let next = 0;
  for (const now of here) {
    const at = gone.findIndex((old, index) => index >= next && areAlike(old.text, now.text));
    if (at < 0) {
      pairs.push({ now });
      continue;
    }
    pairs.push(...gone.slice(next, at).map((old) => ({ old })));
    pairs.push({ old: gone[at] ?? now, now, isMoved: false });
    next = at + 1;
  }
  return [...pairs, ...gone.slice(next).map((old) => ({ old }))];
}

function areAlike(before: string, after: string): boolean {
  return before === after || sharedWords(splitWords(before), splitWords(after)) >= MIN_ALIKE;
}

/** A block that went from one place and came at another, by its id, or by its words where these are the same. */
function joinMoved(pairs: readonly Pair[]): readonly Pair[] {
  const gone = pairs.flatMap(({ old, now }) => (old !== undefined && now === undefined ? [old] : []));
  const taken = new Set<TextBlock>();
  const joined = pairs.map((pair): Pair => {
    if (pair.now === undefined || pair.old !== undefined) return pair;
    const { now } = pair;
    const free = gone.filter((block) => !taken.has(block));
    const old = free.find(({ id }) => id === now.id) ?? free.find(({ text }) => text === now.text);
    if (old === undefined) return pair;
    taken.add(old);
    return { old, now, isMoved: true };
  });
  return joined.filter(({ old, now }) => now !== undefined || old === undefined || !taken.has(old));
}

function comparePair(pair: Pair): BlockComparison {
  if (pair.now === undefined)
    return describe(pair.old, 'removed', [{ kind: 'removed', text: pair.old.text }]);
  if (pair.old === undefined) return describe(pair.now, 'added', [{ kind: 'added', text: pair.now.text }]);
  const parts = compareWords(pair.old.text, pair.now.text);
  const isEdited = parts.some(({ kind }) => kind !== 'same');
  return describe(pair.now, pair.isMoved ? 'moved' : isEdited ? 'edited' : 'same', parts);
}

function describe(
  { id, kind, level }: Block,
  state: BlockComparison['state'],
  parts: readonly ChangePart[],
): BlockComparison {
  return { id, kind, ...(level === undefined ? {} : { level }), state, parts };
}

/** The words of each place of a block that differs: an edited block has one for each run, every other changed one. */
export function changedPlaces({ state, parts }: BlockComparison): readonly string[] {
  if (state === 'same') return [];
  if (state !== 'edited') return [parts.map(({ text }) => text).join('')];
  const places: string[] = [];
  let isInside = false;
  for (const { kind, text } of parts) {
    if (kind === 'same') isInside = false;
    else if (isInside) places.push((places.pop() ?? '') + text);
    else {
      places.push(text);
      isInside = true;
    }
  }
  return places;
}
