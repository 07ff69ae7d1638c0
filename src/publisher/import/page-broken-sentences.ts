/**
 * Scrapers write each link of a sentence as a paragraph of its own: "… was opened by", "UNODC", "and the chair". Such
 * pieces are told by what a paragraph cannot begin or end with.
 */

import { endsSentence } from './page-text.ts';

const LOOSE_END =
  /(?:^|\s)(?:by|with|the|of|in|and|to|for|from|at|on|an|or|as|its|their|our|this|that|de|la|le|les|du|des|au|aux|el|los|las|del|con|por|para|avec|pour|par|dans|sur|et|mr\.|ms\.|mrs\.|dr\.|mme|m\.)$/iu;
/** Shorter than this, a piece may be a label or a menu word. */
const SURELY_TEXT = 20;

/** Whether a piece goes on with a text that stands above it, with an empty line between. */
export function goesOn(above: string, piece: string, isMended: boolean): boolean {
  const end = above.slice(-60);
  if (above.length < SURELY_TEXT || endsSentence(end) || /[:：]$/u.test(end)) return isAbbreviated(end);
  if (/^[,.;:!?)\]](?:\s|$)/u.test(piece)) return true;
  if (LOOSE_END.test(end)) return true;
  // After a mended break the sentence is known to be one: it goes on in small letters.
  return isMended && /^\p{Ll}/u.test(piece);
}

/** "the chair, Ms." ends like a sentence and is none. */
function isAbbreviated(end: string): boolean {
  return /\s(?:Mr|Ms|Mrs|Dr|Prof|St)\.$/u.test(end);
}
