// A second collection: the last paragraph is taken out of one news article in ten,
// and the article is asked for by that paragraph's words. One document is right.
import type { JudgedQuery, Text } from './corpus.ts';
import { readArticles } from './large-corpus.ts';

/** Shorter paragraphs say too little, longer ones are no question. In words. */
const SHORTEST = 8;
const LONGEST = 40;

export function readKnownItems(articles: number): {
  readonly texts: readonly Text[];
  readonly queries: readonly JudgedQuery[];
} {
  const queries: JudgedQuery[] = [];
  const texts = readArticles(articles).map((text, at) => {
    const paragraphs = text.body.split('\n').filter((line) => line.trim() !== '');
    const last = paragraphs.at(-1) ?? '';
    const words = last.split(' ').length;
    if (at % 10 !== 3 || paragraphs.length < 3 || words < SHORTEST || words > LONGEST) return text;
    queries.push({ id: queries.length, text: asQuestion(last), grades: new Map([[text.ref, 1]]) });
    return { ...text, body: paragraphs.slice(0, -1).join('\n') };
  });
  return { texts, queries };
}

/** Quotation marks and the like are operators to some engines. */
function asQuestion(paragraph: string): string {
  return paragraph.replace(/[^\p{L}\p{N}\s.,'-]/gu, ' ').replace(/(?<!\S)[-']+|--+/g, ' ');
}
