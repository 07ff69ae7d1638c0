import type { Article } from '#core/archive/article';
import { REVISION_KINDS, type Edition, type RevisionLabel } from '#core/edition/edition';

/** What an edition brought, or that it is the first and everything in it is simply there. */
export type EditionNews =
  | { readonly type: 'first' }
  | {
      readonly type: 'changes';
      readonly added: readonly Article[];
      /** Corrections first, then what has changed much. */
      readonly revised: readonly Article[];
      /** What the publisher says about a revision, by id of the article. */
      readonly labels: ReadonlyMap<string, RevisionLabel>;
      /** Ids of the articles that are gone, the withdrawn ones left out. */
      readonly removed: readonly string[];
      readonly withdrawn: Edition['withdrawn'];
    };

/** `works` chooses one version of each work, newest first. */
export function editionNews(
  { changes, withdrawn, previous, labels = [] }: Edition,
  articleById: (id: string) => Article | undefined,
  works: (articles: readonly Article[]) => readonly Article[],
): EditionNews {
  if (previous === undefined) return { type: 'first' };
  const found = (ids: readonly string[]) => works(ids.flatMap((id) => articleById(id) ?? []));
  const labelOf = new Map(labels.map((label) => [label.article, label]));
  const weight = ({ id }: Article) => {
    const label = labelOf.get(id)?.label;
    return label === undefined ? -1 : REVISION_KINDS.indexOf(label);
  };
  const named = new Set(withdrawn.map(({ article }) => article));
  return {
    type: 'changes',
    added: found(changes.added),
    revised: found(changes.revised).toSorted((a, b) => weight(b) - weight(a)),
    labels: labelOf,
    removed: changes.removed.filter((id) => !named.has(id)),
    withdrawn,
  };
}
