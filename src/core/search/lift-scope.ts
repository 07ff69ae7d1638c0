// `in:notes` says where to look, not what for: outside of brackets it holds for all alternatives of a query.
import type { QueryNode } from './query.ts';

/** One of the alternatives, `in:notes` perhaps set before all of them; beside no words it is one of them itself. */
export function liftScope(choices: readonly QueryNode[]): QueryNode {
  const scopes = choices.flatMap((choice) => {
    const nodes = nodesOf(choice);
    return nodes.every(isScope) ? [] : nodes.filter(isScope);
  });
  const [scope] = scopes;
  if (scope === undefined) return { type: 'or', nodes: choices };
  const words = choices.map((choice): QueryNode => {
    const nodes = nodesOf(choice);
    return { type: 'and', nodes: nodes.every(isScope) ? nodes : nodes.filter((node) => !isScope(node)) };
  });
  return { type: 'and', nodes: [...scopes, { type: 'or', nodes: words }] };
}

function nodesOf(node: QueryNode): readonly QueryNode[] {
  return node.type === 'and' ? node.nodes : [node];
}

function isScope(node: QueryNode): boolean {
  return node.type === 'state' && node.state === 'in-notes';
}
