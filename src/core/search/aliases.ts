// Names that mean the same, in every language of the archive (features.md N9, C14).
import type { Term } from '#core/archive/catalogue';
import { fold } from '#core/text/fold';
import { analyzerFor } from './analyzer.ts';
import type { AliasNode, QueryNode, TermNode } from './query.ts';
import { spelledWays } from './spellings-in-index.ts';
import { splitWords } from './tokenizer.ts';

interface Name {
  readonly lang: string;
  readonly name: string;
  readonly term: Term;
}

/** Names by their folded words. */
export interface AliasTable {
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** Words of the longest name. */
  readonly longest: number;
}

export function createAliasTable(terms: readonly Term[]): AliasTable {
  const names = new Map<string, Name[]>();
  let longest = 0;
  for (const name of terms.flatMap(namesOf)) {
    const key = keyOf(name.name);
    if (key === '') continue;
    longest = Math.max(longest, key.split(' ').length);
    names.set(key, [...(names.get(key) ?? []), name]);
  }
  return { names, longest };
}

function namesOf(term: Term): readonly Name[] {
  return Object.entries(term.names).flatMap(([lang, names]) => names.map((name) => ({ lang, name, term })));
}

function keyOf(text: string): string {
  return splitWords(text)
    .map((word) => word.text)
    .join(' ');
}

/**
 * Puts the other names of what was named beside it, longest name first. A quoted phrase stays as it is, and so does
 * what is excluded: it would take away every article that cites what was named.
 */
export function expandAliases(node: QueryNode, table: AliasTable): QueryNode {
  switch (node.type) {
    case 'and':
      return { type: 'and', nodes: expandList(node.nodes, table) };
    case 'or':
      return { type: 'or', nodes: node.nodes.map((child) => expandAliases(child, table)) };
    default:
      return node;
  }
}

function expandList(nodes: readonly QueryNode[], table: AliasTable): readonly QueryNode[] {
  const result: QueryNode[] = [];
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    const alias = aliasAt(nodes, at, table);
    if (alias) {
      result.push(alias);
      at += alias.original.length;
    } else {
      if (node) result.push(expandAliases(node, table));
      at += 1;
    }
  }
  return result;
}

function aliasAt(nodes: readonly QueryNode[], from: number, table: AliasTable): AliasNode | undefined {
  const run: TermNode[] = [];
  let best: AliasNode | undefined;
  for (const node of nodes.slice(from, from + table.longest)) {
    if (node.type !== 'term' || node.field !== undefined || node.isStarred) break;
    run.push(node);
    best = aliasOf(run, table) ?? best;
  }
  return best;
}

function aliasOf(run: readonly TermNode[], table: AliasTable): AliasNode | undefined {
  const text = run.map((node) => node.text).join(' ');
  const named = spelledWays(text)
    .flatMap((way) => table.names.get(way) ?? [])
    .filter((name) => isMeant(text, name));
  if (named.length === 0) return undefined;
  const terms = [...new Set(named.map((name) => name.term))];
  const others = terms.flatMap(namesOf).filter((name) => fold(name.name) !== fold(text));
  const names = [
    ...new Map(others.map(({ lang, name }) => [`${lang}:${fold(name)}`, { lang, name }])).values(),
  ];
  return {
    type: 'alias',
    text,
    original: [...run],
    names,
    sources: terms.flatMap((term) => term.source ?? []),
  };
}

/** "who" is a word, "WHO" an organisation: a name that is a stop word must be spelled as the name is. */
function isMeant(text: string, { lang, name }: Name): boolean {
  const form = text.toLowerCase();
  const isStopWord = analyzerFor(lang).isStopWord({ kind: 'word', text: fold(form), form });
  return !isStopWord || text === name;
}
