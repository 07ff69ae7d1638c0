/** What is wrong with a line of YAML, in words for somebody who never heard of YAML. */

import type { ErrorCode } from 'yaml';

/** A line of the form "- name: value" in its parts; a line without a name has an empty one. */
export interface YamlLine {
  /** White space and dashes before the name. */
  readonly lead: string;
  readonly key: string;
  readonly value: string;
  /** Whether a blank is missing behind the colon. */
  readonly isTight: boolean;
}

/** Longer values are not shown again. */
const MAX_SHOWN = 70;
const NOT_FIRST = /^[@`%*&!|>]/u;

export function readYamlLine(line: string): YamlLine {
  const lead = /^\s*(?:- +)*/u.exec(line)?.[0] ?? '';
  const rest = line.slice(lead.length).trimEnd();
  const spaced = /^([^\s:#"'[{][^:]*?)\s*:(?:\s+(.*))?$/su.exec(rest);
  const tight = spaced === null ? /^([A-Za-z][\w-]*):(?!\/\/)(\S.*)$/su.exec(rest) : null;
  const [, key = '', value = ''] = spaced ?? tight ?? [];
  return { lead, key, value: key === '' ? rest : value, isTight: tight !== null };
}

/** The sentence for an error of the YAML library that lies on this line; `above` is the line before it. */
export function yamlSentence(code: ErrorCode, line: string, above: string): string {
  const read = readYamlLine(line);
  if (code === 'TAB_AS_INDENT') return 'this line begins with a tab; indent it with spaces';
  if (code === 'MULTIPLE_DOCS')
    return 'a line "---" would begin a second document here; take the line out, one is enough';
  if (code === 'DUPLICATE_KEY') return `"${read.key}" is written a second time; keep one of the two`;
  return (
    quoteSentence(read) ??
    bracketSentence(read.value) ??
    valueSentence(code, read) ??
    lineSentence(read, above) ??
    'this line cannot be read: look for a missing quotation mark, colon or bracket, and for blanks at its beginning'
  );
}

/** A value that begins with a quotation mark and does not end with it. */
function quoteSentence({ key, value }: YamlLine): string | undefined {
  const [mark = ''] = value;
  if (mark !== '"' && mark !== "'") return undefined;
  if (!value.slice(1).includes(mark))
    return `the quotation mark (${mark}) that begins here is not closed; put one at the end of the value`;
  if (/\\[^"\\/bfnrt0aevxuUN_LP\s]/u.test(value) && mark === '"')
    return 'a backslash between double quotation marks must be written twice, or the value put in single ones';
  const inner = value.endsWith(mark) && mark === "'" ? value.slice(1, -1) : value;
  return `text follows the closing quotation mark (${mark}); put the whole value in quotes${example(key, inner)}`;
}

function bracketSentence(value: string): string | undefined {
  for (const [open, close, what] of [
    ['[', ']', 'list'],
    ['{', '}', 'group'],
  ] as const) {
    if (value.split(open).length <= value.split(close).length) continue;
    return `the ${what} that begins with "${open}" is not closed; write "${close}" at its end`;
  }
  if (/^\[.*\]\s*\S|^\{.*\}\s*\S/u.test(value))
    return 'text follows the closing bracket; put the whole value in quotes';
  return undefined;
}

function valueSentence(code: ErrorCode, { key, value, isTight }: YamlLine): string | undefined {
  if (isTight) return `a blank is missing behind the colon: write ${key}: ${shown(value)}`;
  const first = NOT_FIRST.exec(value)?.[0];
  if (first !== undefined && key !== '')
    return `a value that begins with "${first}" must be in quotes${example(key, value)}`;
  if (key !== '' && (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MISSING_CHAR') && /:(?:\s|$)/u.test(value))
    return `a value with a colon in it must be in quotes${example(key, value)}`;
  return undefined;
}

function lineSentence({ lead, key, value }: YamlLine, above: string): string | undefined {
  if (key === '' && value !== '' && !value.includes(': '))
    return 'this line has no "name: value"; put a colon behind its name, or indent it if it goes on with the line above';
  const isDeeper = /^\s/u.test(lead) && lead.length > readYamlLine(above).lead.length;
  return isDeeper
    ? 'this line is indented more than the line above, as if it belonged to it; align the two'
    : undefined;
}

function example(key: string, value: string): string {
  return key === '' ? '' : `: ${key}: ${quoted(value)}`;
}

function quoted(value: string): string {
  const text = shown(value);
  if (!/["\\]/u.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

function shown(value: string): string {
  return value.length > MAX_SHOWN ? '…' : value;
}
