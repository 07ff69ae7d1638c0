/**
 * A paragraph that is no whole copy may still repeat sentences of one (copies split differently): only what is new
 * in it stays. Inside a copy of the page, a fuller paragraph takes the place of the shorter one.
 */

import { isNumbered } from './page-blocks.ts';
import { isProse, splitSentences, textKey } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

/** Letters and digits of a text that is too long to be said twice by chance. */
export const LONG_KEY = 45;

export interface NewSentences {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

/** `dropped`: blocks that are whole copies; they are left out. */
export function keepNewSentences(blocks: readonly RawBlock[], dropped: ReadonlySet<number>): NewSentences {
  const run: Run = { seen: new Map(), kept: [], notices: [] };
  for (const [index, block] of blocks.entries()) {
    if (dropped.has(index)) continue;
    const isInCopy = dropped.has(index - 1) || dropped.has(index + 1);
    const sentences = sentencesOf(block);
    const at = isNumbered(block) ? undefined : placeOfRepeat(run, sentences);
    if (at === undefined) run.kept.push(block);
    else mergeRepeat(run, block, at, isInCopy);
    const place = at ?? run.kept.length - 1;
    for (const key of sentences.map(textKey)) if (!run.seen.has(key)) run.seen.set(key, place);
  }
  return { blocks: run.kept, notices: run.notices };
}

interface Run {
  /** Key of a sentence → where its block is among those kept. */
  readonly seen: Map<string, number>;
  readonly kept: RawBlock[];
  readonly notices: PageNotice[];
}

function sentencesOf(block: RawBlock): readonly string[] {
  return isProse(block.text) && !isNumbered(block) ? splitSentences(block.text) : [block.text];
}

/** Where the block stands whose long sentence these repeat. */
function placeOfRepeat(run: Run, sentences: readonly string[]): number | undefined {
  const repeated = sentences.map(textKey).find((key) => key.length >= LONG_KEY && run.seen.has(key));
  return repeated === undefined ? undefined : run.seen.get(repeated);
}

function mergeRepeat({ seen, kept, notices }: Run, block: RawBlock, at: number, isInCopy: boolean): void {
  const earlier = kept[at];
  const sentences = sentencesOf(block);
  if (earlier !== undefined && isInCopy && hasAll(sentences, earlier)) {
    kept[at] = { ...earlier, text: block.text };
    notices.push(fullerNotice(earlier.line, block.line));
    return;
  }
  const fresh = sentences.filter((sentence) => !seen.has(textKey(sentence))).join(' ');
  notices.push(partNotice(block.line, fresh));
  if (fresh !== '') kept.push({ ...block, text: fresh });
}

/** Whether a paragraph has every sentence of an earlier one, and more. */
function hasAll(sentences: readonly string[], earlier: RawBlock): boolean {
  const keys = new Set(sentences.map(textKey));
  const before = splitSentences(earlier.text);
  return before.length < sentences.length && before.every((sentence) => keys.has(textKey(sentence)));
}

function fullerNotice(line: number, fuller: number): PageNotice {
  const message = `two copies of this paragraph differ; the fuller one, of line ${String(fuller)}, was kept`;
  return { line, code: 'copies-differ', severity: 'unsure', message };
}

function partNotice(line: number, rest: string): PageNotice {
  const what =
    rest === ''
      ? 'a paragraph whose sentences all stood above was left out'
      : 'sentences that stood above were left out, the rest was kept';
  return { line, code: 'repeated-sentences', severity: 'unsure', message: `${what}; compare with the page` };
}
