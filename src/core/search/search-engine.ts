// Search as the window and the command line use it: one engine over one edition.
import { createAliasTable, expandAliases, type AliasTable } from './aliases.ts';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { createBudget, QUERY_BUDGET_MS, type Budget } from './budget.ts';
import { cutText } from './cut-text.ts';
import { DamagedIndexError } from './damaged-index-error.ts';
import { markQueryOf, otherNames, readClauses } from './describe-query.ts';
import { createDocStore, type Doc, type DocStore } from './doc-store.ts';
import type { EvaluationPorts } from './evaluate.ts';
import { countFacets, passesFacets } from './filter-docs.ts';
import { guessLanguage } from './guess-language.ts';
import {
  loadIndexes,
  rebuildIndex,
  type IndexPorts,
  type LoadedIndexes,
  type RebuiltIndex,
} from './load-indexes.ts';
import { createMatcher, findMarks, mergeRanges } from './mark.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { presentHit } from './present-hits.ts';
import { walk, type QueryNode } from './query.ts';
import { relaxQuery } from './reshape-query.ts';
import { favourTitles, runQuery, sortFound, type Found } from './run-query.ts';
import { articleRef, type LanguageIndex } from './search-index.ts';
import type { SearchAnswer, SearchHit, SearchQuery, TextRange } from './search-types.ts';
import {
  allWordsFirst,
  findEach,
  missingIn,
  moreWordsFirst,
  unknownWords,
  type WordHits,
} from './some-words.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import { createTextStore, type TextStore } from './text-store.ts';

export interface SearchPorts extends IndexPorts {
  /** A clock in milliseconds; only differences count. */
  now(): number;
}

export interface SearchEngine {
  /** Loads all indexes; says which had to be made again until now. Searching waits for it by itself. */
  ready(): Promise<readonly RebuiltIndex[]>;
  /** Never fails for what was typed. `isStale` ends it early with an answer that nobody waits for. */
  search(query: SearchQuery, isStale?: () => boolean): Promise<SearchAnswer>;
  /** Where a query hits in the canonical text of one article. */
  marks(articleId: string, text: string): Promise<readonly TextRange[]>;
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
  private loaded: Promise<LoadedIndexes> | undefined;

  constructor(private readonly ports: SearchPorts) {
    this.store = createDocStore(ports.catalogue);
    this.texts = createTextStore((ref) => ports.readText(ref));
    this.aliases = createAliasTable(ports.catalogue.terms);
  }

  async ready(): Promise<readonly RebuiltIndex[]> {
    return (await this.load()).rebuilt;
  }

  search(asked: SearchQuery, isStale: () => boolean = () => false): Promise<SearchAnswer> {
    return this.withIndexes((loaded) => this.answer(asked, isStale, loaded));
  }

  marks(articleId: string, text: string): Promise<readonly TextRange[]> {
    return this.withIndexes((loaded) => this.marksIn(articleId, text, loaded));
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
    const run: Run = { query, lang: guessLanguage(root, indexes, query.lang), indexes, budget };
    const strict = await this.find(root, run);
    const { found, words, asked: shown } = await this.widen(strict, root, run);
    const didYouMean = strict.length < FEW ? await this.suggest(root, strict.length, run) : undefined;
    const chosen = found.filter((one) => passesFacets(one.doc, query.facets));
    const sorted = sortFound(chosen, isEmpty(root) ? 'date' : query.sort, run.lang);
    const hits = await this.present(sorted.slice(0, Math.max(0, query.limit)), shown, words, run);
    return {
      hits,
      total: chosen.length,
      facets: countFacets(
        found.map((one) => one.doc),
        query.facets,
      ),
      clauses: readClauses(root),
      aliases: otherNames(root, query.lang),
      ...(didYouMean === undefined ? {} : { didYouMean }),
      relaxed: found.length > strict.length,
      withAllWords: strict.length,
      unknownWords: found.length > 0 ? unknownWords(words) : [],
      leftOut: parsed.leftOut,
      tooBroad: isTooBroad(budget, chosen.length < query.limit),
      outOfTime: budget.cuts.has('time'),
      rebuilt: rebuilt.map(({ lang }) => lang),
      markQuery: markQueryOf(root),
      tookMs: this.ports.now() - started,
    };
  }

  private async marksIn(
    articleId: string,
    text: string,
    { indexes }: LoadedIndexes,
  ): Promise<readonly TextRange[]> {
    const doc = this.store.docs.get(articleRef(articleId));
    if (!doc) return [];
    const root = expandAliases(parseQuery(text, false).root, this.aliases);
    const index = indexes.find((one) => one.lang === baseLanguage(doc.lang));
    const canonical = await this.texts.read(doc, doc.lang);
    const matcher = createMatcher(root, analyzerFor(doc.lang), index, false);
    return mergeRanges(findMarks(cutText(canonical.text.slice(0, LONGEST_MARKED)), matcher));
  }

