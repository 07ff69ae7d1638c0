import { abbreviationEnds } from '#core/text/abbreviation-ends';

/** A part of a text: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence of a block that a citation mark at `offset` belongs to: the one that holds the last letter before it,
 * as a mark stands inside its sentence or right after the full stop. At the head of the block it is the first one.
 * `lang`: BCP 47 tag of the text.
 */
export function sentenceAt(text: string, offset: number, lang: string): Range {
  const last = Math.max(text.slice(0, Math.max(offset, 0)).trimEnd().length - 1, 0);
  return sentencesOf(text, lang).find(({ end }) => last < end) ?? { start: 0, end: text.length };
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of one block. `Intl` ends one at "art. 5" and "U.N. Charter" too: those are joined again. */
export function sentencesOf(text: string, lang: string): readonly Range[] {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  segmenters.set(lang, segmenter);
  const sentences: Range[] = [];
  let start = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length;
    const words = text.slice(start, end).trimEnd();
    if (end < text.length && abbreviationEnds(words)) continue;
    sentences.push({ start, end: start + words.length });
    start = end;
  }
  return sentences;
}
