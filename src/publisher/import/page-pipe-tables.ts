/** Tables that were written with pipes: "| Port | Ships |", with or without the row of dashes below the head. */

import type { PageNotice, RawBlock } from './page-types.ts';

const ROW = /^\|(?=.*[^|\s]).*[^\\|]\|.*\|$/u;
const RULE = /^\|(?:\s*:?-+:?\s*\|)+$/u;

/** Whether a line is a row of a table: it begins and ends with a pipe, and has two cells or more. */
export function isPipeRow(text: string): boolean {
  return RULE.test(text) || ROW.test(text);
}

/** Whether a row is the one of dashes that Markdown wants below the head. */
export function isPipeRule(text: string): boolean {
  return RULE.test(text);
}

/** The cells of a row. */
export function cellsOf(text: string): readonly string[] {
  const inner = text.slice(1, -1);
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Rows that follow each other become one table each; a row alone stays a paragraph. */
export function joinPipeRows(blocks: readonly RawBlock[]): {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
} {
  const joined: RawBlock[] = [];
  const notices: PageNotice[] = [];
  let at = 0;
  while (at < blocks.length) {
    const stop = blocks.findIndex((block, index) => index >= at && !isRow(block));
    const run = blocks.slice(at, stop === -1 ? blocks.length : stop);
    joined.push(...tableOf(run, notices));
    const next = blocks[at + run.length];
    if (next !== undefined) joined.push(next);
    at += run.length + 1;
  }
  return { blocks: joined, notices };
}

function isRow({ kind, text }: RawBlock): boolean {
  return kind === 'text' && isPipeRow(text);
}

function tableOf(run: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const rows = run.filter(({ text }) => !isPipeRule(text)).map(({ text }) => cellsOf(text));
  const [first] = run;
  if (first === undefined || rows.length < 2) return run.map((block) => ({ ...block, kind: 'cell' }));
  if (!run.some(({ text }) => isPipeRule(text))) notices.push(headNotice(first.line));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const even = rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? ''));
  return [{ ...first, kind: 'table', text: even.flat().join(' '), rows: even }];
}

/** Said where a table has no row of dashes. */
export function headNotice(line: number): PageNotice {
  const message =
    'rows between pipes have no line of dashes below the first; the first was taken for the head';
  return { line, code: 'table-head-guessed', severity: 'unsure', message };
}
