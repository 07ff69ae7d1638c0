// A query, read. Built by parse-query, changed by aliases, answered by evaluate.
import type { PersonalState } from './search-types.ts';

/** Fields whose words are in the index. A term without one asks title, text and symbols. */
export type TextField = 'title' | 'source' | 'symbol';
/** Fields that narrow by what the catalogue knows. */
export type FilterField = 'topic' | 'year' | 'lang' | 'kind' | 'author' | 'conference' | 'before' | 'after';

/** One word as typed; its compound parts are cut when it is answered. */
export interface TermNode {
  readonly type: 'term';
  readonly text: string;
  /** Also words that begin with it. */
  readonly prefix: boolean;
  /** The person wrote the `*`, so a cut expansion is worth a word. */
  readonly isStarred: boolean;
  readonly field?: TextField;
}

export interface PhraseNode {
  readonly type: 'phrase';
  readonly text: string;
  /** Without its closing quote: the last word may be unfinished. */
  readonly isOpen: boolean;
  readonly field?: TextField;
  /** `"…"~5`: the words near each other, in any order, as `near.ts` counts; without it side by side. */
  readonly near?: number;
}

export interface SymbolNode {
  readonly type: 'symbol';
  readonly text: string;
  /** Canonical form. */
  readonly canonical: string;
  readonly prefix: boolean;
}

export interface FilterNode {
  readonly type: 'filter';
  readonly field: FilterField;
  readonly value: string;
}

/** What the person has done with an article; `in-notes` asks the words of the notes instead of the texts. */
export type AskedState = PersonalState | 'in-notes';

/** `is:unread`, `is:read`, `is:changed`, `has:note`, `in:notes`. */
export interface StateNode {
  readonly type: 'state';
  /** As it is spelled at its shortest. */
  readonly text: string;
  readonly state: AskedState;
}

/** A name from the terms of the archive, with its equals. */
export interface AliasNode {
  readonly type: 'alias';
  readonly text: string;
  readonly original: readonly QueryNode[];
  readonly names: readonly { readonly lang: string; readonly name: string }[];
  /** Ids of the sources that the name stands for. */
  readonly sources: readonly string[];
}

export interface GroupNode {
  readonly type: 'and' | 'or';
  readonly nodes: readonly QueryNode[];
}

export interface NotNode {
  readonly type: 'not';
  readonly node: QueryNode;
}

export type QueryNode =
  TermNode | PhraseNode | SymbolNode | FilterNode | StateNode | AliasNode | GroupNode | NotNode;

/** Every node below, itself included; what is under a `not` only when asked. */
export function walk(node: QueryNode, withNegated = false): readonly QueryNode[] {
  switch (node.type) {
    case 'and':
    case 'or':
      return [node, ...node.nodes.flatMap((child) => walk(child, withNegated))];
    case 'not':
      return withNegated ? [node, ...walk(node.node, withNegated)] : [];
    case 'alias':
      return [node, ...node.original.flatMap((child) => walk(child, withNegated))];
    default:
      return [node];
  }
}
