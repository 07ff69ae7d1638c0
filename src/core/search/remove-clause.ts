// How a query was read, clause by clause, each with the query that is left when it is taken away.
import { readClauses } from './describe-query.ts';
import type { ClauseSpan, ParsedQuery } from './parse-query.ts';
import type { QueryNode } from './query.ts';
import type { ReadClause } from './search-types.ts';

/**
 * One clause per part that can be taken away. `root` is the parsed query with its aliases put in: a name takes the
 * place of the words that it is made of. What is written twice is taken away twice: shown once, it must not come back.
 */
export function removableClauses(
  text: string,
  { root: asked, spans }: Pick<ParsedQuery, 'root' | 'spans'>,
  root: QueryNode,
): readonly ReadClause[] {
  const typed = partsOf(asked);
  let at = 0;
  const parts = partsOf(root).flatMap((node) => {
    const own = typed.slice(at, at + (node.type === 'alias' ? node.original.length : 1));
    at += own.length;
    const span = union(own.map((one) => spanOf(one, spans)));
    return readClauses({ type: 'and', nodes: [node] }).map((clause) => ({ clause, span }));
  });
  return parts.map(({ clause }) => {
    const isSame = (part: (typeof parts)[number]): boolean =>
      part.clause.kind === clause.kind && part.clause.text === clause.text;
    const gone = parts.filter(isSame).flatMap(({ span }) => span ?? []);
    const staying = parts.filter((part) => !isSame(part)).flatMap(({ span }) => span ?? []);
    return {
      ...clause,
      rest: withoutSpans(
        text,
        gone.flatMap((span) => pieces(span, staying)),
      ),
    };
  });
}

/** What is left of a span without others that stand within it: `in:notes` may stand among alternatives. */
function pieces(span: ClauseSpan, others: readonly ClauseSpan[]): readonly ClauseSpan[] {
  const within = others
    .filter(({ start, end }) => span.start < start && end < span.end)
    .toSorted((a, b) => a.start - b.start);
  const starts = [span.start, ...within.map(({ end }) => end)];
  return starts.map((start, at) => ({ start, end: within[at]?.start ?? span.end }));
}

function partsOf(root: QueryNode): readonly QueryNode[] {
  return root.type === 'and' ? root.nodes : [root];
}

/** A list that no bracket holds together stands where its parts stand. */
function spanOf(node: QueryNode, spans: ParsedQuery['spans']): ClauseSpan | undefined {
  const own = spans.get(node);
  if (own !== undefined) return own;
  return node.type === 'and' || node.type === 'or'
    ? union(node.nodes.map((child) => spanOf(child, spans)))
    : undefined;
}

function union(spans: readonly (ClauseSpan | undefined)[]): ClauseSpan | undefined {
  const known = spans.filter((span) => span !== undefined);
  if (known.length === 0) return undefined;
  return {
    start: Math.min(...known.map(({ start }) => start)),
    end: Math.max(...known.map(({ end }) => end)),
  };
}

/** What is left, without brackets round nothing and without a word that joins nothing any more. */
function withoutSpans(text: string, spans: readonly ClauseSpan[]): string {
  const left = spans
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (rest, { start, end }) => `${rest.slice(0, start).trimEnd()} ${rest.slice(end).trimStart()}`,
      text,
    );
  return left
    .replace(/\(\s*\)/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/^(?:(?:AND|OR|\|)(?:\s+|$))+/, '')
    .replace(/(?:(?:^|\s+)(?:AND|OR|NOT|\|))+$/, '');
}
