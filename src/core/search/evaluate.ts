// Answers a query in one language's index.
import type { Catalogue } from '#core/archive/catalogue';
import { assertNever } from '#core/assert-never';
import { symbolKey } from '#core/symbols/symbol-keys';
import { analyzerFor, baseLanguage, type Analyzer } from './analyzer.ts';
import type { Budget } from './budget.ts';
import { docNumbers } from './doc-numbers.ts';
import type { Doc, DocStore } from './doc-store.ts';
import { createFilter, isDate } from './filter-docs.ts';
import { sourceById, sourcesBySymbol, sourcesOfAlias } from './named-sources.ts';
import type { PersonalFilter } from './personal.ts';
import { phraseScores } from './phrase-scores.ts';
import { stemsOfPrefix } from './prefix-words.ts';
import type {
  AliasNode,
  FilterNode,
  PhraseNode,
  QueryNode,
  StateNode,
  SymbolNode,
  TermNode,
} from './query.ts';
import {
  addUp,
  bestOf,
  everyDoc,
  intersect,
  keep,
  NOTHING,
  placed,
  scaled,
  without,
  type Scores,
} from './scores.ts';
import type { LanguageIndex } from './search-index.ts';
import { PLAIN_FIELDS, wordScores } from './term-scores.ts';
import type { TextStore } from './text-store.ts';

export interface EvaluationPorts {
  readonly catalogue: Catalogue;
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly budget: Budget;
  /** What is known of the person's own things. */
  readonly personal: PersonalFilter;
  /** The texts are the person's notes, so few that every one may be looked at. */
  readonly isNote?: boolean;
}

/** Other names of what was asked count less than the name that was typed. */
const OTHER_NAME_WEIGHT = 0.6;

/** Documents that answer, or nothing where the query asks nothing here (stop words only). */
export type Evaluation = Scores | undefined;

export interface Evaluator {
  evaluate(node: QueryNode): Promise<Evaluation>;
}

export function createEvaluator(index: LanguageIndex, ports: EvaluationPorts): Evaluator {
  return new IndexEvaluator(index, ports);
}

class IndexEvaluator implements Evaluator {
  private readonly analyzer: Analyzer;

  constructor(
    private readonly index: LanguageIndex,
    private readonly ports: EvaluationPorts,
  ) {
    this.analyzer = analyzerFor(index.lang);
  }

  async evaluate(node: QueryNode): Promise<Evaluation> {
    if (this.ports.budget.isOver()) return NOTHING;
    switch (node.type) {
      case 'term':
        return this.term(node);
      case 'phrase':
        return this.phrase(node);
      case 'symbol':
        return this.symbol(node);
      case 'filter':
        return this.filter(node);
      case 'state':
        return this.state(node);
      case 'alias':
        return this.alias(node);
      case 'and':
        return this.all(node.nodes);
      case 'or':
        return this.any(node.nodes);
      case 'not':
        return without(everyDoc(this.index), (await this.evaluate(node.node)) ?? NOTHING);
      default:
        return assertNever(node);
    }
  }

  private term({ text, field, prefix, isStarred }: TermNode): Evaluation | Promise<Evaluation> {
    const fields = field === undefined ? PLAIN_FIELDS : [field];
    const { scores, isCut } = wordScores(this.index, this.analyzer, text, prefix, fields);
    if (isCut) this.ports.budget.cut(isStarred ? 'asked' : 'typing');
    if (scores === undefined || field === 'title') return scores;
    // "th" may become "the", which no index has but many a note.
    if (this.ports.isNote === true && prefix && scores.size === 0) return this.phrase({ text, isOpen: true });
    const named =
      field === 'source'
        ? sourceById(this.ports.store, text)
        : sourcesBySymbol(this.ports.store, symbolKey(text), false);
    return bestOf([scores, placed(named, this.index)]);
  }

  private phrase(node: Pick<PhraseNode, 'text' | 'isOpen' | 'field' | 'near'>): Promise<Evaluation> {
    return phraseScores(node, { ...this.ports, index: this.index, analyzer: this.analyzer });
  }

  /** A symbol is asked as one index term; where no document has it, its words are. */
  private async symbol(node: SymbolNode): Promise<Evaluation> {
    const key = symbolKey(node.canonical);
    const { stems } = node.prefix ? stemsOfPrefix(this.index.words, key) : { stems: [] };
    const found = this.index.find([...new Set([key, ...stems])], PLAIN_FIELDS);
    const named = placed(sourcesBySymbol(this.ports.store, key, node.prefix), this.index);
    if (found.size > 0 || named.size > 0) return addUp([found, named]);
    const words = node.text.split(/[\s/()]+/).filter((word) => word !== '');
    return this.all(words.map((text) => ({ type: 'term', text, prefix: false, isStarred: false })));
  }

  /** Before or after what is no date nothing can be; the answer says so. */
  private filter(node: FilterNode): Evaluation {
    const isDated = node.field === 'before' || node.field === 'after';
    if (isDated && !isDate(node.value)) return undefined;
    return this.narrowed(createFilter(node, this.ports.catalogue));
  }

  /** Of what nothing is known, nothing is asked; the answer says so. */
  private state(node: StateNode): Evaluation {
    const isIn = this.ports.personal.of(node.state);
    return isIn && this.narrowed(isIn);
  }

  private narrowed(passes: (doc: Doc) => boolean): Evaluation {
    const { all } = this.ports.store;
    const numbers = docNumbers(this.index, this.ports.store);
    return keep(everyDoc(this.index), (place) => {
      const doc = all[numbers[place] ?? -1];
      return doc !== undefined && passes(doc);
    });
  }

  private async alias(node: AliasNode): Promise<Evaluation> {
    const original = await this.all(node.original);
    // Names of this language; and acronyms, which texts of every language use as they are.
    const names = node.names.filter(
      (name) => baseLanguage(name.lang) === this.index.lang || /^\p{Lu}{2,}$/u.test(name.name),
    );
    const others: Scores[] = [];
    for (const { name } of names) {
      const found = await this.phrase({ text: name, isOpen: false });
      if (found) others.push(scaled(found, OTHER_NAME_WEIGHT));
    }
    const named = placed(sourcesOfAlias(this.ports.store, node), this.index);
    return bestOf([...(original ? [original] : []), ...others, named]);
  }

  private async all(nodes: readonly QueryNode[]): Promise<Evaluation> {
    const wanted: Scores[] = [];
    const unwanted: Scores[] = [];
    for (const node of nodes) {
      const found = await this.evaluate(node.type === 'not' ? node.node : node);
      if (found) (node.type === 'not' ? unwanted : wanted).push(found);
    }
    if (wanted.length === 0 && unwanted.length === 0) return undefined;
    return without(wanted.length === 0 ? everyDoc(this.index) : intersect(wanted), addUp(unwanted));
  }

  private async any(nodes: readonly QueryNode[]): Promise<Evaluation> {
    const found: Scores[] = [];
    for (const node of nodes) {
      const scores = await this.evaluate(node);
      if (scores) found.push(scores);
    }
    return found.length === 0 ? undefined : addUp(found);
  }
}
