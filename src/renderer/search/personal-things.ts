// The person's own things, as far as a search asks for them.
import type { Annotation } from '#core/annotations/annotation';
import type { Article } from '#core/archive/article';
import { earlierVersion } from '#core/changes/reading-version';
import type { PersonalThings } from '#core/search/search-types';
import type { ReadingPosition } from '#core/settings/settings';

export interface PersonalWorld {
  /** Key of the open archive: another's articles may have the same ids. */
  readonly archive: string;
  readonly annotations: readonly Annotation[];
  /** Positions in the open archive. */
  readonly reading: readonly ReadingPosition[];
  readonly articleById: (id: string) => Article | undefined;
  /** Articles that the open edition changed, and when it was made (ISO 8601 instant). */
  readonly revised: readonly string[];
  readonly createdAt: string;
}

export function personalThings(
  needs: ReadonlySet<keyof PersonalThings>,
  world: PersonalWorld,
): PersonalThings {
  const own = world.annotations.filter(
    ({ motivation, target }) => motivation !== 'bookmarking' && target.archive === world.archive,
  );
  const notes = own.filter(({ body }) => body.trim() !== '');
  const notesOf = () =>
    own.map((one) => ({ article: one.target.article, text: wordsOf(one) })).filter(({ text }) => text !== '');
  return {
    ...(needs.has('read') ? { read: world.reading.map(({ article }) => article) } : {}),
    ...(needs.has('changed') ? { changed: changedSinceRead(world) } : {}),
    ...(needs.has('noted') ? { noted: [...new Set(notes.map(({ target }) => target.article))] } : {}),
    ...(needs.has('notes') ? { notes: notesOf() } : {}),
  };
}

/** What `in:notes` finds an annotation by: the words that are highlighted, the note, the tags. */
function wordsOf({ target, body, tags }: Annotation): string {
  return [target.passage?.quote.exact ?? '', body.trim(), ...tags].filter((words) => words !== '').join('\n');
}

/**
 * Read in another text than the open edition's, until the person says that they have seen what changed: as the article
 * and Home tell. Of places kept by older apps, which say no version: read before this edition was made, which changed
 * them, or before the day they say they were changed.
 */
function changedSinceRead({ reading, revised, createdAt, articleById }: PersonalWorld): readonly string[] {
  const inEdition = new Set(revised);
  return reading
    .filter((position) => {
      const { article: id, at, version } = position;
      const article = articleById(id);
      if (version !== undefined)
        return article !== undefined && earlierVersion(position, article.text.sha256)?.isSeen === false;
      const updated = article?.updated;
      const isLater = updated !== undefined && at.slice(0, updated.length) < updated;
      return isLater || (inEdition.has(id) && at < createdAt);
    })
    .map(({ article }) => article);
}
