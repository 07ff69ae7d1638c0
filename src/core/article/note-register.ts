import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import type { DraftNote } from './article-draft.ts';
import type { BodyProblem } from './body-problem.ts';
import { lineOf } from './inline-reader.ts';
import { parseNote } from './parse-note.ts';

/** Numbers footnotes in the order in which their marks appear, and reads the definitions that are used. */
export interface NoteRegister {
  /** The number of a footnote and which of its marks this is (from 1); undefined without a definition. */
  cite(label: string): { readonly number: number; readonly occurrence: number } | undefined;
  /** Notes in the order of their numbers. Reports unused, repeated and unreadable definitions. */
  finish(report: (problem: BodyProblem) => void): readonly DraftNote[];
}

/** Finds every definition of a tree, before the first mark is read. */
export function createNoteRegister(root: Root): NoteRegister {
  const found = findDefinitions(root);
  const order: string[] = [];
  const marks = new Map<string, number>();
  return {
    cite(label) {
      if (!found.byLabel.has(label)) return undefined;
      if (!order.includes(label)) order.push(label);
      const occurrence = (marks.get(label) ?? 0) + 1;
      marks.set(label, occurrence);
      return { number: order.indexOf(label) + 1, occurrence };
    },
    finish(report) {
      reportLeftOver(found, order, report);
      return order.map((label, at) => readNote(found.byLabel.get(label), at + 1, report));
    },
  };
}

interface Definitions {
  readonly byLabel: ReadonlyMap<string, FootnoteDefinition>;
  /** Later definitions of a label that already has one. */
  readonly repeated: readonly FootnoteDefinition[];
}

function findDefinitions(root: Root): Definitions {
  const byLabel = new Map<string, FootnoteDefinition>();
  const repeated: FootnoteDefinition[] = [];
  const visit = (node: Root | Root['children'][number]): void => {
    if (node.type === 'footnoteDefinition') {
      if (byLabel.has(node.identifier)) repeated.push(node);
      else byLabel.set(node.identifier, node);
    } else if (node.type === 'root' || node.type === 'blockquote') {
      node.children.forEach(visit);
    }
  };
  visit(root);
  return { byLabel, repeated };
}

function readNote(
  definition: FootnoteDefinition | undefined,
  number: number,
  report: (problem: BodyProblem) => void,
): DraftNote {
  if (definition === undefined) throw new Error(`note ${number} has no definition`);
  const line = lineOf(definition);
  if (hasMark(definition)) {
    const message = 'a footnote may not hold the mark of another footnote';
    report({ code: 'nested-footnote', severity: 'error', line, message });
  }
  const text = definition.children.map(plainTextOf).join(' ');
  const note = parseNote(text);
  if (note.ok) return { number, line, ...note.value };
  report({
    code: note.code,
    severity: 'error',
    line,
    message: `footnote ${definition.label ?? ''}: ${note.message}`,
  });
  return { number, line };
}

function reportLeftOver(
  { byLabel, repeated }: Definitions,
  used: readonly string[],
  report: (problem: BodyProblem) => void,
): void {
  for (const [label, definition] of byLabel) {
    if (used.includes(label)) continue;
    const message = `no mark points to this footnote: put [^${label}] where it belongs, or remove it`;
    report({ code: 'unused-footnote', severity: 'error', line: lineOf(definition), message });
  }
  for (const definition of repeated) {
    const message = `footnote [^${definition.identifier}] is defined a second time`;
    report({ code: 'duplicate-footnote', severity: 'error', line: lineOf(definition), message });
  }
}

function hasMark(node: Nodes): boolean {
  return node.type === 'footnoteReference' || ('children' in node && node.children.some(hasMark));
}

/** The words of a definition. A link's address is kept in brackets where its words do not say it. */
function plainTextOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const words = node.children.map(plainTextOf).join('');
  return node.type === 'link' && !node.url.endsWith(words) ? `${words} (${node.url})` : words;
}
