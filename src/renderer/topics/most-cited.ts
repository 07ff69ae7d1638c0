import type { Article } from '#core/archive/article';

/** Ids of the sources that most of these articles cite, most first; equals in the order in which they come. */
export function mostCited(articles: readonly Article[], limit: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { citations } of articles) {
    const own = new Set(citations.flatMap(({ source }) => source ?? []));
    for (const id of own) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id);
}
