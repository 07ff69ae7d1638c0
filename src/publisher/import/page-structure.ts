/** Body blocks → headings, paragraphs, quotes and lists. */

import { isNumberMark } from './page-blocks.ts';
import { isHeading } from './page-headings.ts';
import { capitalShare, countWords, endsSentence, isProse } from './page-text.ts';
import type { ListEntry, PageBlock, PageNotice, RawBlock } from './page-types.ts';

export interface Structure {
  readonly blocks: readonly PageBlock[];
  readonly notices: readonly PageNotice[];
}

/** Gives every block of the body its part in the article. */
export function buildStructure(raw: readonly RawBlock[]): Structure {
  const notices: PageNotice[] = [];
  const lined = markLostLists(markQuotes(raw), notices);
  const body = markHeadingRuns(markLooseEnd(lined, notices), notices);
  const blocks: PageBlock[] = [];
  const hasHeadings = countsHeadings(body);
  let at = 0;
  while (at < body.length) {
    const block = body[at];
    if (block === undefined) break;
    const size = block.kind === 'item' ? listLength(body, at) : 1;
    if (size > 1 || (block.kind === 'item' && !isLoneNumber(block, hasHeadings)))
      blocks.push(buildList(body.slice(at, at + size)));
    else blocks.push(buildSingle(body, at));
    at += size;
  }
  return { blocks, notices };
}

function buildSingle(body: readonly RawBlock[], at: number): PageBlock {
  const block = body[at] ?? { kind: 'text', text: '', line: 0, marker: '', indent: 0 };
  const { line, rows } = block;
  if (rows !== undefined) return { type: 'table', rows, line };
  const text = block.kind === 'item' ? `${block.marker} ${block.text}` : block.text;
  if (block.kind === 'quote') return { type: 'quote', text, line };
  if (block.kind === 'heading')
    return { type: 'heading', level: block.marker.length > 2 ? 3 : 2, text, line };
  if (block.kind === 'cell' || !isHeading(text, body[at + 1])) return { type: 'paragraph', text, line };
  const previous = body[at - 1];
  const isBelowHeading = previous?.kind === 'text' && isHeading(previous.text, block) && at > 0;
  const level = isBelowHeading || /^\d+\.\d+/u.test(text) ? 3 : 2;
  return { type: 'heading', level, text: text.replace(/\s*[:：]$/u, ''), line };
}

/** A single numbered block: a numbered heading or a paragraph that begins with a number. "3)" is as a rule an item. */
function isLoneNumber(block: RawBlock, hasHeadings: boolean): boolean {
  return isNumberMark(block.marker) && (hasHeadings || !isBracketed(block));
}

function isBracketed({ kind, marker }: RawBlock): boolean {
  return kind === 'item' && /^\(?\d+\)$/u.test(marker);
}

/** Whether "1)", "2)" … are headings: two or more that count from 1, each short and above running text. */
function countsHeadings(body: readonly RawBlock[]): boolean {
  const marked = body.flatMap((block, at) => (isBracketed(block) ? [{ block, next: body[at + 1] }] : []));
  return (
    marked.length > 1 &&
    marked.every(
      ({ block, next }, at) =>
        numberOf(block) === at + 1 &&
        next?.kind === 'text' &&
        isHeading(block.text, next) &&
        isProse(next.text),
    )
  );
}

function listLength(body: readonly RawBlock[], at: number): number {
  const first = body[at];
  let size = 1;
  if (first === undefined) return 0;
  while (continuesList(first, body[at + size - 1], body[at + size])) size += 1;
  return size;
}

function continuesList(first: RawBlock, previous: RawBlock | undefined, next: RawBlock | undefined): boolean {
  if (previous === undefined || next?.kind !== 'item') return false;
  const wasNumber = isNumberMark(first.marker);
  const isNumber = isNumberMark(next.marker);
  if (wasNumber === isNumber)
    return (
      !isNumber ||
      numberOf(next) === 1 + numberOf(previous) ||
      next.indent > first.indent ||
      numberOf(next) > numberOf(first)
    );
  return next.indent > first.indent;
}

