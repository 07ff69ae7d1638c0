import { changedPlaces } from '#core/changes/compare-texts';
import type { BlockComparison, ChangePart, TextComparison } from '#core/changes/text-comparison';

/** A run of a block's words: unchanged, or one place that differs. `number` counts the places from 1. */
export type Segment =
  | { readonly type: 'same'; readonly text: string }
  | { readonly type: 'change'; readonly number: number; readonly parts: readonly ChangePart[] };

export interface ChangeBlock {
  readonly block: BlockComparison;
  readonly segments: readonly Segment[];
}

/** What the comparison shows, from the top: blocks, and unchanged ones that are folded away. */
export type ChangeRow =
  | ({ readonly type: 'block' } & ChangeBlock)
  | { readonly type: 'folded'; readonly key: string; readonly blocks: readonly ChangeBlock[] };

/** Unchanged blocks shown on either side of a change, so that one knows where one is. */
const AROUND = 1;
/** Fewer than this are not worth a fold. */
const MIN_FOLDED = 2;

export function changeRows({ blocks }: TextComparison): readonly ChangeRow[] {
  const shown = blocks.map((_, at) => isNearChange(blocks, at));
  const rows: ChangeRow[] = [];
  let places = 0;
  let hidden: ChangeBlock[] = [];
  const flush = (): void => {
    if (hidden.length >= MIN_FOLDED) {
      rows.push({ type: 'folded', key: `folded-${hidden[0]?.block.id ?? ''}`, blocks: hidden });
    } else rows.push(...hidden.map((block) => ({ type: 'block' as const, ...block })));
    hidden = [];
  };
  for (const [at, block] of blocks.entries()) {
    const row = { block, segments: segmentsOf(block, places + 1) };
    places += changedPlaces(block).length;
    if (shown[at] !== true) {
      hidden.push(row);
      continue;
    }
    flush();
    rows.push({ type: 'block', ...row });
  }
  flush();
  return rows;
}

function isNearChange(blocks: readonly BlockComparison[], at: number): boolean {
  return blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ state }) => state !== 'same');
}

/** A block that came, went or moved is one place; an edited one has a place for each run of changed words. */
function segmentsOf({ state, parts }: BlockComparison, first: number): readonly Segment[] {
  if (state !== 'same' && state !== 'edited') return [{ type: 'change', number: first, parts }];
  const segments: Segment[] = [];
  let number = first;
  let run: ChangePart[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    segments.push({ type: 'change', number, parts: run });
    number += 1;
    run = [];
  };
  for (const part of parts) {
    if (part.kind !== 'same') {
      run.push(part);
      continue;
    }
    flush();
    segments.push({ type: 'same', text: part.text });
  }
  flush();
  return segments;
}
