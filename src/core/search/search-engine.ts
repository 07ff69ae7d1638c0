// Search as the window and the command line use it: one engine over one edition.
import { createAliasTable, expandAliases, type AliasTable } from './aliases.ts';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { createBudget, QUERY_BUDGET_MS, type Budget } from './budget.ts';
import { citedCounts } from './cited-counts.ts';
import { cutText } from './cut-text.ts';
import { markQueryOf, otherNames } from './describe-query.ts';
import { doubtClauses } from './doubt-clauses.ts';
import { createDocStore, type Doc, type DocStore } from './doc-store.ts';
import { countFacets } from './facet-columns.ts';
import type { Found, FoundDocs } from './found-docs.ts';
import { KeptIndexes } from './kept-indexes.ts';
import type { IndexPorts, LoadedIndexes, RebuiltIndex } from './load-indexes.ts';
import { createMatcher, findMarks, mergeRanges } from './mark.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { countStates, unansweredIn } from './personal.ts';
import { presentHit } from './present-hits.ts';
import { isEmpty, QueryFinder, type Run } from './query-finder.ts';
import type { QueryNode } from './query.ts';
import { removableClauses } from './remove-clause.ts';
import { firstOf } from './run-query.ts';
import { articleRef } from './search-index.ts';
import type { SearchAnswer, SearchHit, SearchQuery, TextRange } from './search-types.ts';
import { missingIn, unknownWords, type WordHits } from './some-words.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import { wrongSymbols } from './wrong-symbols.ts';

export interface SearchPorts extends IndexPorts {
  /** A clock in milliseconds; only differences count. */
  now(): number;
}

export interface SearchEngine {
  /** Loads all indexes; says which had to be made again until now. Searching waits for it by itself. */
  ready(): Promise<readonly RebuiltIndex[]>;
  /** Never fails for what was typed. `isStale` ends it early with an answer that nobody waits for. */
  search(query: SearchQuery, isStale?: () => boolean): Promise<SearchAnswer>;
  /**
   * What has all words of a query and passes its facets, as `article:id`, `source:id` or `page:id:number`; `null` where time ran out
   * before all was looked at: asked again, it gets further.
   */
  ids(query: SearchQuery): Promise<readonly string[] | null>;
  /** Where a query hits in the canonical text of one article. */
  marks(articleId: string, text: string): Promise<readonly TextRange[]>;
  /** The same in any text, as in the page of a file that is on the screen. `lang`: the text's. */
  marksInText(text: string, lang: string, query: string): Promise<readonly TextRange[]>;
}

/** Of a longer text the beginning is marked, in UTF-16 units: more takes too long. */
const LONGEST_MARKED = 1_000_000;
/** Fewer hits than this ask for a better spelling. */
const FEW = 3;

export function createSearchEngine(ports: SearchPorts): SearchEngine {
  return new Engine(ports);
}

class Engine implements SearchEngine {
  private readonly store: DocStore;
  private readonly texts: TextStore;
  private readonly aliases: AliasTable;
  private readonly indexes: KeptIndexes;
  private readonly finder: QueryFinder;

  constructor(private readonly ports: SearchPorts) {
    this.store = createDocStore(ports.catalogue);
    const { readPages } = ports;
    this.texts = createTextStore((ref) => ports.readText(ref), readPages);
    this.aliases = createAliasTable(ports.catalogue.terms);
    this.indexes = new KeptIndexes(ports);
    const { store, texts, aliases } = this;
    this.finder = new QueryFinder({ catalogue: ports.catalogue, store, texts, aliases });
  }

  async ready(): Promise<readonly RebuiltIndex[]> {
    return (await this.indexes.load()).rebuilt;
  }

  search(asked: SearchQuery, isStale: () => boolean = () => false): Promise<SearchAnswer> {
    return this.indexes.ask((loaded) => this.answer(asked, isStale, loaded));
  }

  ids(asked: SearchQuery): Promise<readonly string[] | null> {
    return this.indexes.ask((loaded) => this.idsOf(asked, loaded));
  }

  marks(articleId: string, text: string): Promise<readonly TextRange[]> {
    return this.indexes.ask((loaded) => this.marksIn(articleId, text, loaded));
  }

  marksInText(text: string, lang: string, query: string): Promise<readonly TextRange[]> {
    return this.indexes.ask(({ indexes }) => Promise.resolve(this.markText(text, lang, query, indexes)));
  }

