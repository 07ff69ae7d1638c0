import type { ArticleText, Block } from '#core/archive/article-text';
import { sentencesOf } from '#core/text/sentence-at';

/** A part of the canonical text: UTF-16 offsets, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Where the person is: at a selected passage, else in a block. */
export interface TextPlace {
  readonly passage: Passage | null;
  readonly block: Block | undefined;
}

/**
 * The sentence after the one the person is at, or before it; into the next block where a block has no more. Without a
 * passage it is the first sentence of their block, or its last on the way back. `lang`: BCP 47 tag of the text.
 */
export function stepSentence(
  article: ArticleText,
  lang: string,
  place: TextPlace,
  step: 1 | -1,
): Passage | undefined {
  const { passage } = place;
  const own = passage === null ? place.block : blockAt(article, passage.start);
  const at = own === undefined ? -1 : article.blocks.indexOf(own);
  const inOwn = own === undefined ? [] : sentencesIn(article, own, lang);
  const here = inOwn.findIndex(({ end }) => passage !== null && passage.start < end);
  const next = passage === null ? inOwn.at(step === 1 ? 0 : -1) : inOwn[here + step];
  if (next !== undefined && (passage === null || here + step >= 0)) return next;
  const onTheWay =
    step === 1 ? article.blocks.slice(at + 1) : article.blocks.slice(0, Math.max(at, 0)).toReversed();
  for (const block of onTheWay) {
    const sentence = sentencesIn(article, block, lang).at(step === 1 ? 0 : -1);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

/** The sentences a passage touches, as one passage. */
export function wholeSentences(article: ArticleText, lang: string, { start, end }: Passage): Passage {
  const touched = article.blocks
    .filter((block) => block.start < end && start < block.end)
    .flatMap((block) => sentencesIn(article, block, lang))
    .filter((sentence) => sentence.start < end && start < sentence.end);
  return { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? end };
}

/** The passage with one word more or less at its end. It never gets shorter than its first word. */
export function stepWord(article: ArticleText, lang: string, { start, end }: Passage, step: 1 | -1): Passage {
  const ends = wordEnds(article, lang, start, step === 1 ? end + WORD_REACH : end);
  const next =
    step === 1 ? ends.find((place) => place > end) : (ends.findLast((place) => place < end) ?? ends[0]);
  return { start, end: next ?? end };
}

/** Longer than any word, with what stands between two. In UTF-16 units. */
const WORD_REACH = 300;

function wordEnds({ text }: ArticleText, lang: string, from: number, to: number): readonly number[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return [...segmenter.segment(text.slice(from, to))].flatMap(({ index, segment, isWordLike }) =>
    isWordLike === true ? [from + index + segment.length] : [],
  );
}

function blockAt({ blocks }: ArticleText, offset: number): Block | undefined {
  return blocks.find((block) => block.start <= offset && offset < block.end);
}

function sentencesIn({ text }: ArticleText, block: Block, lang: string): readonly Passage[] {
  return sentencesOf(text.slice(block.start, block.end), lang)
    .map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
    .filter(({ start, end }) => start < end);
}
