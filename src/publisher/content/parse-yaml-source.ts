import { isNode } from 'yaml';
import { mendYaml } from './mend-yaml.ts';
import type { Report } from './problem.ts';

/** A path into a YAML document: keys and list positions. */
export type YamlPath = readonly (string | number)[];

/** YAML (or JSON, which is YAML) that has been read, and where its parts stand. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Whether any field is there and could not be read; what is wrong with it is told already. */
  readonly isSpoilt: boolean;
  /** Whether a field of this name is one of those, in the record (of a list, or the only one) that a path leads into. */
  hasSpoilt(path: YamlPath, key: string): boolean;
  /** Line of what a path leads to, else of the nearest thing around it. */
  lineOf(path: YamlPath): number;
}

/**
 * Reads YAML 1.2. Every syntax error is reported with its line, and what can be read beside them is read; undefined
 * where nothing can. `linesBefore`: lines of the file above the text.
 */
export function parseYamlSource(
  text: string,
  file: string,
  report: Report,
  linesBefore = 0,
): YamlSource | undefined {
  const { document, lines, value, problems, spoilt, rows } = mendYaml(text, file.endsWith('.json'));
  for (const { line, message } of problems)
    report({ file, line: line + linesBefore, code: 'bad-yaml', severity: 'error', message });
  if (document === undefined) return undefined;
  const lineOf = (path: YamlPath): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + linesBefore;
    }
    return linesBefore + 1;
  };
  /** First line of a record of a list, from 1: the one with its dash. */
  const startOf = (at: number): number => {
    const node = document.getIn([at], true);
    if (!isNode(node) || !node.range) return at === 0 ? 1 : Infinity;
    const { line } = lines.linePos(node.range[0]);
    return rows.findLastIndex((row, index) => index < line && /^\s*-/u.test(row)) + 1;
  };
  const hasSpoilt = ([first]: YamlPath, key: string): boolean => {
    const fields = spoilt.filter((field) => field.key === key);
    if (typeof first !== 'number') return fields.length > 0;
    return fields.some(({ line }) => line >= startOf(first) && line < startOf(first + 1));
  };
  return { file, value, isSpoilt: spoilt.length > 0, hasSpoilt, lineOf };
}
