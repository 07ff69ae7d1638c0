import type { PageLine } from './page-lines.ts';
import type { PageNotice, RawBlock } from './page-types.ts';
import { classifyChrome } from './page-chrome.ts';
import { goesOn } from './page-broken-sentences.ts';
import { isMonthName } from './page-date.ts';
import { isSourcesHeading } from './page-sources-heading.ts';
import { parseMetaLine } from './page-meta.ts';
import { isPipeRow } from './page-pipe-tables.ts';
import { isStarNote } from './page-star-notes.ts';
import { createPieceJoiner, type PieceJoiner } from './page-hyphens.ts';
import { endsSentence } from './page-text.ts';

const BULLET = /^(?:([•◦▪▫‣⁃●○■□➢➤►▶✓✔·∙])\s*|([*–—+-]|o(?=\s))\s+)(?=\S)/u;
const NUMBER =
  /^(\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}[.)]|[a-z]\)|[ivx]{1,4}[.)]|\[\^?\d{1,3}\]:?)(?:\s+|(?<=\])\s*)(?=\S)/u;
const LONE_MARK = /^(?:[•◦▪▫‣⁃●○■□➢➤►▶✓✔·∙*–-]|\(?\d{1,2}[.)]|\[\d{1,3}\])$/u;
const HASHES = /^(#{1,6})\s+(?=\S)/u;

/** The mark at the start of a list item and the text after it, or undefined for other lines. */
export function readMarker(text: string): { readonly marker: string; readonly rest: string } | undefined {
  const match = BULLET.exec(text) ?? NUMBER.exec(text);
  if (match === null || isDayOfMonth(text)) return undefined;
  return { marker: match[0].trim(), rest: text.slice(match[0].length) };
}

/** "3. Februar 2025" is a date, not the third item. */
function isDayOfMonth(text: string): boolean {
  const [, month = ''] = /^\d{1,2}\.\s+(\p{L}+)\.?\s+(?:19|20)\d{2}\b/u.exec(text) ?? [];
  return isMonthName(month);
}

/** Whether an item's mark is a number, so that its order says something. */
export function isNumberMark(marker: string): boolean {
  return /^[([]?\^?\d/u.test(marker);
}

/** Whether a block is an item whose number says something. */
export function isNumbered(block: RawBlock): boolean {
  return block.kind === 'item' && isNumberMark(block.marker);
}

/** The blocks of a page, and what was unsure about joining its lines. */
export interface Blocks {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

/** Lines → paragraphs, items, quotes and headings, with hard-wrapped lines joined again. */
export function buildBlocks(allLines: readonly PageLine[]): Blocks {
  const joiner = createPieceJoiner(allLines);
  return { blocks: joinLines(allLines, joiner), notices: joiner.notices };
}

function joinLines(allLines: readonly PageLine[], joiner: PieceJoiner): readonly RawBlock[] {
  const lines = splitInlineBullets(mergeLoneMarks(allLines));
  const width = wrapWidth(lines);
  const blocks: RawBlock[] = [];
  let isMended = false;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const last = blocks.at(-1);
    const isBroken: boolean =
      last !== undefined && previous !== undefined && mends(previous, line, last, isMended);
    const isWrapped =
      previous !== undefined &&
      last !== undefined &&
      isContinuation(previous, line, last, lines[index + 1], width);
    if (last !== undefined && (isBroken || isWrapped)) {
      const text = joiner.join(last.text, stripQuoteMark(line.text, last), line.number);
      blocks[blocks.length - 1] = { ...last, text };
    } else blocks.push(blockOf(line));
    isMended = isBroken || (isWrapped && isMended);
  }
  return blocks;
}

/** Whether a line is the next piece of a sentence that was broken at its links. */
function mends(previous: PageLine, line: PageLine, last: RawBlock, isMended: boolean): boolean {
  if (!line.hasGap || last.kind !== 'text' || HASHES.test(line.text) || line.text.startsWith('>'))
    return false;
  if (readMarker(line.text) !== undefined || !goesOn(last.text, line.text, isMended)) return false;
  return !standsAlone(line.text) && !standsAlone(previous.text);
}

function blockOf(line: PageLine): RawBlock {
  const base = { line: line.number, indent: line.indent };
  const hashes = HASHES.exec(line.text);
  if (hashes !== null) {
    const text = line.text.slice(hashes[0].length).replace(/\s+#+$/u, '');
    return { ...base, kind: 'heading', text, marker: hashes[1] ?? '#' };
  }
  const quote = /^>+\s*(?=\S)/u.exec(line.text);
  if (quote !== null) return { ...base, kind: 'quote', text: line.text.slice(quote[0].length), marker: '>' };
  const item = readMarker(line.text);
  if (item !== undefined) return { ...base, kind: 'item', text: item.rest, marker: item.marker };
  return { ...base, kind: 'text', text: line.text, marker: '' };
}

function stripQuoteMark(text: string, block: RawBlock): string {
  return block.kind === 'quote' ? text.replace(/^>+\s*/u, '') : text;
}

/**
 * Columns at which the page is hard-wrapped, or 0 where every paragraph is one line. A page is wrapped when lines
 * that are followed without a gap are long, of much the same length, and mostly stop in mid-sentence.
 */
function wrapWidth(lines: readonly PageLine[]): number {
  const inner = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next === undefined || next.hasGap || line.text.length < 40
      ? []
      : [{ text: line.text, next: next.text }];
  });
  const lengths = inner.map(({ text }) => text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
  if (width === 0 || width > 140) return 0;
  const full = inner.filter(({ text, next }) => text.length >= width * 0.7 && readMarker(next) === undefined);
  // Lines of a list stop where they like, too; but the next one then begins with a capital.
  const broken = full.filter(
    ({ text, next }) => !endsSentence(text) && /^(?!https?:|www\.)[\p{Ll}\p{Lo}\p{N}(]/u.test(next),
  );
  return broken.length * 5 >= full.length * 2 ? width : 0;
}

function isContinuation(
  previous: PageLine,
  line: PageLine,
  last: RawBlock,
  next: PageLine | undefined,
  width: number,
): boolean {
  if (line.hasGap || last.kind === 'heading' || HASHES.test(line.text)) return false;
  if (last.kind === 'quote' && line.text.startsWith('>')) return true;
  if (line.text.startsWith('>') || standsAlone(line.text) || standsAlone(previous.text)) return false;
  return runsOn(previous, line, last, next, width);
}

/** Whether the previous line stopped because the page was wrapped there. */
function runsOn(
  previous: PageLine,
  line: PageLine,
  last: RawBlock,
  next: PageLine | undefined,
  width: number,
): boolean {
  const isFull = width > 0 && previous.text.length + 1 + firstWord(line.text).length > width * 0.92;
  const goesOn = !/[.!?:;。！？：；]["”’»)]?$/u.test(previous.text);
  if (readMarker(line.text) !== undefined && !isDashInText(line, last, next, isFull && goesOn)) return false;
  if (isFull) return true;
  if (last.kind === 'item' && /^(?:https?:|www\.)/u.test(line.text)) return true;
  if (!goesOn) return false;
  if (last.kind === 'item' && line.indent > last.indent) return true;
  const isCut = /\p{L}[-‐]$/u.test(previous.text);
  return /^(?!https?:|www\.)[\p{Ll}(]/u.test(line.text) && (width > 0 || isCut || previous.text.length >= 60);
}

/** A wrapped line may begin with a dash of the sentence; a list has a second dash below. */
function isDashInText(line: PageLine, last: RawBlock, next: PageLine | undefined, runsOn: boolean): boolean {
  if (!runsOn || last.kind !== 'text' || !/^[–—-]/u.test(line.text)) return false;
  return next === undefined || next.hasGap || !/^[–—-]/u.test(next.text);
}

function standsAlone(text: string): boolean {
  if (isPipeRow(text) || isStarNote(text)) return true;
  return classifyChrome(text) !== 'none' || isSourcesHeading(text) || parseMetaLine(text) !== undefined;
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

/** Some scrapers put the bullet on a line of its own: it belongs to the next line. */
function mergeLoneMarks(lines: readonly PageLine[]): readonly PageLine[] {
  const merged: PageLine[] = [];
  let mark: PageLine | undefined;
  for (const line of lines) {
    if (LONE_MARK.test(line.text)) {
      mark = line;
      continue;
    }
    merged.push(mark === undefined ? line : { ...mark, text: `${mark.text} ${line.text}` });
    mark = undefined;
  }
  return merged;
}

/** "• one • two • three" on one line becomes three items. */
function splitInlineBullets(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.flatMap((line) => {
    const parts = line.text.split(/\s*(?=[•●▪]\s)/u).filter((part) => part.trim() !== '');
    if (parts.length < 3 && !(parts.length === 2 && /^[•●▪]/u.test(line.text))) return [line];
    return parts.map((part, index) => ({ ...line, text: part.trim(), hasGap: index === 0 && line.hasGap }));
  });
}
