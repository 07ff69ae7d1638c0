/** Entries of the list of sources → records and numbered footnotes, and the marks of the text put in their places. */

import { appendText, mapTexts } from './page-block-texts.ts';
import { type KnownMarks, placeholder, replaceMarks, replaceSeries } from './page-marks.ts';
import { type ListEntryText, numberEntries } from './page-source-entries.ts';
import { isNotesHeading } from './page-sources-heading.ts';
import { splitLocator } from './page-locator.ts';
import { isExplanation, parseSourceEntry } from './page-source-record.ts';
import { isSameSource } from './same-source.ts';
import type { PageBlock, PageFootnote, PageNotice, PageSource, RawBlock } from './page-types.ts';

export interface Cited {
  readonly blocks: readonly PageBlock[];
  readonly footnotes: readonly PageFootnote[];
  readonly sources: readonly PageSource[];
  readonly notices: readonly PageNotice[];
}

const IBID = /^(?:ibid(?:em)?|id|idem|ibíd(?:em)?)\b\.?/iu;

/** Reads the list and ties it to the text. Sources without a mark go to the last paragraph (decision 15). */
export function citeSources(
  body: readonly PageBlock[],
  rawEntries: readonly RawBlock[],
  heading: string,
): Cited {
  const { entries, notices: parted } = numberEntries(rawEntries);
  const notices = [...parted];
  const read = readEntries(entries, heading, notices);
  const marked = placeMarks(body, footnotesOfMarks(entries), notices);
  const unmarked = read.footnotes.filter((footnote) => !marked.used.has(footnote.number));
  const blocks = appendMarks(marked.blocks, unmarked, notices);
  return { blocks, ...read, notices };
}

/** The footnotes that a mark of the text stands for. */
function footnotesOfMarks(entries: readonly ListEntryText[]): KnownMarks {
  const known = new Map<number, readonly number[]>();
  for (const { mark, number } of entries) known.set(mark, [...(known.get(mark) ?? []), number]);
  return known;
}

function readEntries(
  entries: readonly ListEntryText[],
  heading: string,
  notices: PageNotice[],
): { readonly footnotes: readonly PageFootnote[]; readonly sources: readonly PageSource[] } {
  const sources: PageSource[] = [];
  const footnotes: PageFootnote[] = [];
  let previous: string | undefined;
  for (const entry of entries) {
    const footnote = readEntry(entry, heading, sources, previous);
    footnotes.push(footnote);
    previous = footnote.source ?? previous;
    notices.push(...entryNotices(entry, footnote, sources));
  }
  return { footnotes, sources };
}

function readEntry(
  entry: ListEntryText,
  heading: string,
  sources: PageSource[],
  previous: string | undefined,
): PageFootnote {
  const base = { number: entry.number, line: entry.line };
  if (IBID.test(entry.text) && previous !== undefined) {
    const { locator } = splitLocator(entry.text);
    return locator === undefined ? { ...base, source: previous } : { ...base, source: previous, locator };
  }
  if (isNotesHeading(heading) && isExplanation(entry.text)) return { ...base, note: entry.text };
  const { source, locator, remark } = parseSourceEntry(entry.text, entry.line);
  return {
    ...base,
    source: addSource(sources, source),
    ...(locator === undefined ? {} : { locator }),
    ...(remark === undefined ? {} : { note: remark }),
  };
}

/** The id of an equal record on this page, or of the new one, whose id gets a number where it is taken. */
function addSource(sources: PageSource[], source: PageSource): string {
  const same = sources.find((known) => isSameSource(known, source));
  if (same !== undefined) return same.id;
  const taken = new Set(sources.map((known) => known.id));
  const id = freeId(source.id, taken);
  sources.push({ ...source, id });
  return id;
}

/** `id`, or `id-2`, `id-3` … where it is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${id}-${String(number)}`;
  return candidate;
}

function entryNotices(
  entry: ListEntryText,
  footnote: PageFootnote,
  sources: readonly PageSource[],
): readonly PageNotice[] {
  const { line } = entry;
  if (footnote.source === undefined) {
    return [
      {
        line,
        code: 'note-without-source',
        severity: 'unsure',
        message: `note ${String(entry.number)} names no source and was kept as a note`,
      },
    ];
  }
  const source = sources.find((known) => known.id === footnote.source);
  if (source?.kind !== 'other' || source.line !== line) return [];
  const message = `"${source.title}" was not recognised as a kind of document; set custom.kind`;
  return [{ line, code: 'source-kind-unknown', severity: 'unsure', message }];
}

interface Placed {
  readonly blocks: readonly PageBlock[];
  /** Numbers of the footnotes that the text has marks of. */
  readonly used: ReadonlySet<number>;
}

function placeMarks(body: readonly PageBlock[], known: KnownMarks, notices: PageNotice[]): Placed {
  const used = new Set<number>();
  const blocks = body.map((block) =>
    mapTexts(block, (text) => {
      const marked = replaceMarks(text, known);
      for (const number of marked.numbers) used.add(number);
      for (const number of marked.unknown) notices.push(unknownMark(number, block.line));
      return marked.text;
    }),
  );
  return used.size > 0 || known.size === 0 ? { blocks, used } : placeSeries(blocks, known, notices);
}

function unknownMark(number: number, line: number): PageNotice {
  const message = `mark ${String(number)} has no entry in a list of sources and stays as text`;
  return { line, code: 'mark-without-source', severity: 'unsure', message };
}

/** Marks that only their series makes marks: "agreed.1" and "agreed (1)". */
function placeSeries(blocks: readonly PageBlock[], known: KnownMarks, notices: PageNotice[]): Placed {
  const texts = blocks.map((block) => (block.type === 'paragraph' ? block.text : ''));
  const replaced = replaceSeries(texts, known);
  if (replaced === undefined) return { blocks, used: new Set() };
  const message =
    'numbers behind words were taken for citation marks, since they count through the list of sources';
  notices.push({ line: blocks[0]?.line ?? 0, code: 'glued-marks', severity: 'unsure', message });
  const marked = blocks.map((block, index) =>
    block.type === 'paragraph' ? { ...block, text: replaced.texts[index] ?? block.text } : block,
  );
  return { blocks: marked, used: new Set(replaced.numbers) };
}

/** Marks that the text lacks go behind its last paragraph, or behind its last list where there is none. */
function appendMarks(
  blocks: readonly PageBlock[],
  footnotes: readonly PageFootnote[],
  notices: PageNotice[],
): readonly PageBlock[] {
  if (footnotes.length === 0) return blocks;
  const above = blocks.findLastIndex(
    (block) => block.type === 'paragraph' && block.line < (footnotes[0]?.line ?? 0),
  );
  const paragraph = above === -1 ? blocks.findLastIndex((block) => block.type === 'paragraph') : above;
  const at = paragraph === -1 ? blocks.findLastIndex((block) => block.type !== 'heading') : paragraph;
  const marks = footnotes.map((footnote) => placeholder(footnote.number)).join('');
  for (const { number, line } of footnotes) {
    const message = `source ${String(number)} has no mark in the text and was cited at the end of the last paragraph`;
    notices.push({ line, code: 'source-without-mark', severity: 'unsure', message });
  }
  if (at === -1) return [...blocks, { type: 'paragraph', text: marks, line: footnotes[0]?.line ?? 0 }];
  return blocks.map((block, index) => (index === at ? appendText(block, marks) : block));
}
