import type { Article } from '#core/archive/article';
import type { Edition } from '#core/edition/edition';

/** What an edition brought, or that it is the first and everything in it is simply there. */
export type EditionNews =
  | { readonly type: 'first' }
  | {
      readonly type: 'changes';
      readonly added: readonly Article[];
      readonly revised: readonly Article[];
      /** Ids of the articles that are gone, the withdrawn ones left out. */
      readonly removed: readonly string[];
      readonly withdrawn: Edition['withdrawn'];
    };

/** `works` chooses one version of each work, newest first. */
export function editionNews(
  { changes, withdrawn, previous }: Edition,
  articleById: (id: string) => Article | undefined,
  works: (articles: readonly Article[]) => readonly Article[],
): EditionNews {
  if (previous === undefined) return { type: 'first' };
  const found = (ids: readonly string[]) => works(ids.flatMap((id) => articleById(id) ?? []));
  const named = new Set(withdrawn.map(({ article }) => article));
  return {
    type: 'changes',
    added: found(changes.added),
    revised: found(changes.revised),
    removed: changes.removed.filter((id) => !named.has(id)),
    withdrawn,
  };
}
