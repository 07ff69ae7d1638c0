/**
 * Reads YAML past its errors: each is told once, the lines that it spoils are left out, and the rest is read again.
 * So one wrong value does not hide what else is wrong in the file.
 */

import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { readYamlLine, yamlSentence } from './yaml-sentence.ts';

/** One error, with its line in the text (from 1). */
export interface YamlProblem {
  readonly line: number;
  readonly message: string;
}

/** A field that could not be read. */
export interface SpoiltField {
  readonly key: string;
  /** From 1. */
  readonly line: number;
}

export interface MendedYaml {
  /** What could be read; undefined where the errors left nothing that holds together. */
  readonly document: Document | undefined;
  readonly lines: LineCounter;
  /** What `document` says, as plain values. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Fields that are there and could not be read. */
  readonly spoilt: readonly SpoiltField[];
  /** The text without what was spoilt, line by line. */
  readonly rows: readonly string[];
}

/** Errors of one file that are told in one run. */
const MAX_ERRORS = 60;
/** A document with more aliases than this is not content, it is an attack on memory. */
const MAX_ALIASES = 100;

/** Reads YAML 1.2 (dates stay text). JSON is read too, but not past its first error. */
export function mendYaml(text: string, isJson = false): MendedYaml {
  const rows = text.split('\n');
  const problems: YamlProblem[] = [];
  const spoilt: SpoiltField[] = [];
  for (;;) {
    const read = readYaml(rows.join('\n'), rows);
    if (read.error === undefined) return { ...read, problems, spoilt, rows };
    const { at, message, isFatal } = read.error;
    problems.push({ line: at + 1, message: isJson ? JSON_SENTENCE : message });
    const left = isJson || isFatal === true || problems.length >= MAX_ERRORS ? [] : cutOut(rows, at);
    if (left.length === 0)
      return { document: undefined, lines: read.lines, value: undefined, problems, spoilt, rows };
    spoilt.push(...left.filter(({ key }) => key !== ''));
  }
}

const JSON_SENTENCE =
  'this JSON cannot be read here: look for a missing comma, quotation mark or bracket on this line or above it';

interface ReadYaml {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
  /** The first error, and the row that is to blame (from 0). */
  readonly error?: { readonly at: number; readonly message: string; readonly isFatal?: boolean };
}

function readYaml(text: string, rows: readonly string[]): ReadYaml {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  const [error] = document.errors;
  if (error === undefined) return toValue(document, lines, rows);
  const at = blame(error, lines.linePos(error.pos[0]).line - 1, rows);
  const message = yamlSentence(error.code, rows[at] ?? '', rows[at - 1] ?? '');
  return { document, lines, value: undefined, error: { at, message } };
}

function toValue(document: Document, lines: LineCounter, rows: readonly string[]): ReadYaml {
  try {
    return { document, lines, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch {
    // The library throws for an unresolved alias ("*bold* words") and for too many of them.
    const at = rows.findIndex((row) => readYamlLine(row).value.startsWith('*'));
    const isBomb = rows.some((row) => /(?:^|[\s[,])&\w/u.test(row));
    const message = isBomb
      ? 'this file repeats parts of itself with "&" and "*"; write them out'
      : yamlSentence('BAD_ALIAS', rows[at] ?? '', '');
    return { document, lines, value: undefined, error: { at: Math.max(at, 0), message, isFatal: isBomb } };
  }
}

/** The row with the mistake: a quotation mark or a bracket that is not closed is only noticed further down. */
function blame(error: YAMLError, row: number, rows: readonly string[]): number {
  const isOpen =
    error.code === 'MISSING_CHAR'
      ? isOpenQuote
      : error.code === 'BAD_INDENT' || error.code === 'UNEXPECTED_TOKEN'
        ? isOpenBracket
        : undefined;
  const above =
    isOpen === undefined
      ? -1
      : rows.findLastIndex((text, at) => at <= row && isOpen(readYamlLine(text).value));
  if (above !== -1) return above;
  // A line that hangs below a finished value is itself the mistake.
  const next = rows[row + 1] ?? '';
  const { key, value, lead } = readYamlLine(rows[row] ?? '');
  const isHanging = error.code === 'BLOCK_AS_IMPLICIT_KEY' && key !== '' && !/:(?:\s|$)/u.test(value);
  return isHanging && /^\s/u.test(next) && indentOf(next) > lead.length ? row + 1 : row;
}

function isOpenQuote(value: string): boolean {
  const [mark = ''] = value;
  return (mark === '"' || mark === "'") && !value.slice(1).includes(mark);
}

function isOpenBracket(value: string): boolean {
  return (
    /^[[{]/u.test(value) &&
    (value.split('[').length > value.split(']').length || value.split('{').length > value.split('}').length)
  );
}

/**
 * Empties a row and the rows that hang below it; dashes before a name stay, as other names of the record follow.
 * Gives the fields that were in them, with an empty key for other lines; none where there was nothing to leave out.
 */
function cutOut(rows: string[], at: number): readonly SpoiltField[] {
  const first = rows[at] ?? '';
  const { lead, key } = readYamlLine(first);
  const keptLead = key === '' ? '' : lead;
  if (first.trim() === '' || first.trim() === lead.trim()) return [];
  const fields = [{ key, line: at + 1 }];
  rows[at] = keptLead.trimEnd();
  for (let next = at + 1; next < rows.length; next += 1) {
    const row = rows[next] ?? '';
    if (row.trim() !== '' && (indentOf(row) <= lead.length || indentOf(row) === 0)) break;
    fields.push({ key: readYamlLine(row).key, line: next + 1 });
    rows[next] = '';
  }
  return fields;
}

function indentOf(row: string): number {
  return /^\s*/u.exec(row)?.[0].length ?? 0;
}
