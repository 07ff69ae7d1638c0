/**
 * Scrapers write a table as one line a cell. Where the lines fall into columns of one kind each (words or numbers),
 * under a row of words, the table is put together again; where they do not, they at least do not become headings.
 */

import { countWords, endsSentence } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface FoundTables {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

/** Fewest lines and numbers that make one think of a table. */
const MIN_CELLS = 6;
const MIN_NUMBERS = 3;
const MAX_COLUMNS = 8;
/** How many of the lines above may be the table's heading and caption. */
const MAX_ABOVE = 2;

const NUMBER = /^[+–−-]?[$€£]?\s?\d[\d\s.,]*\s?(?:%|[a-z]{1,3}\b)?$|^(?:n\/?a|[–—-])$/iu;

/** Puts tables together again. */
export function findTables(blocks: readonly RawBlock[]): FoundTables {
  const notices: PageNotice[] = [];
  const found = runsOf(blocks).flatMap((run) => {
    const isLong = run.length >= MIN_CELLS && run.every(isCell);
    return isLong && run.filter(isNumber).length >= MIN_NUMBERS ? readRun(run, notices) : run;
  });
  return { blocks: found, notices };
}

/** Stretches of cells, and of everything else. */
function runsOf(blocks: readonly RawBlock[]): readonly (readonly RawBlock[])[] {
  const runs: RawBlock[][] = [];
  let wasCell: boolean | undefined;
  for (const block of blocks) {
    const isNext = isCell(block);
    if (isNext === wasCell) runs.at(-1)?.push(block);
    else runs.push([block]);
    wasCell = isNext;
  }
  return runs;
}

function isCell(block: RawBlock): boolean {
  if (block.kind !== 'text' || block.text.length > 40 || countWords(block.text) > 5) return false;
  return isNumber(block) || !(endsSentence(block.text) || /[:：]$/u.test(block.text));
}

function isNumber({ text }: RawBlock): boolean {
  return NUMBER.test(text);
}

function readRun(run: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  for (const { above, below } of PLACES) {
    const cells = run.slice(above, run.length - below);
    const columns = columnsOf(cells);
    const [first] = cells;
    if (columns === undefined || first === undefined) continue;
    notices.push(rebuilt(first.line, cells.length / columns, columns));
    return [...run.slice(0, above), tableOf(first, cells, columns), ...run.slice(run.length - below)];
  }
  const line = run[0]?.line ?? 0;
  const message = `${String(run.length)} short lines look like a table whose columns are lost; they stand as paragraphs`;
  notices.push({ line, code: 'table-lost', severity: 'unsure', message });
  return run.map((block) => ({ ...block, kind: 'cell' }));
}

/** The table alone first; then with lines of a heading above, and of the next heading below. */
const PLACES = [0, 1].flatMap((below) =>
  Array.from({ length: MAX_ABOVE + 1 }, (_, above) => ({ above, below })),
);

/** The number of columns under which the cells make sense; undefined where there is none. */
function columnsOf(cells: readonly RawBlock[]): number | undefined {
  const isNumbers = cells.map(isNumber);
  for (let columns = 2; columns <= MAX_COLUMNS; columns += 1) {
    const rows = cells.length / columns;
    if (Number.isInteger(rows) && rows >= 3 && isTable(isNumbers, columns)) return columns;
  }
  return undefined;
}

/** Words only in the first row; below it each column is like the cell of the second row. */
function isTable(isNumbers: readonly boolean[], columns: number): boolean {
  if (isNumbers.slice(0, columns).some(Boolean)) return false;
  const second = isNumbers.slice(columns, 2 * columns);
  if (second.every(Boolean) || !second.some(Boolean)) return false;
  return isNumbers.every((isNumber, index) => index < columns || isNumber === second[index % columns]);
}

function tableOf(first: RawBlock, cells: readonly RawBlock[], columns: number): RawBlock {
  const texts = cells.map(({ text }) => text);
  const rows = Array.from({ length: texts.length / columns }, (_, row) =>
    texts.slice(row * columns, (row + 1) * columns),
  );
  return { ...first, kind: 'table', text: texts.join(' '), rows };
}

function rebuilt(line: number, rows: number, columns: number): PageNotice {
  const message = `lines were put together as a table of ${String(columns)} columns and ${String(rows)} rows`;
  return { line, code: 'table-rebuilt', severity: 'unsure', message };
}
