import type { Article } from '#core/archive/article';
import { groupBy } from '#core/group-by';
import { workOf, type CitingArticle } from '../archive/build-lookups.ts';

/** A work that cites a source: one version shown in full, and its other versions that cite it too. */
export interface CitingWork {
  readonly main: CitingArticle;
  readonly others: readonly CitingArticle[];
}

/** Articles that cite a source, by work. `works` chooses the version to show, and the order. */
export function citingWorks(
  citing: readonly CitingArticle[],
  works: (articles: readonly Article[]) => readonly Article[],
): readonly CitingWork[] {
  const byWork = groupBy(citing, ({ article }) => workOf(article));
  return works(citing.map(({ article }) => article)).flatMap((chosen) => {
    const versions = byWork.get(workOf(chosen)) ?? [];
    const main = versions.find(({ article }) => article.id === chosen.id);
    return main === undefined ? [] : [{ main, others: versions.filter((version) => version !== main) }];
  });
}
