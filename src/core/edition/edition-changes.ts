import type { Article } from '#core/archive/article';
import type { EditionChanges } from './edition.ts';

/** What became of the articles between two editions, by id and `rev`; ids in code-unit order. */
export function editionChanges(before: readonly Article[], after: readonly Article[]): EditionChanges {
  const old = new Map(before.map((article) => [article.id, article.rev]));
  const now = new Set(after.map((article) => article.id));
  const ids = (articles: readonly Article[]) => articles.map((article) => article.id).toSorted();
  return {
    added: ids(after.filter((article) => !old.has(article.id))),
    revised: ids(after.filter((article) => old.has(article.id) && old.get(article.id) !== article.rev)),
    removed: ids(before.filter((article) => !now.has(article.id))),
  };
}
