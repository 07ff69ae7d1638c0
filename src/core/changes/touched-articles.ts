import type { Annotation, Motivation } from '#core/annotations/annotation';

/** An article with the person's own things that an edition would change or take away. */
export interface TouchedArticle {
  readonly id: string;
  /** As it was called when they made the first of these things. */
  readonly title: string;
  readonly change: 'revised' | 'removed';
  readonly bookmarks: number;
  readonly notes: number;
  readonly highlights: number;
}

/** What an edition would do to articles, by id, against the one that is open here. */
export interface ChangedIds {
  /** Key of the archive. */
  readonly archive: string;
  readonly revised: readonly string[];
  readonly removed: readonly string[];
}

const COUNTED = {
  bookmarking: 'bookmarks',
  commenting: 'notes',
  highlighting: 'highlights',
} as const satisfies Record<Motivation, keyof TouchedArticle>;

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
    const known = touched.get(id) ?? { id, title, change, bookmarks: 0, notes: 0, highlights: 0 };
    const one = COUNTED[motivation];
    touched.set(id, { ...known, [one]: known[one] + 1 });
  }
  return [...touched.values()].toSorted(
    (a, b) => a.change.localeCompare(b.change) || a.title.localeCompare(b.title),
  );
}
