import type { Annotation } from '#core/annotations/annotation';
import { fold } from '#core/text/fold';

/** Notes and highlights of one archive, newest change first; `others` counts those of other archives. */
export function notesOf(
  annotations: readonly Annotation[],
  archive: string,
): { readonly notes: readonly Annotation[]; readonly others: number } {
  const all = annotations.filter(({ motivation }) => motivation !== 'bookmarking');
  const notes = all
    .filter(({ target }) => target.archive === archive)
    .toSorted((a, b) => b.modified.localeCompare(a.modified));
  return { notes, others: all.length - notes.length };
}

/**
 * Those that have all the words, in the note, the highlighted words, the tags or the title of their article. Accents
 * and case do not matter.
 */
export function filterNotes(notes: readonly Annotation[], words: string): readonly Annotation[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return notes;
  return notes.filter(({ body, tags, target }) => {
    const quote = target.passage?.quote.exact ?? '';
    const text = fold([target.title, quote, body, ...tags].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** The notes as one Markdown document. */
export function notesToMarkdown(
  notes: readonly Annotation[],
  title: string,
  lineOf: (note: Annotation) => string,
): string {
  const parts = notes.map((note) => {
    const quote = note.target.passage?.quote.exact;
    const words = [
      `## ${oneLine(note.target.title)}`,
      lineOf(note),
      ...(quote === undefined
        ? []
        : [
            quote
              .split('\n')
              .map((line) => `> ${line}`)
              .join('\n>\n'),
          ]),
      note.body.trim(),
    ];
    return `${words.filter((part) => part !== '').join('\n\n')}\n`;
  });
  return [`# ${oneLine(title)}\n`, ...parts].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
