import { capitalShare, countWords, endsSentence, isProse } from './page-text.ts';
import type { RawBlock } from './page-types.ts';

const MAX_LENGTH = 160;
const CAPTION = /^(?:photo|image|picture|caption|credit|source|figure|table|foto|imagen)s?\b.{0,20}[:：©]/iu;
/** Handles, hashtags, quotations and addresses. */
const NO_HEADING = /^[@#©|"“«‘]|https?:\/\/|@\S+\.\S/u;

/** Whether a line is the heading of what stands below it: short, and without a full stop. */
export function isHeading(text: string, next: RawBlock | undefined): boolean {
  if (next === undefined || text.length > MAX_LENGTH || !/\p{L}/u.test(text)) return false;
  return !CAPTION.test(text) && !NO_HEADING.test(text) && isShortEnough(text, next);
}

const SENTENCE_START =
  /^(?:the|a|an|this|that|these|those|we|they|it|he|she|there|our|their|his|her|its|in|on|at|after|before|since|as|while|but|and|however|also|every|each|some|many|most|no|all|les?|la|une?|nous|ils?|elles?|el|los|las|una?|se)\s/iu;
const FINITE =
  /\s(?:is|are|was|were|has|have|had|will|would|can|could|must|should|did|does|do|said|says|est|sont|était|étaient|ont|sera|es|son|fue|fueron|han|será)\s/iu;

/** A sentence whose full stop was lost: "The next patrol is due on Monday". It begins, goes on and is written like one. */
export function isBareSentence(text: string): boolean {
  return (
    countWords(text) >= 6 &&
    SENTENCE_START.test(text) &&
    FINITE.test(text) &&
    capitalShare(text.replace(/^\S+\s/u, '')) < 0.4
  );
}

function isShortEnough(text: string, next: RawBlock): boolean {
  const words = countWords(text);
  if (/[:：]$/u.test(text)) return words <= 6 && next.kind === 'text' && isProse(next.text);
  if (/[?!？！]$/u.test(text)) return words <= 14 && next.kind !== 'heading';
  if (endsSentence(text) || /[,;，；、]$/u.test(text) || isBareSentence(text)) return false;
  return words <= 12 || (words <= 22 && capitalShare(text) >= 0.6);
}
