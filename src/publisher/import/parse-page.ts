/** A page as a scraper saved it → one article with its sources. Pure: what it cannot decide it reports. */

import { buildBlocks } from './page-blocks.ts';
import { findConferences } from './page-conferences.ts';
import { findDate } from './page-date.ts';
import { citeSources } from './page-footnotes.ts';
import { repairGluedWords } from './page-glue.ts';
import { readHead, type PageHead } from './page-head.ts';
import { describePage } from './describe-page.ts';
import { splitLines } from './page-lines.ts';
import { readRomanMarks } from './page-roman-marks.ts';
import { joinPipeRows } from './page-pipe-tables.ts';
import { dropRepeats } from './page-repeats.ts';
import { dropUnknownButtons } from './page-share-bars.ts';
import { placeStarNotes, takeStarNotes } from './page-star-notes.ts';
import { buildStructure } from './page-structure.ts';
import { readTail, type PageTail } from './page-tail.ts';
import { findTables } from './page-tables.ts';
import { splitSentences } from './page-text.ts';
import { slugOf } from './slug.ts';
import type { PageBlock, PageNotice, ParsedPage } from './page-types.ts';

export interface PageOptions {
  /** Name of the file, for its extension and for a date in it; never a path. */
  readonly fileName: string;
  /** The languages of the archive, its main one first. */
  readonly languages?: readonly string[];
}

/** Reads the text of a page. Never throws; a page without text gives a notice of severity `error`. */
export function parsePage(text: string, options: PageOptions): ParsedPage {
  const lined = buildBlocks(readRomanMarks(splitLines(text)));
  const piped = joinPipeRows(lined.blocks);
  const unrepeated = dropRepeats(piped.blocks);
  const bars = dropUnknownButtons(unrepeated.blocks);
  const unglued = repairGluedWords(bars.blocks);
  const tables = findTables(unglued.blocks);
  const head = readHead(tables.blocks, unrepeated.repeatedKeys);
  const starred = takeStarNotes(head.rest);
  const tail = readTail(starred.blocks, head.meta.date);
  const titled = titleOf(head, tail, options.fileName);
  const dated = dateOf(head, tail, options.fileName);
  const structure = buildStructure(tail.body);
  const sourced = citeSources(structure.blocks, tail.sourceEntries, tail.sourcesHeading);
  const cited = placeStarNotes(sourced, starred.notes);
  const named = findConferences(structure.blocks, titled.title, dated.published);
  const described = describePage(titled.title, structure.blocks, head.labels, options.languages ?? []);
  const notices = [
    ...[
      lined,
      piped,
      unrepeated,
      bars,
      unglued,
      tables,
      head,
      tail,
      titled,
      dated,
      structure,
      cited,
      named,
      described,
    ].flatMap((step) => step.notices),
    ...emptyNotices(head.title, structure.blocks),
  ];
  return {
    id: slugOf(titled.title, 64, 'article'),
    title: titled.title,
    lang: described.lang,
    ...(dated.published === undefined ? {} : { published: dated.published }),
    ...(dated.updated === undefined ? {} : { updated: dated.updated }),
    authors: authorsOf(head, tail),
    kind: described.kind,
    blocks: cited.blocks,
    footnotes: cited.footnotes,
    sources: cited.sources,
    conferences: named.conferences,
    notices: notices.toSorted((a, b) => a.line - b.line),
  };
}

interface Step {
  readonly notices: readonly PageNotice[];
}

function titleOf(head: PageHead, tail: PageTail, fileName: string): Step & { readonly title: string } {
  if (head.title !== '') return { title: head.title, notices: [] };
  const first = tail.body[0];
  const sentence = splitSentences(first?.text ?? '')[0] ?? '';
  const fromName = fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/[_-]+/gu, ' ')
    .trim();
  const title =
    sentence !== '' && sentence.length <= 160 ? sentence.replace(/[.。]$/u, '') : fromName || 'Untitled';
  const message = `no title was found; "${title}" was taken`;
  return { title, notices: [{ line: first?.line ?? 0, code: 'no-title', severity: 'unsure', message }] };
}

interface Dated extends Step {
  readonly published?: string;
  readonly updated?: string;
}

function dateOf(head: PageHead, tail: PageTail, fileName: string): Dated {
  const meta = head.meta.date === undefined ? tail.metas.find((one) => one.date !== undefined) : head.meta;
  const updated = head.meta.updated === undefined ? {} : { updated: head.meta.updated };
  const line = head.dateLine === 0 ? head.titleLine : head.dateLine;
  if (meta?.date !== undefined) {
    const other = meta.other === undefined ? '' : `, or ${meta.other} where the month comes first`;
    const message = `the date can be read in two ways: ${meta.date}${other}; ${meta.date} was taken, correct "published" if that is wrong`;
    const notices: PageNotice[] = meta.isAmbiguous
      ? [{ line, code: 'date-ambiguous', severity: 'unsure', message }]
      : [];
    return { published: meta.date, ...updated, notices };
  }
  const guess = dateline(tail) ?? findDate(fileName.replace(/_/gu, ' '))?.date;
  if (guess === undefined) {
    const message = 'no date of publication was found; add "published" to the front matter';
    return { ...updated, notices: [{ line, code: 'no-date', severity: 'unsure', message }] };
  }
  const message = `no date line was found; ${guess} was taken from the first paragraph or the name of the file`;
  return {
    published: guess,
    ...updated,
    notices: [{ line, code: 'date-guessed', severity: 'unsure', message }],
  };
}

/** "VIENNA, 1 December 2025 – The Commission …" */
function dateline(tail: PageTail): string | undefined {
  const text = tail.body.find((block) => block.kind === 'text')?.text ?? '';
  const found = findDate(text.slice(0, 90));
  if (found === undefined || found.start > 40) return undefined;
  return /^[\s)]*(?:[–—:-]|\(|\|)/u.test(text.slice(found.end, found.end + 4)) ? found.date : undefined;
}

function authorsOf(head: PageHead, tail: PageTail): readonly string[] {
  return [...new Set([...head.meta.authors, ...tail.metas.flatMap((meta) => meta.authors)])];
}

function emptyNotices(title: string, blocks: readonly PageBlock[]): readonly PageNotice[] {
  if (blocks.some((block) => block.type !== 'heading')) return [];
  return [{ line: 0, code: 'no-text', severity: 'error', message: emptySentence(title, blocks) }];
}

function emptySentence(title: string, blocks: readonly PageBlock[]): string {
  if (blocks.length > 0) return 'the page has headings but no text';
  return title === ''
    ? 'the page has no text'
    : `the page has no text but "${title}", which was taken for its title`;
}
