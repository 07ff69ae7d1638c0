import { alignTexts } from '#core/anchoring/align-texts';
import { anchorPassage } from '#core/anchoring/anchor-passage';
import type { AnchorReply, AnchorRequest } from '#shared/anchor-messages';

/** One comparison of the two texts serves all their passages. */
export function handleAnchor({ id, before, after, passages }: AnchorRequest): AnchorReply {
  const alignment = alignTexts(before, after);
  return { id, anchors: passages.map((passage) => anchorPassage(alignment, passage)) };
}
