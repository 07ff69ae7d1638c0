import { capitalShare, countWords, endsSentence, isProse } from './page-text.ts';
import type { RawBlock } from './page-types.ts';

const MAX_LENGTH = 160;
const CAPTION = /^(?:photo|image|picture|caption|credit|source|figure|table|foto|imagen)s?\b.{0,20}[:：©]/iu;
/** Handles, hashtags, quotations and addresses. */
const NO_HEADING = /^[@#©"“«‘]|https?:\/\/|@\S+\.\S/u;

/** Whether a line is the heading of what stands below it: short, and without a full stop. */
export function isHeading(text: string, next: RawBlock | undefined): boolean {
  if (next === undefined || text.length > MAX_LENGTH || !/\p{L}/u.test(text)) return false;
  return !CAPTION.test(text) && !NO_HEADING.test(text) && isShortEnough(text, next);
}

function isShortEnough(text: string, next: RawBlock): boolean {
  const words = countWords(text);
  if (/[:：]$/u.test(text)) return words <= 6 && next.kind === 'text' && isProse(next.text);
  if (/[?!？！]$/u.test(text)) return words <= 14 && next.kind !== 'heading';
  if (endsSentence(text) || /[,;，；、]$/u.test(text)) return false;
  return words <= 12 || (words <= 22 && capitalShare(text) >= 0.6);
}