  private async find(root: QueryNode, run: Run): Promise<readonly Found[]> {
    const { query, lang, indexes } = run;
    // Nothing typed is everything, for the facets to narrow; a lone quote or hyphen is the beginning of something.
    if (isEmpty(root))
      return Array.from(query.text.trim() === '' ? this.store.docs.values() : [], (doc) => ({
        doc,
        score: 0,
        lang,
      }));
    return favourTitles(await runQuery(root, indexes, lang, this.evaluationPorts(run)), query.text);
  }

  /** Adds what has some of the words, where too little has all of them. */
  private async widen(strict: readonly Found[], root: QueryNode, run: Run): Promise<Widened> {
    const relaxed = relaxQuery(root, run.lang, strict.length);
    if (relaxed === undefined) return { found: strict, words: [], asked: root };
    const found = await this.find(relaxed.root, run);
    const asked = relaxed.root;
    if (strict.length > 0) return { found: allWordsFirst(strict, found), words: [], asked };
    const words = await findEach(relaxed.words, run.indexes, this.evaluationPorts(run));
    return { found: moreWordsFirst(found, words), words, asked };
  }

  private evaluationPorts({ budget }: Run): EvaluationPorts {
    return { catalogue: this.ports.catalogue, store: this.store, texts: this.texts, budget };
  }

  private suggest(root: QueryNode, hits: number, run: Run): Promise<string | undefined> {
    const find = (text: string): Promise<readonly Found[]> => {
      const corrected = expandAliases(parseQuery(text, false).root, this.aliases);
      return this.find(corrected, { ...run, query: { ...run.query, text } });
    };
    const { indexes, budget } = run;
    return suggestSpelling({ text: run.query.text, root, hits, indexes, texts: this.texts, budget, find });
  }

  private async present(
    found: readonly Found[],
    root: QueryNode,
    words: readonly WordHits[],
    { indexes, budget }: Run,
  ): Promise<readonly SearchHit[]> {
    const missing = (doc: Doc): readonly string[] => missingIn(words, doc.ref);
    const ports = { root, indexes, store: this.store, texts: this.texts, budget, missingIn: missing };
    await Promise.all(found.map(({ doc, lang }) => this.texts.read(doc, lang)));
    const hits: SearchHit[] = [];
    for (const one of found) {
      if (budget.isStale()) break;
      hits.push(await presentHit(one, ports));
    }
    return hits;
  }

  /** Asks; an index that turns out to be damaged is made again, and the question is asked again. */
  private async withIndexes<T>(ask: (loaded: LoadedIndexes) => Promise<T>): Promise<T> {
    for (;;) {
      const loading = this.load();
      const loaded = await loading;
      try {
        return await ask(loaded);
      } catch (error) {
        // One that was made here is whole, or there is a bug.
        if (!(error instanceof DamagedIndexError) || isRebuilt(loaded, error.lang)) throw error;
        if (this.loaded === loading) await this.keepLoading(this.mend(loaded, error));
      }
    }
  }

  private async mend({ indexes, rebuilt }: LoadedIndexes, error: DamagedIndexError): Promise<LoadedIndexes> {
    const { lang, reason } = error;
    const made = await rebuildIndex(this.ports, lang);
    return {
      indexes: indexes.map((index) => (index.lang === lang ? made : index)),
      rebuilt: [...rebuilt, { lang, reason }],
    };
  }

  private load(): Promise<LoadedIndexes> {
    return this.loaded ?? this.keepLoading(loadIndexes(this.ports));
  }

  /** What fails is not kept: the next question tries again. */
  private keepLoading(loading: Promise<LoadedIndexes>): Promise<LoadedIndexes> {
    const kept = loading.catch((error: unknown) => {
      if (this.loaded === kept) this.loaded = undefined;
      throw error;
    });
    this.loaded = kept;
    return kept;
  }
}

/** What the steps of one search share. */
interface Run {
  readonly query: SearchQuery;
  /** The language of the reader: of the words typed, where it shows, else of the interface. */
  readonly lang: string;
  readonly indexes: readonly LanguageIndex[];
  readonly budget: Budget;
}

/** What was found in the end. */
interface Widened {
  readonly found: readonly Found[];
  /** Each word by itself, where nothing has all of them. */
  readonly words: readonly WordHits[];
  /** The query it answers. */
  readonly asked: QueryNode;
}

function isRebuilt({ rebuilt }: LoadedIndexes, lang: string): boolean {
  return rebuilt.some((one) => one.lang === lang);
}

function isEmpty(root: QueryNode): boolean {
  return walk(root, true).every((node) => node.type === 'and' || node.type === 'or' || node.type === 'not');
}

/** A beginning that was cut while typing matters only where the answer would have been longer. */
function isTooBroad(budget: Budget, isShort: boolean): boolean {
  return budget.cuts.has('time') || budget.cuts.has('asked') || (budget.cuts.has('typing') && isShort);
}
