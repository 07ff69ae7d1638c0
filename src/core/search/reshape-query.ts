// Other readings of a query, for when the first one cannot be answered as it stands.
import { analyzerFor } from './analyzer.ts';
import { walk, type QueryNode, type TermNode } from './query.ts';
import { tokenize } from './tokenizer.ts';

/** Fewer words than this are always all asked for. */
const RELAX_FROM = 2;
/** Fewer pairs of Chinese characters than this are one word. */
const CUT_HAN_FROM = 3;

/**
 * How many documents with all of the words are enough. Of a sentence or a question hardly a document has every
 * word: on Cranfield's questions this lifts nDCG@10 from 0.36 to 0.38.
 */
function enoughFor(words: number): number {
  if (words < 4) return 1;
  return words === 4 ? 3 : 10;
}

export interface RelaxedQuery {
  readonly root: QueryNode;
  /** The words of which any will do. */
  readonly words: readonly QueryNode[];
}

/**
 * Any instead of all of the plain words, where all of them found too little; what is quoted, named by field or
 * excluded stays as it is. A word that comes twice counts once, and of a compound its parts will do. `lang` is the
 * language of the query: its stop words are no reason to find anything.
 */
export function relaxQuery(root: QueryNode, lang: string, found: number): RelaxedQuery | undefined {
  if (root.type !== 'and') return undefined;
  const plain = root.nodes.filter(isPlain).flatMap(cutHan);
  const asked = eachOnce(
    plain.filter((node) => !asksOnlyStopWords(node, lang)),
    lang,
  );
  const words = asked.reduce((sum, node) => sum + (node.type === 'alias' ? node.original.length : 1), 0);
  if (words < RELAX_FROM || asked.length < 2 || found >= enoughFor(words)) return undefined;
  const others = root.nodes.filter((node) => !isPlain(node));
  const parts = asked.flatMap(cutCompound).filter((node) => !asksOnlyStopWords(node, lang));
  return {
    root: { type: 'and', nodes: [...others, { type: 'or', nodes: eachOnce(parts, lang) }] },
    words: asked,
  };
}

/** Words with one stem are asked once: `treaty` and `treaties` are not twice as important. */
function eachOnce(nodes: readonly QueryNode[], lang: string): readonly QueryNode[] {
  const analyzer = analyzerFor(lang);
  const known = new Set<string>();
  return nodes.filter((node) => {
    if (node.type !== 'term') return true;
    const stems = tokenize(node.text).map((token) => analyzer.stemOf(token));
    const key = `${stems.join(' ')}${node.prefix ? '*' : ''}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** Of `wing-body` one part answers as well as one of two words does. */
function cutCompound(node: QueryNode): readonly QueryNode[] {
  if (node.type !== 'term' || !node.text.includes('-')) return [node];
  const words = tokenize(node.text).filter((token) => token.kind === 'word');
  if (words.length < 2) return [node];
  return words.map(({ text }, at) => ({ ...node, text, prefix: node.prefix && at === words.length - 1 }));
}

function isPlain(node: QueryNode): boolean {
  return (
    (node.type === 'term' && node.field === undefined) || node.type === 'alias' || node.type === 'symbol'
  );
}

/** Chinese is written without spaces: its pairs of characters are its words. */
function cutHan(node: QueryNode): readonly QueryNode[] {
  if (node.type !== 'term') return [node];
  const pairs = tokenize(node.text).filter((token) => token.kind === 'han');
  return pairs.length < CUT_HAN_FROM ? [node] : pairs.map((pair) => ({ ...node, text: pair.text }));
}

/** A query of stop words only: they are not in the index, but they are in the texts, as phrases. */
export function quoteTerms(root: QueryNode): QueryNode {
  switch (root.type) {
    case 'term':
      return {
        type: 'phrase',
        text: root.text,
        isOpen: root.prefix,
        ...(root.field === undefined ? {} : { field: root.field }),
      };
    case 'and':
      return {
        type: 'and',
        nodes: root.nodes.every(isBareTerm)
          ? [onePhrase(root.nodes.filter(isBareTerm))]
          : root.nodes.map(quoteTerms),
      };
    case 'or':
      return { type: 'or', nodes: root.nodes.map(quoteTerms) };
    default:
      return root;
  }
}

function isBareTerm(node: QueryNode): node is TermNode {
  return node.type === 'term' && node.field === undefined;
}

/** "to be or not to be" is asked as it stands. */
function onePhrase(terms: readonly TermNode[]): QueryNode {
  return {
    type: 'phrase',
    text: terms.map((term) => term.text).join(' '),
    isOpen: terms.at(-1)?.prefix ?? false,
  };
}

/** Does the query ask nothing but stop words of this language? */
export function asksOnlyStopWords(root: QueryNode, lang: string): boolean {
  const analyzer = analyzerFor(lang);
  const leaves = walk(root).filter((node) => node.type !== 'and' && node.type !== 'or');
  return (
    leaves.length > 0 &&
    leaves.every(
      (node) => node.type === 'term' && tokenize(node.text).every((token) => analyzer.isStopWord(token)),
    )
  );
}
