/** The entries of a list of sources, each with its number; an entry that names two sources becomes two. */

import { isNumberMark } from './page-blocks.ts';
import { findPageSymbol } from './page-symbol.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface ListEntryText {
  /** Number of its footnote. */
  readonly number: number;
  /** The number that marks in the text have: that of the entry it was parted from. */
  readonly mark: number;
  readonly text: string;
  readonly line: number;
}

export interface NumberedEntries {
  readonly entries: readonly ListEntryText[];
  readonly notices: readonly PageNotice[];
}

/** Numbers as printed where they are all different; else by place. Parts of an entry get the numbers behind the last. */
export function numberEntries(raw: readonly RawBlock[]): NumberedEntries {
  const printed = raw.map((block, index) => {
    const own = ownNumber(block);
    return { number: own?.number ?? index + 1, text: own?.text ?? block.text, line: block.line };
  });
  const isUnique = new Set(printed.map(({ number }) => number)).size === printed.length;
  const numbered = isUnique ? printed : printed.map((entry, index) => ({ ...entry, number: index + 1 }));
  let free = numbered.reduce((highest, { number }) => Math.max(highest, number), 0);
  const notices: PageNotice[] = [];
  const entries = numbered.flatMap(({ number, text, line }) => {
    const [first = text, ...others] = splitEntry(text);
    const more = others.map((other) => {
      free += 1;
      return { number: free, mark: number, text: other, line };
    });
    if (more.length > 0) notices.push(splitNotice(number, more.length + 1, line));
    return [{ number, mark: number, text: first, line }, ...more];
  });
  return { entries, notices };
}

function ownNumber(block: RawBlock): { readonly number: number; readonly text: string } | undefined {
  if (block.kind === 'item' && isNumberMark(block.marker)) {
    return { number: Number.parseInt(block.marker.replace(/\D+/gu, ''), 10), text: block.text };
  }
  const raised = /^([⁰¹²³⁴-⁹]+|\d{1,3}(?=\s+["“'‘«]?\p{Lu}))\s*(.+)$/su.exec(block.text);
  if (raised === null || block.kind === 'item') return undefined;
  const number = Number.parseInt((raised[1] ?? '').normalize('NFKC'), 10);
  return Number.isNaN(number) ? undefined : { number, text: raised[2] ?? '' };
}

/** "A/RES/40/32, principle 1; and S. Brandt, “Title” (2019), p. 88": only where each part surely is a document. */
function splitEntry(text: string): readonly string[] {
  const parts = text.split(
    /;\s+(?:(?:and|see(?: also)?|et|y|voir(?: aussi)?|véase(?: también)?)\s+)?(?=["“«‘]?\p{Lu})/u,
  );
  return parts.length > 1 && parts.every(isDocument) ? parts : [text];
}

function isDocument(text: string): boolean {
  return (
    text.length >= 15 &&
    (/\b(?:1[89]|20)\d{2}\b|https?:\/\//u.test(text) || findPageSymbol(text)?.isFormal === true)
  );
}

function splitNotice(number: number, count: number, line: number): PageNotice {
  const message = `entry ${String(number)} names ${String(count)} sources; each became a footnote of its own`;
  return { line, code: 'entry-parted', severity: 'unsure', message };
}
