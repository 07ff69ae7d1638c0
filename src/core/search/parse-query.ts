// Reads what a person typed. Total: every string is a query; what is no clause is text.
import { ClauseReader } from './clause-reader.ts';
import { QueryCursor } from './query-cursor.ts';
import type { QueryNode } from './query.ts';
import { liftScope } from './lift-scope.ts';

/** Longest query read, in UTF-16 units, and most clauses; the rest is left out and said. */
export const MAX_QUERY_LENGTH = 400;
export const MAX_CLAUSES = 40;
const MAX_DEPTH = 8;

export interface ParsedQuery {
  readonly root: QueryNode;
  /** What was longer than is read, as it was typed; empty for nearly every query. */
  readonly leftOut: string;
  /** Where each clause stands in the text, what excludes it and brackets of its own included. */
  readonly spans: ReadonlyMap<QueryNode, ClauseSpan>;
}

/** UTF-16 offsets into the text of a query, end exclusive. */
export interface ClauseSpan {
  readonly start: number;
  readonly end: number;
}

/** `prefixLast`: while typing, the last word is also a beginning. */
export function parseQuery(text: string, prefixLast: boolean): ParsedQuery {
  const end = endOfRead(text);
  const parser = new QueryParser(text.slice(0, end), prefixLast && end === text.length);
  const root = parser.parse();
  return { root, leftOut: text.slice(parser.cutAt ?? end).trim(), spans: parser.spans };
}

/** After the last word that is read whole; of a single word that is longer, after its beginning. */
function endOfRead(text: string): number {
  if (text.length <= MAX_QUERY_LENGTH) return text.length;
  const space = /\s\S*$/.exec(text.slice(0, MAX_QUERY_LENGTH + 1))?.index ?? 0;
  return space > 0 ? space : MAX_QUERY_LENGTH;
}

/** Reads how the clauses are joined: lists, alternatives, brackets, what is left out. */
class QueryParser {
  private clauses = 0;
  private readonly cursor: QueryCursor;
  private readonly reader: ClauseReader;
  /** Where the clauses were too many. */
  cutAt: number | undefined;
  readonly spans = new Map<QueryNode, ClauseSpan>();

  constructor(text: string, prefixLast: boolean) {
    this.cursor = new QueryCursor(text, prefixLast);
    this.reader = new ClauseReader(this.cursor);
  }

  parse(): QueryNode {
    const nodes: QueryNode[] = [];
    while (this.cursor.at < this.cursor.text.length) {
      const node = this.alternatives(0);
      if (node.type !== 'and' || node.nodes.length > 0) nodes.push(node);
      if (this.cursor.peek() === ')') this.cursor.at += 1;
    }
    const [only] = nodes;
    return nodes.length === 1 && only ? only : { type: 'and', nodes };
  }

  /** `a b OR c`: one of several lists. */
  private alternatives(depth: number): QueryNode {
    const choices = [this.list(depth)];
    while (this.cursor.takeWord('OR') || this.cursor.takeWord('|')) choices.push(this.list(depth));
    const real = choices.filter((choice) => choice.type !== 'and' || choice.nodes.length > 0);
    const [only] = real;
    if (only === undefined) return { type: 'and', nodes: [] };
    if (real.length === 1) return only;
    return depth === 0 ? liftScope(real) : { type: 'or', nodes: real };
  }

  private list(depth: number): QueryNode {
    const nodes: QueryNode[] = [];
    for (this.cursor.skipSpace(); this.cursor.at < this.cursor.text.length; this.cursor.skipSpace()) {
      if (this.cursor.peek() === ')' || this.cursor.sees('OR') || this.cursor.sees('|')) break;
      if (this.cursor.takeWord('AND')) continue;
      if (this.clauses >= MAX_CLAUSES) {
        this.cutAt ??= this.cursor.at;
        this.cursor.at = this.cursor.text.length;
        break;
      }
      const start = this.cursor.at;
      const node = this.clause(depth);
      if (node) this.spans.set(node, { start, end: this.cursor.at });
      // Brackets round words that are all asked for anyway change nothing.
      if (node) nodes.push(...(node.type === 'and' ? node.nodes : [node]));
    }
    return { type: 'and', nodes };
  }

  private clause(depth: number): QueryNode | undefined {
    if (
      this.cursor.takeWord('NOT') ||
      (this.cursor.peek() === '-' &&
        /[^\s-]/.test(this.cursor.text.charAt(this.cursor.at + 1)) &&
        this.cursor.take())
    ) {
      this.cursor.skipSpace();
      const node = this.operand(depth);
      return node ? { type: 'not', node } : undefined;
    }
    return this.operand(depth);
  }

  private operand(depth: number): QueryNode | undefined {
    if (this.cursor.peek() === '(' && depth < MAX_DEPTH) {
      this.cursor.at += 1;
      const node = this.alternatives(depth + 1);
      this.cursor.skipSpace();
      if (this.cursor.peek() === ')') this.cursor.at += 1;
      return node.type === 'and' && node.nodes.length === 0 ? undefined : node;
    }
    this.clauses += 1;
    return this.reader.read();
  }
}
