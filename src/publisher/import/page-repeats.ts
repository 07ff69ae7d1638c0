/**
 * Scrapers save the body of a page twice or more. The first copy stays. Long blocks are compared by their words;
 * short ones (headings, bullets) go only where long ones around them have gone, since two sections may share a heading.
 */

import { isNumbered } from './page-blocks.ts';
import type { PageNotice, RawBlock } from './page-types.ts';
import { keepNewSentences, LONG_KEY } from './page-repeated-sentences.ts';
import { textKey } from './page-text.ts';

export interface Unrepeated {
  readonly blocks: readonly RawBlock[];
  /** Keys of texts that stood more than once before the copies went. */
  readonly repeatedKeys: ReadonlySet<string>;
  readonly notices: readonly PageNotice[];
}

/** Numbered entries may say the same twice ("Ibid."): their number belongs to the key. */
function keyOf(block: RawBlock): string {
  const number = isNumbered(block) ? textKey(block.marker) : '';
  return `${number}${textKey(block.text)}`;
}

/** Leaves the first copy of whatever the page says twice. */
export function dropRepeats(blocks: readonly RawBlock[]): Unrepeated {
  const keys = blocks.map(keyOf);
  const firstAt = new Map<string, number>();
  const repeatedKeys = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (firstAt.has(key)) repeatedKeys.add(key);
    else firstAt.set(key, index);
  }
  const original = findOriginals(blocks, keys, firstAt);
  const teasers = findTeasers(blocks, keys);
  const dropped = new Set([...original.keys(), ...teasers]);
  const parts = keepNewSentences(blocks, dropped);
  return { blocks: parts.blocks, repeatedKeys, notices: [...noticesOf(blocks, dropped), ...parts.notices] };
}

/** Index of a repeated block → index of the block it repeats. */
function findOriginals(
  blocks: readonly RawBlock[],
  keys: readonly string[],
  firstAt: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const original = new Map<number, number>();
  for (const [index, key] of keys.entries()) {
    const first = firstAt.get(key) ?? index;
    if (first < index && key.length >= LONG_KEY) original.set(index, first);
  }
  for (const index of Array.from(original.keys())) {
    spread(blocks, keys, original, index, 1);
    spread(blocks, keys, original, index, -1);
  }
  return original;
}

/** From one long repeated block outwards: neighbours that repeat the neighbours of the original. */
function spread(
  blocks: readonly RawBlock[],
  keys: readonly string[],
  original: Map<number, number>,
  from: number,
  step: 1 | -1,
): void {
  let copy = from;
  let first = original.get(from) ?? from;
  for (;;) {
    copy += step;
    first += step;
    const key = keys[copy];
    // The two copies may not grow into each other.
    if (key === undefined || blocks[first] === undefined || original.has(copy) || copy === first) return;
    if (step === -1 && copy <= (original.get(from) ?? 0)) return;
    if (keys[first] !== key) {
      const near = [first + step, first + 2 * step].find((at) => keys[at] === key);
      if (near === undefined) return;
      first = near;
    }
    if (original.has(first)) return;
    original.set(copy, first);
  }
}

/** Blocks that are the cut beginning of another one: "The workshop brought together …  Read more". */
function findTeasers(blocks: readonly RawBlock[], keys: readonly string[]): readonly number[] {
  const long = keys.filter((key) => key.length > LONG_KEY);
  return blocks.flatMap((block, index) => {
    const cut =
      /\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:read more|continue reading|lire la suite|leer más)?[\s→»]*$/iu;
    if (!cut.test(block.text.slice(-60))) return [];
    const start = textKey(block.text.replace(cut, ''));
    const isTeaser =
      start.length >= 30 && long.some((key) => key.length > start.length && key.startsWith(start));
    return isTeaser ? [index] : [];
  });
}

function noticesOf(blocks: readonly RawBlock[], dropped: ReadonlySet<number>): readonly PageNotice[] {
  const first = Math.min(...dropped);
  const line = blocks[first]?.line;
  if (line === undefined) return [];
  const message = `${String(dropped.size)} blocks repeat earlier text and were left out, the first of them here`;
  return [{ line, code: 'repeated-text', severity: 'info', message }];
}
