// What the window and the worker that anchors passages say to each other.
import type { PassageAnchor } from '#core/anchoring/passage-anchor';
import type { PassageSelector } from '#core/anchoring/selector';

/** Find passages of one text in another. */
export interface AnchorRequest {
  readonly id: number;
  /** The text the passages are of; `''` where it is not on this computer: then they are looked for by their words. */
  readonly before: string;
  readonly after: string;
  readonly passages: readonly PassageSelector[];
}

export interface AnchorReply {
  readonly id: number;
  /** One for each passage, in their order. */
  readonly anchors: readonly PassageAnchor[];
}
