import type { Annotation } from '#core/annotations/annotation';
import { fold } from '#core/text/fold';

/** Notes of one archive, newest change first; `others` counts those of other archives. */
export function notesOf(
  annotations: readonly Annotation[],
  archive: string,
): { readonly notes: readonly Annotation[]; readonly others: number } {
  const all = annotations.filter(({ motivation }) => motivation === 'commenting');
  const notes = all
    .filter(({ target }) => target.archive === archive)
    .toSorted((a, b) => b.modified.localeCompare(a.modified));
  return { notes, others: all.length - notes.length };
}

/** Notes that have all the words, in their text or in the title of their article. Accents and case do not matter. */
export function filterNotes(notes: readonly Annotation[], words: string): readonly Annotation[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return notes.filter(({ body, target }) => {
    const text = fold(`${target.title}\n${body}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** The notes as one Markdown document. */
export function notesToMarkdown(
  notes: readonly Annotation[],
  title: string,
  lineOf: (note: Annotation) => string,
): string {
  const parts = notes.map(
    (note) => `## ${oneLine(note.target.title)}\n\n${lineOf(note)}\n\n${note.body.trim()}\n`,
  );
  return [`# ${oneLine(title)}\n`, ...parts].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
