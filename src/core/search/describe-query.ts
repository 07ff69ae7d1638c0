// How a query was read: for the line of chips, and for marking in the opened article.
import { assertNever } from '#core/assert-never';
import { baseLanguage } from './analyzer.ts';
import { walk, type PhraseNode, type QueryNode } from './query.ts';
import type { ReadClause } from './search-types.ts';

/** One clause per part that can be taken away. */
export function readClauses(root: QueryNode): readonly Omit<ReadClause, 'rest'>[] {
  const nodes = root.type === 'and' ? root.nodes : [root];
  return nodes
    .map((node) => ({ kind: kindOf(node), text: spell(node) }))
    .filter((clause) => clause.text !== '');
}

function kindOf(node: QueryNode): ReadClause['kind'] {
  switch (node.type) {
    case 'phrase':
      return node.field === undefined ? 'phrase' : 'field';
    case 'term':
      return node.field === undefined ? 'term' : 'field';
    case 'not':
      return 'not';
    case 'filter':
    case 'state':
      return 'filter';
    case 'symbol':
      return 'symbol';
    case 'alias':
      return 'alias';
    default:
      return 'term';
  }
}

/** The node as one could type it. */
function spell(node: QueryNode): string {
  switch (node.type) {
    case 'term':
      return `${node.field === undefined ? '' : `${node.field}:`}${node.text}${node.isStarred ? '*' : ''}`;
    case 'phrase':
      return `${node.field === undefined ? '' : `${node.field}:`}"${node.text}"${nearOf(node)}`;
    case 'symbol':
      return node.canonical;
    case 'filter':
      return `${node.field}:${/\s/.test(node.value) ? `"${node.value}"` : node.value}`;
    case 'alias':
    case 'state':
      return node.text;
    case 'not':
      return `-${spell(node.node)}`;
    case 'and':
      return node.nodes.map(spell).join(' ');
    case 'or':
      return node.nodes
        .map((child) => (child.type === 'and' && child.nodes.length > 1 ? `(${spell(child)})` : spell(child)))
        .join(' OR ');
    default:
      return assertNever(node);
  }
}

function nearOf({ near }: PhraseNode): string {
  return near === undefined ? '' : `~${near}`;
}

/** Other names that were searched too, each once, those of the interface's language first. */
export function otherNames(root: QueryNode, lang: string): readonly string[] {
  const names = walk(root).flatMap((node) => (node.type === 'alias' ? node.names : []));
  const isOwn = (name: { readonly lang: string }): boolean => baseLanguage(name.lang) === baseLanguage(lang);
  return [...new Set([...names.filter(isOwn), ...names].map(({ name }) => name))];
}

/** The words to mark, without fields and exclusions; a beginning keeps its star. */
export function markQueryOf(root: QueryNode): string {
  const inAlias = new Set(walk(root).flatMap((node) => (node.type === 'alias' ? node.original : [])));
  return walk(root)
    .flatMap((node) => {
      if (node.type === 'term' && node.field === undefined)
        return [node.prefix && !inAlias.has(node) ? `${node.text}*` : node.text];
      if (node.type === 'phrase' && node.field === undefined)
        return [`"${node.text}${node.isOpen ? '*' : ''}"${nearOf(node)}`];
      if (node.type === 'symbol') return [`${node.canonical}${node.prefix ? '*' : ''}`];
      return [];
    })
    .join(' ');
}
