import type { ArticleText, BlockKind } from '#core/archive/article-text';
import { splitWords } from '#core/text/split-words';
import type { DraftBlock } from './article-draft.ts';

/** What ids may be taken from. */
export interface IdOrigins {
  readonly articleId: string;
  /** The same article in the previous edition. */
  readonly previous?: ArticleText;
  /** Ids and kinds of the original's blocks, where the article is a translation. */
  readonly original?: readonly { readonly id: string; readonly kind: BlockKind }[];
  /** Any good hash of a text, as lower-case hex. */
  hash(text: string): string;
}

/** Two texts with fewer words in common than this (Dice, 0–1) are not one block that was edited. */
const SAME_BLOCK = 0.5;
const HASH_DIGITS = 10;

/** Whether a translation is built as its original is: the same kinds of blocks in the same order. */
export function hasSameStructure(
  blocks: readonly { readonly kind: BlockKind }[],
  original: readonly { readonly kind: BlockKind }[],
): boolean {
  return blocks.length === original.length && blocks.every((block, at) => block.kind === original[at]?.kind);
}

/**
 * The permanent id of every block (decision 12), in this order: the pinned one; the original's at the same
 * place for a translation of the same structure; the previous edition's block with the same text, then with
 * most words in common; else a hash of article id, text and occurrence. Ids are unique within the article.
 */
export function assignBlockIds(blocks: readonly DraftBlock[], origins: IdOrigins): readonly string[] {
  const pinned = blocks.map((block) => block.pinnedId);
  const { original } = origins;
  const isTwin = original !== undefined && hasSameStructure(blocks, original);
  const wanted = isTwin
    ? blocks.map((block, at) => block.pinnedId ?? original[at]?.id)
    : inherit(blocks, pinned, origins.previous);
  return fillWithHashes(blocks, dropRepeats(wanted, pinned), origins);
}

/** A pinned id wins over the same id from elsewhere; otherwise the first block keeps it. */
function dropRepeats(
  ids: readonly (string | undefined)[],
  pinned: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  const taken = new Set(pinned.filter((id) => id !== undefined));
  return ids.map((id, at) => {
    if (id === undefined || id === pinned[at]) return id;
    if (taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
}

function fillWithHashes(
  blocks: readonly DraftBlock[],
  ids: readonly (string | undefined)[],
  { articleId, hash }: IdOrigins,
): readonly string[] {
  const taken = new Set(ids.filter((id) => id !== undefined));
  const seen = new Map<string, number>();
  return blocks.map((block, at) => {
    const known = ids[at];
    if (known !== undefined) return known;
    let occurrence = seen.get(block.text) ?? 0;
    let id: string;
    do {
      occurrence += 1;
      id = `b-${hash(`${articleId}\n${block.text}\n${occurrence}`).slice(0, HASH_DIGITS)}`;
    } while (taken.has(id));
    seen.set(block.text, occurrence);
    taken.add(id);
    return id;
  });
}

interface OldBlock {
  readonly id: string;
  readonly kind: BlockKind;
  readonly text: string;
}

function inherit(
  blocks: readonly DraftBlock[],
  pinned: readonly (string | undefined)[],
  previous: ArticleText | undefined,
): readonly (string | undefined)[] {
  if (previous === undefined) return pinned;
  const pins = new Set(pinned);
  const old = previous.blocks
    .filter((block) => !pins.has(block.id))
    .map(({ id, kind, start, end }) => ({ id, kind, text: previous.text.slice(start, end) }));
  const exact = matchExactly(blocks, pinned, old);
  const used = new Set(exact);
  return matchByWords(
    blocks,
    exact,
    old.filter((block) => !used.has(block.id)),
  );
}

function matchExactly(
  blocks: readonly DraftBlock[],
  ids: readonly (string | undefined)[],
  old: readonly OldBlock[],
): readonly (string | undefined)[] {
  const queues = new Map<string, string[]>();
  for (const block of old) {
    const key = keyOf(block);
    queues.set(key, [...(queues.get(key) ?? []), block.id]);
  }
  return blocks.map((block, at) => ids[at] ?? queues.get(keyOf(block))?.shift());
}

function keyOf(block: { readonly kind: BlockKind; readonly text: string }): string {
  return `${block.kind === 'heading' ? 'heading' : 'text'}\n${block.text}`;
}

interface Candidate {
  readonly at: number;
  readonly id: string;
  readonly likeness: number;
  /** How far apart the two stand, in blocks. */
  readonly distance: number;
}

/** Best likeness first, then nearness: the same input always gives the same pairs. */
function matchByWords(
  blocks: readonly DraftBlock[],
  ids: readonly (string | undefined)[],
  old: readonly OldBlock[],
): readonly (string | undefined)[] {
  const bags = old.map((block) => bagOf(block.text));
  const candidates = blocks.flatMap((block, at): readonly Candidate[] => {
    if (ids[at] !== undefined) return [];
    const bag = bagOf(block.text);
    return old.flatMap((other, otherAt): readonly Candidate[] => {
      if ((block.kind === 'heading') !== (other.kind === 'heading')) return [];
      const likeness = diceOf(bag, bags[otherAt] ?? new Map());
      const distance = Math.abs(at - otherAt);
      return likeness < SAME_BLOCK ? [] : [{ at, id: other.id, likeness, distance }];
    });
  });
  const result = [...ids];
  const used = new Set<string>();
  const byLikeness = candidates.toSorted(
    (a, b) => b.likeness - a.likeness || a.distance - b.distance || a.at - b.at,
  );
  for (const { at, id } of byLikeness) {
    if (result[at] !== undefined || used.has(id)) continue;
    result[at] = id;
    used.add(id);
  }
  return result;
}

function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  for (const word of splitWords(text.toLowerCase())) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Twice the common words over all words of both. */
function diceOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  const all = sumOf(a) + sumOf(b);
  return all === 0 ? 0 : (2 * common) / all;
}

function sumOf(bag: ReadonlyMap<string, number>): number {
  return [...bag.values()].reduce((sum, count) => sum + count, 0);
}
