import type { RelationType, Source, SourceRelation } from '#core/archive/source';

/** `out`: what this source does to others. `back`: what others do to it. */
export type RelationDirection = 'out' | 'back';

/** Other sources that stand in one relation to a source. */
export interface RelationGroup {
  readonly type: RelationType;
  readonly direction: RelationDirection;
  readonly sources: readonly Source[];
}

/** What replaces a text is to be seen first; what it merely mentions, last. */
const ORDER: readonly (readonly [RelationType, RelationDirection])[] = [
  ['supersedes', 'back'],
  ['supersedes', 'out'],
  ['amends', 'back'],
  ['amends', 'out'],
  ['supplements', 'back'],
  ['supplements', 'out'],
  ['adopted-by', 'out'],
  ['adopted-by', 'back'],
  ['annexes', 'out'],
  ['annexes', 'back'],
  ['recalls', 'out'],
  ['recalls', 'back'],
];

/**
 * Relations of a source both ways. `relationsTo` are those that other sources have to it. A source that the edition
 * does not have is left out, and none comes twice in a group.
 */
export function relationGroups(
  source: Source,
  relationsTo: readonly SourceRelation[],
  sourceById: (id: string) => Source | undefined,
): readonly RelationGroup[] {
  const { supersededBy } = source;
  const back: readonly SourceRelation[] = [
    ...(supersededBy === undefined ? [] : [{ type: 'supersedes' as const, source: supersededBy }]),
    ...relationsTo,
  ];
  return ORDER.flatMap(([type, direction]) => {
    const relations = direction === 'out' ? source.relations : back;
    const ids = new Set(relations.filter((relation) => relation.type === type).map(({ source: id }) => id));
    const sources = [...ids].flatMap((id) => sourceById(id) ?? []);
    return sources.length === 0 ? [] : [{ type, direction, sources }];
  });
}
