/** Markdown takes rows between pipes for a table only where a row of dashes stands below the first: it is put there. */

import { cellsOf, headNotice, isPipeRow, isPipeRule } from './page-pipe-tables.ts';
import type { PageNotice } from './page-types.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

/**
 * Adds the missing row to every table of a body; all else stays as it is.
 * @param firstLine 1-based line of the input at which the body begins
 */
export function addTableRules(
  body: string,
  firstLine: number,
): { readonly body: string; readonly notices: readonly PageNotice[] } {
  const lines = body.split('\n');
  const notices: PageNotice[] = [];
  const written: string[] = [];
  let fence: string | undefined;
  for (const [at, line] of lines.entries()) {
    written.push(line);
    fence = fenceAfter(line, fence);
    if (fence !== undefined || !isHead(lines, at)) continue;
    written.push(`|${' --- |'.repeat(cellsOf(line.trim()).length)}`);
    notices.push(headNotice(firstLine + at));
  }
  return { body: written.join('\n'), notices };
}

/** The first of two rows or more, none of which is one of dashes. */
function isHead(lines: readonly string[], at: number): boolean {
  const row = (index: number): string | undefined => {
    const line = lines[index] ?? '';
    return !/^ {4}|^\t/u.test(line) && isPipeRow(line.trim()) ? line.trim() : undefined;
  };
  const [own, next] = [row(at), row(at + 1)];
  if (own === undefined || next === undefined || row(at - 1) !== undefined) return false;
  return !isPipeRule(own) && !isPipeRule(next);
}

/** The marks of the block of code that is open after a line. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const marks = FENCE.exec(line)?.[1];
  if (marks === undefined) return open;
  if (open === undefined) return marks;
  return marks.startsWith(open) && line.trim() === marks ? undefined : open;
}
