import type { Element, ElementContent } from 'hast';
import type { ArticleDraft } from './article-draft.ts';
import { articleWords } from './article-words.ts';
import { h, text } from './hast-element.ts';

/** A note as its page shows it. */
export interface RenderedNote {
  readonly number: number;
  /** Id of the source, where there is one. */
  readonly source?: string;
  /** The source with its locator, formatted. */
  readonly citation?: string;
  /** A remark, or the explanatory note. */
  readonly note?: string;
}

/** The list of notes at the end of an article; nothing where there are none. */
export function renderNotes(
  notes: readonly RenderedNote[],
  draft: ArticleDraft,
  lang: string,
): readonly Element[] {
  if (notes.length === 0) return [];
  const items = notes.map((note) => renderNote(note, marksOf(draft, note.number), lang));
  const label = articleWords(lang).notes;
  return [h('section', { id: 'notes', role: 'doc-endnotes', ariaLabel: label }, [h('ol', {}, items)])];
}

function marksOf(draft: ArticleDraft, number: number): number {
  return draft.blocks.flatMap((block) => block.marks).filter((mark) => mark.number === number).length;
}

function renderNote(note: RenderedNote, marks: number, lang: string): Element {
  const words: ElementContent[][] = [
    note.citation === undefined
      ? []
      : [h('span', { className: ['source'], dir: 'auto' }, [text(note.citation)])],
    note.note === undefined ? [] : [h('span', { className: ['remark'], dir: 'auto' }, [text(note.note)])],
    [h('span', { className: ['back'] }, backLinks(note.number, marks, lang))],
  ];
  const children = words
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : [text(' '), ...part]));
  const source = note.source === undefined ? {} : { dataSource: note.source };
  return h('li', { id: `note-${note.number}`, ...source }, children);
}

function backLinks(number: number, marks: number, lang: string): readonly ElementContent[] {
  return Array.from({ length: marks }, (_, at) => at + 1).flatMap((occurrence): readonly ElementContent[] => {
    const label = articleWords(lang).back(number, occurrence);
    const href = `#mark-${number}-${occurrence}`;
    const link = h('a', { href, role: 'doc-backlink', ariaLabel: label }, [text('↩')]);
    return occurrence === 1 ? [link] : [text(' '), link];
  });
}