function buildList(items: readonly RawBlock[]): PageBlock {
  const [first] = items;
  const ordered = first !== undefined && isNumberMark(first.marker);
  const start = first !== undefined && ordered ? numberOf(first) : 1;
  return {
    type: 'list',
    ordered,
    start,
    entries: items.map((item) => entryOf(item, items)),
    line: first?.line ?? 0,
  };
}

function entryOf(item: RawBlock, items: readonly RawBlock[]): ListEntry {
  const [first] = items;
  const isLower =
    first !== undefined &&
    (item.indent > first.indent + 1 || (item.marker !== first.marker && /^[◦▫o–-]$/u.test(item.marker)));
  const hasName = /\p{L}/u.test(item.marker) && item.marker !== 'o';
  return { text: hasName ? `${item.marker} ${item.text}` : item.text, level: isLower ? 1 : 0 };
}

function numberOf(block: RawBlock): number {
  return Number.parseInt(block.marker.replace(/\D+/gu, ''), 10) || 0;
}

/** Short lines at the very end are the headings of nothing: a signature, or a menu that nobody knows. They stay. */
function markLooseEnd(body: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const last = body.findLastIndex(({ kind, text }) => kind !== 'text' || isProse(text) || endsSentence(text));
  const [first, ...others] = body.slice(last + 1);
  if (first === undefined || others.length === 0 || last === -1) return body;
  const message = `${String(others.length + 1)} short lines at the end may be a menu; they stand as paragraphs`;
  notices.push({ line: first.line, code: 'short-lines-at-end', severity: 'unsure', message });
  return body.map((block, index) => (index > last ? { ...block, kind: 'cell' } : block));
}

/** “A whole paragraph in quotation marks” followed by “— Name” is a quotation. */
function markQuotes(raw: readonly RawBlock[]): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  for (const block of raw) {
    const last = blocks.at(-1);
    const isName =
      block.kind === 'item' &&
      /^[—–-]$/u.test(block.marker) &&
      block.text.length <= 120 &&
      !endsSentence(block.text);
    if (isName && last !== undefined && (last.kind === 'quote' || isQuoted(last.text))) {
      blocks[blocks.length - 1] = { ...last, kind: 'quote', text: `${last.text} — ${block.text}` };
    } else {
      blocks.push(block);
    }
  }
  return blocks;
}

function isQuoted(text: string): boolean {
  return /^["“«‘].*["”»’]\.?$/su.test(text);
}

/** Three or more short lines after "…:" are a list whose bullets were lost. */
function markLostLists(body: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const marked = [...body];
  for (const [index, block] of body.entries()) {
    if (!/[:：]$/u.test(block.text) || block.kind === 'item') continue;
    const rest = body.slice(index + 1);
    const stop = rest.findIndex(
      (next) => next.kind !== 'text' || endsSentence(next.text) || countWords(next.text) > 20,
    );
    const count = lostItems(rest, stop);
    if (count < 3) continue;
    for (let at = index + 1; at <= index + count; at += 1) {
      const line = body[at];
      if (line !== undefined) marked[at] = { ...line, kind: 'item', marker: '•' };
    }
    const message = `${String(count)} short lines after a colon were taken for a list without bullets`;
    notices.push({
      line: body[index + 1]?.line ?? block.line,
      code: 'list-without-bullets',
      severity: 'unsure',
      message,
    });
  }
  return marked;
}

/** Three lines or more that would all be headings are none: what stands between the first and the last is a list. */
function markHeadingRuns(body: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const isShort = body.map((block, index) => block.kind === 'text' && isHeading(block.text, body[index + 1]));
  return body.map((block, index) => {
    const isInside = [index - 1, index, index + 1].every((at) => isShort[at] === true);
    const isLong = isInside && (isShort[index - 2] === true || isShort[index + 2] === true);
    if (!isLong) return block;
    const message = 'a short line among others was taken for an item of a list';
    notices.push({ line: block.line, code: 'list-without-bullets', severity: 'unsure', message });
    return { ...block, kind: 'item', marker: '•' };
  });
}

/** The last short line before running text may be its heading: then it is capitalised and the others are not. */
function lostItems(rest: readonly RawBlock[], stop: number): number {
  if (stop === -1) return rest.length;
  const last = rest[stop - 1];
  const isAboveText = last !== undefined && isProse(rest[stop]?.text ?? '');
  return isAboveText && capitalShare(last.text) >= 0.6 ? stop - 1 : stop;
}
