import type { Annotation } from '#core/annotations/annotation';

/** The bookmarks of one article. */
export interface BookmarkGroup {
  readonly article: string;
  /** As it was when the first of them was set. */
  readonly title: string;
  /** The bookmark of the whole article, where there is one. */
  readonly whole?: Annotation;
  /** Bookmarks of paragraphs, oldest first. */
  readonly paragraphs: readonly Annotation[];
}

export interface GroupedBookmarks {
  /** By the newest bookmark of each. */
  readonly groups: readonly BookmarkGroup[];
  /** Bookmarks of other archives on this machine. */
  readonly elsewhere: number;
}

/** Bookmarks of the archive `archive`, by article; those of other archives are counted. */
export function groupBookmarks(annotations: readonly Annotation[], archive: string): GroupedBookmarks {
  const bookmarks = annotations.filter(({ motivation }) => motivation === 'bookmarking');
  const here = bookmarks
    .filter(({ target }) => target.archive === archive)
    .toSorted((a, b) => a.created.localeCompare(b.created));
  const articles = [...new Set(here.map(({ target }) => target.article))];
  const groups = articles.map((article) => {
    const own = here.filter(({ target }) => target.article === article);
    return { newest: own.at(-1)?.created ?? '', group: groupOf(article, own) };
  });
  return {
    groups: groups.toSorted((a, b) => b.newest.localeCompare(a.newest)).map(({ group }) => group),
    elsewhere: bookmarks.length - here.length,
  };
}

function groupOf(article: string, own: readonly Annotation[]): BookmarkGroup {
  const whole = own.find(({ target }) => target.block === undefined);
  return {
    article,
    title: own[0]?.target.title ?? article,
    ...(whole === undefined ? {} : { whole }),
    paragraphs: own.filter(({ target }) => target.block !== undefined),
  };
}
