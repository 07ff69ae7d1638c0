import type { SegmentSet } from './segment-set.ts';

/** The names of all documents by their numbers, also of those that are no longer there. Throws `BadIndexError`. */
export function documentNames(set: SegmentSet): readonly string[] {
  return set.members.flatMap(({ segment }) => segment.refs.all());
}
