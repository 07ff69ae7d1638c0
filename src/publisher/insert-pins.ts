import type { DraftBlock } from '#core/article/article-draft';
import { buildDraft } from '#core/article/build-draft';
import { type Fail, fail, ok, type Ok } from '#core/result';

/** A Markdown body with more pins than before. */
export interface PinnedBody {
  readonly body: string;
  /** How many pins were written. */
  readonly added: number;
}

/** The block at `line` of the body would not be the same under its id, or is not the one that was read before. */
export interface CannotPin extends Fail<'cannot-pin'> {
  /** From 1. */
  readonly line: number;
}

/**
 * Writes ` {#id}` behind every block that has none and can carry one (code cannot); nothing else changes.
 * @param blocks the blocks of this body as they were read; `ids` in the same order
 */
export function insertPins(
  body: string,
  blocks: readonly DraftBlock[],
  ids: readonly string[],
): Ok<PinnedBody> | CannotPin {
  const pins = blocks.flatMap(({ pinnedId, pinOffset }, at) => {
    const id = ids[at];
    return pinnedId !== undefined || pinOffset === undefined || id === undefined ? [] : [{ id, pinOffset }];
  });
  const parts: string[] = [];
  let from = 0;
  for (const { id, pinOffset } of pins.toSorted((a, b) => a.pinOffset - b.pinOffset)) {
    parts.push(body.slice(from, pinOffset), ` {#${id}}`);
    from = pinOffset;
  }
  const pinned = [...parts, body.slice(from)].join('');
  // Written, then read as `publish` will: Markdown has more corners than the offsets know.
  const after = buildDraft(pinned).blocks;
  const wrong = blocks.find((block, at) => !isPinnedAs(block, after[at], ids[at]));
  if (wrong === undefined && after.length === blocks.length) return ok({ body: pinned, added: pins.length });
  return { ...fail('cannot-pin', 'the blocks would not stay the same'), line: wrong?.line ?? 1 };
}

function isPinnedAs(before: DraftBlock, after: DraftBlock | undefined, id: string | undefined): boolean {
  if (after?.text !== before.text || after.kind !== before.kind) return false;
  return after.pinnedId === (before.pinOffset === undefined ? before.pinnedId : id);
}
