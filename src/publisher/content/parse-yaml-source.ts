import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Report } from './problem.ts';

/** A path into a YAML document: keys and list positions. */
export type YamlPath = readonly (string | number)[];

/** YAML (or JSON, which is YAML) that has been read, and where its parts stand. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Line of what a path leads to, else of the nearest thing around it. */
  lineOf(path: YamlPath): number;
}

/** A document with more aliases than this is not content, it is an attack on memory. */
const MAX_ALIASES = 100;

/**
 * Reads YAML 1.2 (dates stay text). Every syntax error is reported with its line; undefined where there is
 * one. `linesBefore`: lines of the file above the text.
 */
export function parseYamlSource(
  text: string,
  file: string,
  report: Report,
  linesBefore = 0,
): YamlSource | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  for (const { pos, message } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    const sentence = message.split('\n')[0] ?? message;
    report({
      file,
      line: line + linesBefore,
      column: col,
      code: 'bad-yaml',
      severity: 'error',
      message: sentence,
    });
  }
  if (document.errors.length > 0) return undefined;
  const value = toValue(() => document.toJS({ maxAliasCount: MAX_ALIASES }), file, linesBefore + 1, report);
  if (value === undefined) return undefined;
  const lineOf = (path: YamlPath): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + linesBefore;
    }
    return linesBefore + 1;
  };
  return { file, value: value.js, lineOf };
}

function toValue(
  read: () => unknown,
  file: string,
  line: number,
  report: Report,
): { readonly js: unknown } | undefined {
  try {
    return { js: read() };
  } catch (error) {
    // The library throws for an unresolved alias and for too many of them.
    const message = error instanceof Error ? error.message : String(error);
    report({ file, line, code: 'bad-yaml', severity: 'error', message });
    return undefined;
  }
}
