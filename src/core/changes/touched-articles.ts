import type { Annotation } from '#core/annotations/annotation';

/** An article with the person's own things that an edition would change or take away. */
export interface TouchedArticle {
  readonly id: string;
  /** As it was called when they made the first of these things. */
  readonly title: string;
  readonly change: 'revised' | 'removed';
  readonly bookmarks: number;
  readonly notes: number;
}

/** What an edition would do to articles, by id, against the one that is open here. */
export interface ChangedIds {
  /** Key of the archive. */
  readonly archive: string;
  readonly revised: readonly string[];
  readonly removed: readonly string[];
}

/** Which of the person's own things an edition touches: what goes first, then by title. */
export function touchedArticles(
  annotations: readonly Annotation[],
  { archive, revised, removed }: ChangedIds,
): readonly TouchedArticle[] {
  const changes = new Map<string, TouchedArticle['change']>([
    ...revised.map((id) => [id, 'revised'] as const),
    ...removed.map((id) => [id, 'removed'] as const),
  ]);
  const touched = new Map<string, TouchedArticle>();
  for (const { target, motivation } of annotations) {
    const change = target.archive === archive ? changes.get(target.article) : undefined;
    if (change === undefined) continue;
    const { article: id, title } = target;
    const known = touched.get(id) ?? { id, title, change, bookmarks: 0, notes: 0 };
    const isNote = motivation === 'commenting';
    touched.set(id, {
      ...known,
      notes: known.notes + (isNote ? 1 : 0),
      bookmarks: known.bookmarks + (isNote ? 0 : 1),
    });
  }
  return [...touched.values()].toSorted(
    (a, b) => a.change.localeCompare(b.change) || a.title.localeCompare(b.title),
  );
}
