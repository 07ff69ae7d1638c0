/** "agreed (*)" in the text and "(*) An explanation." below it: a note of the article, and never a source. */

import { mapTexts, textsOf } from './page-block-texts.ts';
import type { Cited } from './page-footnotes.ts';
import { placeholder } from './page-marks.ts';
import { isSourcesHeading } from './page-sources-heading.ts';
import type { PageFootnote, RawBlock } from './page-types.ts';

const NOTE = /^\((\*{1,4}|[†‡])\)\s*(?=\S)/u;

interface StarNote {
  /** As printed, e.g. `(*)`. */
  readonly mark: string;
  readonly text: string;
  readonly line: number;
}

export interface StarNotes {
  readonly blocks: readonly RawBlock[];
  readonly notes: readonly StarNote[];
}

/** Whether a line begins as such a note does. */
export function isStarNote(text: string): boolean {
  return NOTE.test(text);
}

/** Takes out the notes that a mark above them points to; all others stay text. */
export function takeStarNotes(blocks: readonly RawBlock[]): StarNotes {
  const notes = new Map<RawBlock, StarNote>();
  for (const [index, block] of blocks.entries()) {
    const mark = block.kind === 'text' ? NOTE.exec(block.text)?.[0] : undefined;
    if (mark === undefined) continue;
    const printed = mark.trim();
    const isKnown = [...notes.values()].some((note) => note.mark === printed);
    const hasMark = blocks.slice(0, index).some(({ text }) => text.indexOf(printed) > 0);
    if (hasMark && !isKnown)
      notes.set(block, { mark: printed, text: block.text.slice(mark.length), line: block.line });
  }
  const rest = blocks.filter((block) => !notes.has(block));
  const isBare = notes.size > 0 && isSourcesHeading(rest.at(-1)?.text ?? '');
  return { blocks: isBare ? rest.slice(0, -1) : rest, notes: [...notes.values()] };
}

/** Puts the notes behind the footnotes that the article has, and their marks into the text. */
export function placeStarNotes(cited: Cited, notes: readonly StarNote[]): Cited {
  const highest = cited.footnotes.reduce((most, { number }) => Math.max(most, number), 0);
  const placed = notes.filter(({ mark }) =>
    cited.blocks.flatMap(textsOf).some((text) => text.includes(mark)),
  );
  const numbered = placed.map((note, index) => ({ ...note, number: highest + index + 1 }));
  const blocks = cited.blocks.map((block) =>
    mapTexts(block, (text) =>
      numbered.reduce((all, { mark, number }) => replaceMark(all, mark, placeholder(number)), text),
    ),
  );
  const more = numbered.map(({ number, text, line }): PageFootnote => ({ number, note: text, line }));
  return { ...cited, blocks, footnotes: [...cited.footnotes, ...more] };
}

/** Without the blank before it, as the other marks stand. */
function replaceMark(text: string, mark: string, by: string): string {
  return text
    .split(mark)
    .map((part, at, all) => (at < all.length - 1 ? part.trimEnd() : part))
    .join(by);
}
