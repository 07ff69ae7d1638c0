/** Finds the list of sources of a page: below its heading, in one line, or by marks in the text that point to it. */

import { classifyChrome, isNeighbourLink } from './page-chrome.ts';
import { parseMetaLine } from './page-meta.ts';
import { looksLikeSource } from './page-source-record.ts';
import { isSourcesHeading } from './page-sources-heading.ts';
import { isProse } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface PartedPage {
  readonly body: readonly RawBlock[];
  /** The heading of the list, or '' where there is none. */
  readonly heading: string;
  readonly entries: readonly RawBlock[];
  readonly after: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

/** Parts a page at its list of sources; without one everything is body. */
export function partSources(blocks: readonly RawBlock[]): PartedPage {
  const at = blocks.findLastIndex(
    (block, index) => isSourcesHeading(block.text) && readEntries(blocks, index + 1) > 0,
  );
  if (at === -1)
    return partInlineSource(blocks) ?? partMarkedEntries(blocks) ?? partAt(blocks, blocks.length, 0);
  return {
    ...partAt(blocks, at + 1, readEntries(blocks, at + 1)),
    body: blocks.slice(0, at),
    heading: blocks[at]?.text ?? '',
  };
}

function partAt(blocks: readonly RawBlock[], at: number, count: number): PartedPage {
  return {
    body: blocks.slice(0, at),
    heading: '',
    entries: blocks.slice(at, at + count),
    after: blocks.slice(at + count),
    notices: [],
  };
}

/** "Source: UNODC, Global Report (2024)" as the last line of the text. */
function partInlineSource(blocks: readonly RawBlock[]): PartedPage | undefined {
  const inline = /^(?:sources?|fuentes?|références?|references?)\s*[:：]\s+(?=\S)/iu;
  const at = blocks.findLastIndex((block) => inline.test(block.text));
  const block = blocks[at];
  if (block === undefined || blocks.slice(at + 1).some((later) => isProse(later.text))) return undefined;
  const text = block.text.replace(inline, '');
  if (!looksLikeSource(text)) return undefined;
  const entry: RawBlock = { ...block, kind: 'text', text };
  return { ...partAt(blocks, at, 1), heading: 'Sources', entries: [entry] };
}

/** "[1] …" and "¹ …" below the text, where the text has the marks [1] or ¹. */
function partMarkedEntries(blocks: readonly RawBlock[]): PartedPage | undefined {
  const at = blocks.findIndex(
    (block, index) => markOf(block) === 1 && markOf(blocks[index - 1]) === undefined,
  );
  const entries = at === -1 ? [] : consecutive(blocks.slice(at));
  const [first] = entries;
  if (first === undefined || !entries.every(({ text }) => looksLikeSource(text))) return undefined;
  if (blocks.slice(at + entries.length).some(({ text }) => isProse(text))) return undefined;
  if (!blocks.slice(0, at).some(({ text }) => /\[1\]|[\p{L}.,;:!?)"”’»]¹/u.test(text))) return undefined;
  const message =
    'entries at the end of the page were taken for its list of sources, since marks in the text point to them';
  const notice: PageNotice = {
    line: first.line,
    code: 'sources-without-heading',
    severity: 'unsure',
    message,
  };
  return { ...partAt(blocks, at, entries.length), heading: 'Notes', notices: [notice] };
}

function consecutive(blocks: readonly RawBlock[]): readonly RawBlock[] {
  const stop = blocks.findIndex((block, index) => markOf(block) !== index + 1);
  return stop === -1 ? blocks : blocks.slice(0, stop);
}

/** The number of an entry that begins with "[n]" or raised digits. */
function markOf(block: RawBlock | undefined): number | undefined {
  const digits =
    block?.kind === 'item'
      ? /^\[\^?(\d{1,3})\]/u.exec(block.marker)?.[1]
      : /^[⁰¹²³⁴-⁹]+/u.exec(block?.text ?? '')?.[0];
  return digits === undefined ? undefined : Number.parseInt(digits.normalize('NFKC'), 10);
}

/** How many blocks from `from` on are entries of a list of sources. */
function readEntries(blocks: readonly RawBlock[], from: number): number {
  const first = blocks[from];
  if (first === undefined) return 0;
  const isMarked = first.kind === 'item' || startsWithNumber(first.text);
  let count = 0;
  for (const block of blocks.slice(from)) {
    if (!isEntry(block, isMarked)) break;
    count += 1;
  }
  return count;
}

function isEntry(block: RawBlock, isMarked: boolean): boolean {
  if (block.kind === 'heading' || isSourcesHeading(block.text)) return false;
  if (
    classifyChrome(block.text) !== 'none' ||
    parseMetaLine(block.text) !== undefined ||
    isNeighbourLink(block.text)
  )
    return false;
  if (isMarked) return block.kind === 'item' || startsWithNumber(block.text);
  return block.text.length <= 600 && looksLikeSource(block.text);
}

/** "¹ Title" and "1 Title": numbers that are no list marks. */
function startsWithNumber(text: string): boolean {
  return /^(?:[⁰¹²³⁴-⁹]+|\d{1,3}(?=\s+["“'‘«]?\p{Lu}))/u.test(text);
}
