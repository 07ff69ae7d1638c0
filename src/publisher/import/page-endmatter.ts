/** What stands below an article and is not part of it: who wrote it, whom to call, pictures that are not here. */

import { classifyChrome } from './page-chrome.ts';
import { isSourcesHeading } from './page-sources-heading.ts';
import { endsSentence, isProse, textKey } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

const AUTHOR_BOX =
  /^(?:about the authors?|about (?:our|this) authors?|à propos de l['’]auteure?s?|sobre (?:el|la|los|las) autora?(?:es|s)?|об авторе|об авторах|نبذة عن الكاتبة?|关于作者|作者简介)\s*[:：]?$/iu;
const CONTACT =
  /^(?:(?:media|press)\s+(?:contacts?|enquiries|inquiries)|contacts?\s+(?:for (?:the )?(?:media|press)|presse|de prensa)|notes? to editors?)\s*[:：]?$/iu;
const CAPTION =
  /^(?:photos?|images?|pictures?|captions?|credits?|foto(?:graf[ií]a)?s?|imagen(?:es)?|légende|crédits?)(?:\s+(?:by|credits?|courtesy of|caption|de|par))?\s*[:：©]\s*\S/iu;

/** A box about the authors has at most this many paragraphs. */
const MAX_BOX = 2;
const MAX_CAPTION = 240;

/** Leaves out boxes about authors, contact lines and captions of pictures; each is told, with its words. */
export function dropEndMatter(blocks: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const dropped = new Map<RawBlock, string>();
  const prose = blocks.findIndex(({ text }) => isProse(text));
  for (const [index, block] of blocks.entries()) {
    if (dropped.has(block) || (block.kind !== 'text' && block.kind !== 'heading')) continue;
    if (isCaption(block)) dropped.set(block, 'a caption, and its picture is not here');
    if (prose === -1 || index < prose) continue;
    if (AUTHOR_BOX.test(block.text)) mark(dropped, [block, ...boxBelow(blocks, index)], 'about the author');
    if (CONTACT.test(block.text))
      mark(dropped, [block, ...linesBelow(blocks, index)], 'a contact for the press');
  }
  for (const [block, what] of dropped) notices.push(notice(block, what));
  return blocks.filter((block) => !dropped.has(block));
}

function mark(dropped: Map<RawBlock, string>, blocks: readonly RawBlock[], what: string): void {
  for (const block of blocks) dropped.set(block, what);
}

function isCaption({ text }: RawBlock): boolean {
  return text.length <= MAX_CAPTION && CAPTION.test(text);
}

function boxBelow(blocks: readonly RawBlock[], index: number): readonly RawBlock[] {
  const below = blocks.slice(index + 1, index + 1 + MAX_BOX);
  const stop = below.findIndex((block) => block.kind !== 'text' || !isSentence(block) || isOther(block));
  return stop === -1 ? below : below.slice(0, stop);
}

/** Names, addresses and numbers: lines that are no sentences, and no heading of a text below. */
function linesBelow(blocks: readonly RawBlock[], index: number): readonly RawBlock[] {
  const below = blocks.slice(index + 1);
  const stop = below.findIndex(
    (block, at) =>
      block.kind === 'heading' || isSentence(block) || isOther(block) || isHeadingOf(block, below[at + 1]),
  );
  return stop === -1 ? below : below.slice(0, stop);
}

function isHeadingOf(block: RawBlock, next: RawBlock | undefined): boolean {
  return next !== undefined && isProse(next.text) && !/[@\d]/u.test(block.text);
}

function isSentence({ text }: RawBlock): boolean {
  return isProse(text) || (endsSentence(text) && textKey(text).length > 15 && !text.includes('@'));
}

function isOther({ text }: RawBlock): boolean {
  return isSourcesHeading(text) || classifyChrome(text) !== 'none';
}

function notice({ text, line }: RawBlock, what: string): PageNotice {
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  return {
    line,
    code: 'end-matter-dropped',
    severity: 'unsure',
    message: `${shown} is ${what}; it was left out`,
  };
}