  private async answer(
    asked: SearchQuery,
    isStale: () => boolean,
    { indexes, rebuilt }: LoadedIndexes,
  ): Promise<SearchAnswer> {
    const started = this.ports.now();
    const budget = createBudget(() => this.ports.now(), QUERY_BUDGET_MS, isStale);
    const parsed = parseQuery(asked.text, asked.prefixLast);
    const query = { ...asked, text: asked.text.slice(0, MAX_QUERY_LENGTH) };
    const root = expandAliases(parsed.root, this.aliases);
    const run = await this.finder.prepare(root, { query, indexes, budget });
    const strict = await this.finder.find(root, run);
    const { found, words, asked: shown } = await this.finder.widen(strict, root, run);
    const didYouMean = strict.size < FEW ? await this.suggest(root, strict.size, run) : undefined;
    const { chosen, counts } = countFacets(found.numbers, query.facets, this.store);
    const sort = isEmpty(root) && query.sort === 'relevance' ? 'date' : query.sort;
    const order = { sort, lang: run.lang, ...(sort === 'cited' ? { cited: citedCounts(this.store) } : {}) };
    const first = firstOf(found, chosen, order, query.limit, this.store);
    const wrong = wrongSymbols(root, this.store);
    const doubts = doubtClauses(asked.text, parsed, asked.prefixLast, this.store);
    const unanswered = unansweredIn(root, run.personal);
    const hits = await this.present(first, shown, words, run);
    return {
      hits,
      total: chosen.length,
      facets: counts,
      clauses: removableClauses(asked.text, parsed, root),
      aliases: otherNames(root, query.lang),
      ...(didYouMean === undefined ? {} : { didYouMean }),
      relaxed: found.size > strict.size,
      withAllWords: strict.size,
      unknownWords: found.size > 0 ? unknownWords(words) : [],
      leftOut: parsed.leftOut,
      ...(wrong.length === 0 ? {} : { wrongSymbols: wrong }),
      ...(doubts.length === 0 ? {} : { doubts }),
      ...(unanswered.length === 0 ? {} : { unanswered }),
      ...(query.personal === undefined ? {} : { states: countStates(chosen, this.store, run.personal) }),
      tooBroad: isTooBroad(budget, chosen.length < query.limit),
      outOfTime: budget.cuts.has('time'),
      rebuilt: rebuilt.map(({ lang }) => lang),
      // Words that were asked of a note are not marked in the text.
      markQuery: run.isNote ? '' : markQueryOf(root),
      tookMs: this.ports.now() - started,
    };
  }

  private async idsOf(asked: SearchQuery, { indexes }: LoadedIndexes): Promise<readonly string[] | null> {
    const query = { ...asked, text: asked.text.slice(0, MAX_QUERY_LENGTH) };
    const root = expandAliases(parseQuery(asked.text, asked.prefixLast).root, this.aliases);
    const isStale = (): boolean => false;
    const budget = createBudget(() => this.ports.now(), QUERY_BUDGET_MS, isStale);
    const found = await this.finder.find(root, await this.finder.prepare(root, { query, indexes, budget }));
    if (budget.cuts.has('time')) return null;
    const { chosen } = countFacets(found.numbers, query.facets, this.store);
    return Array.from(chosen, (number) => found.at(number, this.store).doc).map(
      ({ type, id }) => `${type}:${id}`,
    );
  }

  private async marksIn(
    articleId: string,
    text: string,
    { indexes }: LoadedIndexes,
  ): Promise<readonly TextRange[]> {
    const doc = this.store.docs.get(articleRef(articleId));
    if (!doc) return [];
    const canonical = await this.texts.read(doc, doc.lang);
    return this.markText(canonical.text, doc.lang, text, indexes);
  }

  private markText(
    text: string,
    lang: string,
    query: string,
    indexes: LoadedIndexes['indexes'],
  ): readonly TextRange[] {
    const root = expandAliases(parseQuery(query, false).root, this.aliases);
    const index = indexes.find((one) => one.lang === baseLanguage(lang));
    const matcher = createMatcher(root, analyzerFor(lang), index, false);
    return mergeRanges(findMarks(cutText(text.slice(0, LONGEST_MARKED)), matcher));
  }

  private suggest(root: QueryNode, hits: number, run: Run): Promise<string | undefined> {
    const find = (text: string): Promise<FoundDocs> => {
      const corrected = expandAliases(parseQuery(text, false).root, this.aliases);
      return this.finder.find(corrected, { ...run, query: { ...run.query, text } });
    };
    const { indexes, store, texts, budget } = run;
    return suggestSpelling({ text: run.query.text, root, hits, indexes, store, texts, budget, find });
  }

  private async present(
    found: readonly Found[],
    root: QueryNode,
    words: readonly WordHits[],
    { indexes, store, texts, budget, isNote }: Run,
  ): Promise<readonly SearchHit[]> {
    const missing = (doc: Doc): readonly string[] => missingIn(words, doc.number);
    const ports = { root, indexes, store, texts, budget, isNote, missingIn: missing };
    await Promise.all(found.map(({ doc, lang }) => texts.read(doc, lang)));
    const hits: SearchHit[] = [];
    for (const one of found) {
      if (budget.isStale()) break;
      hits.push(await presentHit(one, ports));
    }
    return hits;
  }
}

/** A beginning that was cut while typing matters only where the answer would have been longer. */
function isTooBroad(budget: Budget, isShort: boolean): boolean {
  return budget.cuts.has('time') || budget.cuts.has('asked') || (budget.cuts.has('typing') && isShort);
}
