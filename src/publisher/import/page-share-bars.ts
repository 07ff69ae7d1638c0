/** Rows of buttons: "Share this", "Facebook", "X", "Save". What is unknown among known ones is a button too. */

import { classifyChrome, isTailHeader } from './page-chrome.ts';
import { countWords, endsSentence, isProse } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface WithoutBars {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

const MAX_WORDS = 3;
const MAX_LENGTH = 28;

/** Leaves out short lines that stand between two lines which are surely the site's own. The latter go later. */
export function dropUnknownButtons(blocks: readonly RawBlock[]): WithoutBars {
  const isSure = blocks.map(({ text }) => classifyChrome(text) === 'always');
  const prose = blocks.findIndex(({ text }) => isProse(text));
  const tail = blocks.findIndex(({ text }, at) => at > prose && isTailHeader(text));
  const notices: PageNotice[] = [];
  const kept = blocks.filter((block, at) => {
    // What stands below "Related posts" goes as a whole.
    if (isSure[at] === true || !isButtonLike(block) || (tail !== -1 && at > tail)) return true;
    const above = nearestSure(blocks, isSure, at, -1);
    const below = nearestSure(blocks, isSure, at, 1);
    if (!above || !below) return true;
    const message = `${JSON.stringify(block.text)} stands among buttons of the site and was left out`;
    notices.push({ line: block.line, code: 'menu-dropped', severity: 'unsure', message });
    return false;
  });
  return { blocks: kept, notices };
}

function isButtonLike({ kind, text }: RawBlock): boolean {
  return (
    kind === 'text' &&
    classifyChrome(text) === 'none' &&
    text.length <= MAX_LENGTH &&
    countWords(text) <= MAX_WORDS &&
    !endsSentence(text) &&
    !/[:：]$/u.test(text)
  );
}

/** Whether a sure line stands next in one direction, with at most one other button between. */
function nearestSure(
  blocks: readonly RawBlock[],
  isSure: readonly boolean[],
  at: number,
  step: 1 | -1,
): boolean {
  if (isSure[at + step] === true) return true;
  const next = blocks[at + step];
  return next !== undefined && isButtonLike(next) && isSure[at + 2 * step] === true;
}
