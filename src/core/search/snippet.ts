// The words round a hit: one to three pieces of about 160 characters, each from one block.
import type { ArticleText, Block } from '#core/archive/article-text';
import { fold } from '#core/text/fold';
import { mergeRanges, type Mark } from './mark.ts';
import type { Snippet, SnippetPart, TextRange } from './search-types.ts';

const WINDOW = 160;
/** How much of it stands before the first hit. */
const LEAD = 40;
const MOST = 3;

interface Range extends TextRange {
  readonly block?: Block;
}

interface Window extends Range {
  /** The parts of the query it shows. */
  readonly keys: ReadonlySet<string>;
}

/** The best pieces, in the order of the text. Without a hit in the text, its beginning, or the place given. */
export function makeSnippets(text: ArticleText, marks: readonly Mark[], fallbackAt = 0): readonly Snippet[] {
  if (text.text === '') return [];
  const windows = chooseWindows(distinct(windowsOf(text, marks), text.text));
  const shown = windows.length > 0 ? windows : [rangeAt(text.text, blockAt(text, fallbackAt), fallbackAt, 0)];
  return shown.map((range) => toSnippet(text, range, marks));
}

/** Cuts a text into hit and other parts. */
export function markParts(
  text: string,
  marks: readonly TextRange[],
  from = 0,
  to = text.length,
): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = from;
  const shown = marks.filter((mark) => mark.end > from && mark.start < to);
  for (const range of mergeRanges(shown)) {
    const start = Math.max(range.start, from);
    const end = Math.min(range.end, to);
    if (start >= end) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false });
  return parts;
}

/** A window begins at a hit that no window before it covers, and not before the end of that. */
function windowsOf(text: ArticleText, marks: readonly Mark[]): readonly Window[] {
  const windows: Window[] = [];
  let covered = 0;
  let first = 0;
  for (const mark of marks) {
    if (mark.start < covered) continue;
    const range = rangeAt(text.text, blockAt(text, mark.start), mark.start, covered);
    while ((marks[first]?.start ?? range.end) < range.start) first += 1;
    const keys = new Set<string>();
    for (let at = first; (marks[at]?.start ?? range.end) < range.end; at += 1) keys.add(marks[at]?.key ?? '');
    windows.push({ ...range, keys });
    covered = range.end;
  }
  return windows;
}

/** Cells of a table, or a repeated line, may say the same: once is enough. */
function distinct(windows: readonly Window[], text: string): readonly Window[] {
  const seen = new Set<string>();
  return windows.filter(({ start, end }) => {
    const words = fold(text.slice(start, end)).trim();
    const isNew = !seen.has(words);
    seen.add(words);
    return isNew;
  });
}

/** Each next window should show what those before it do not; then the earlier one. */
function chooseWindows(windows: readonly Window[]): readonly Window[] {
  const chosen: Window[] = [];
  const shown = new Set<string>();
  const left = [...windows];
  while (chosen.length < MOST && left.length > 0) {
    const gain = (window: Window): number =>
      [...window.keys].filter((key) => !shown.has(key)).length * 4 +
      window.keys.size +
      (window.block?.kind === 'heading' ? -0.5 : 0);
    const best = left.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const key of best.keys) shown.add(key);
    chosen.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return chosen.toSorted((a, b) => a.start - b.start);
}

function blockAt(text: ArticleText, offset: number): Block | undefined {
  return text.blocks.find((block) => offset >= block.start && offset < block.end);
}

/** About 160 characters round a place, inside its block (or line) and not before `from`. */
function rangeAt(text: string, block: Block | undefined, at: number, from: number): Range {
  const first = spaceEnd(text, Math.max(block?.start ?? lineStart(text, at), Math.min(from, at)), at);
  const last = block?.end ?? lineEnd(text, at);
  const wanted = last - at < WINDOW - LEAD ? last - WINDOW : at - LEAD;
  const start = wordStart(text, Math.max(first, wanted), first, at);
  const end = wordEnd(text, Math.min(last, start + WINDOW), last);
  return { start, end: Math.max(end, start), ...(block === undefined ? {} : { block }) };
}

function spaceEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text[at] === ' ') at += 1;
  return at;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Forward to the beginning of a word, never past the hit; Chinese has no spaces and is cut between characters. */
function wordStart(text: string, from: number, first: number, hit: number): number {
  if (from <= first) return first;
  const space = text.slice(from - 1, hit).search(/\s/);
  return space >= 0 ? Math.min(from + space, hit) : splitsPair(text, from) ? from + 1 : from;
}

function wordEnd(text: string, to: number, last: number): number {
  if (to >= last) return last;
  const space = /\s\S*$/.exec(text.slice(to - 24, to + 1));
  if (space) return to - 24 + space.index;
  return splitsPair(text, to) ? to - 1 : to;
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function toSnippet(text: ArticleText, { block, start, end }: Range, marks: readonly Mark[]): Snippet {
  const parts = [...markParts(text.text, marks, start, end)];
  const isBegun = start > (block?.start ?? lineStart(text.text, start));
  const isOpen = end < (block?.end ?? lineEnd(text.text, end));
  const section = block === undefined ? undefined : sectionOf(text, block);
  return {
    parts: [...(isBegun ? [ELLIPSIS] : []), ...parts, ...(isOpen ? [ELLIPSIS] : [])],
    ...(block === undefined ? {} : { block: block.id }),
    ...(block?.number === undefined ? {} : { number: block.number }),
    ...(section === undefined ? {} : { section }),
  };
}

const ELLIPSIS: SnippetPart = { text: '…', hit: false };

function sectionOf(text: ArticleText, block: Block): string | undefined {
  const heading = text.blocks.findLast(
    (one) => one.kind === 'heading' && one.start <= block.start && one.id !== block.id,
  );
  return heading && text.text.slice(heading.start, heading.end);
}
