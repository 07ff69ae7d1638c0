import type { ArticleText, Block } from '#core/archive/article-text';
import type { Citation } from '#core/archive/citation';
import { groupBy } from '#core/group-by';
import { sentenceAt, type Range } from '#core/text/sentence-at';

/** A piece of a passage: words, or the mark of the note with this number. */
export type PassagePiece = string | number;

/** A sentence of an article that cites a source, once or several times. */
export interface Passage {
  readonly block: string;
  readonly pieces: readonly PassagePiece[];
  /** The notes whose marks stand in it, in order, each once. */
  readonly citations: readonly Citation[];
  /** A cell of a table says little by itself. */
  readonly isCell: boolean;
  /** Title of the section it stands in; none above the first heading. */
  readonly section?: string;
}

/** Longest pieces round the marks, in UTF-16 units; a table or a list without stops may be one sentence. */
export const MAX_BEFORE = 360;
export const MAX_AFTER = 200;

interface Mark {
  readonly citation: Citation;
  readonly block: Block;
  /** Sentence and mark, counted from the start of the block. */
  readonly sentence: Range;
  readonly offset: number;
}

/**
 * The sentences of an article in which marks of these notes stand, in the order of the text. `lang` is the article's.
 * A note without a mark has none.
 */
export function citingPassages(
  article: ArticleText,
  citations: readonly Citation[],
  lang: string,
): readonly Passage[] {
  const marks = citations
    .flatMap((citation) => marksOf(article, citation, lang))
    .toSorted((a, b) => positionOf(a) - positionOf(b));
  const bySentence = groupBy(marks, ({ block, sentence }) => block.start + sentence.start);
  return [...bySentence.values()].flatMap((group) => passageOf(article, group) ?? []);
}

function marksOf({ text, blocks }: ArticleText, citation: Citation, lang: string): readonly Mark[] {
  return citation.places.flatMap((place) => {
    const block = blocks.find(({ id }) => id === place.block);
    if (block === undefined) return [];
    const words = text.slice(block.start, block.end);
    const offset = Math.min(Math.max(place.offset - block.start, 0), words.length);
    return [{ citation, block, offset, sentence: sentenceAt(words, offset, lang) }];
  });
}

function positionOf({ block, offset }: Mark): number {
  return block.start + offset;
}

function passageOf({ text, blocks }: ArticleText, marks: readonly Mark[]): Passage | undefined {
  const [first] = marks;
  if (first === undefined) return undefined;
  const { block, sentence } = first;
  const words = text.slice(block.start, block.end);
  const head = blocks.findLast(({ kind, start }) => kind === 'heading' && start <= block.start);
  const pieces: PassagePiece[] = [];
  let from = sentence.start;
  for (const { offset, citation } of marks) {
    // A mark after the stop, or after the space that follows it, stands at the end of its sentence.
    const at = Math.min(Math.max(offset, from), Math.max(sentence.end, from));
    const before = words.slice(from, at);
    pieces.push(from === sentence.start ? cutStart(before) : before, citation.number);
    from = at;
  }
  pieces.push(cutEnd(words.slice(from, sentence.end)));
  return {
    block: block.id,
    pieces: pieces.filter((piece) => piece !== ''),
    citations: [...new Set(marks.map(({ citation }) => citation))],
    isCell: block.kind === 'table-cell',
    ...(head === undefined ? {} : { section: text.slice(head.start, head.end) }),
  };
}

function cutStart(text: string): string {
  if (text.length <= MAX_BEFORE) return text;
  const rest = text.slice(text.length - MAX_BEFORE + 1);
  const space = rest.indexOf(' ');
  // Half of a surrogate pair is no character.
  return `…${space === -1 ? rest.replace(/^[\uDC00-\uDFFF]/, '') : rest.slice(space + 1)}`;
}

function cutEnd(text: string): string {
  if (text.length <= MAX_AFTER) return text;
  const rest = text.slice(0, MAX_AFTER - 1);
  const space = rest.lastIndexOf(' ');
  return `${space === -1 ? rest.replace(/[\uD800-\uDBFF]$/, '') : rest.slice(0, space)}…`;
}
