// Search as the window and the command line use it: one engine over one edition.
import { createAliasTable, expandAliases, type AliasTable } from './aliases.ts';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { citedCounts } from './cited-counts.ts';
import { createBudget, QUERY_BUDGET_MS, type Budget } from './budget.ts';
import { cutText } from './cut-text.ts';
import { DamagedIndexError } from './damaged-index-error.ts';
import { markQueryOf, otherNames } from './describe-query.ts';
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
import { createNoteSearch, noteQuery } from './note-search.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { countStates, createPersonalFilter, unansweredIn, type PersonalFilter } from './personal.ts';
import { presentHit } from './present-hits.ts';
import { walk, type QueryNode } from './query.ts';
import { removableClauses } from './remove-clause.ts';
import { relaxQuery } from './reshape-query.ts';
import { favourTitles, runQuery, sortFound, type Found } from './run-query.ts';
import { articleRef, type DocRef, type LanguageIndex } from './search-index.ts';
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
   * What has all words of a query and passes its facets, as `article:id` or `source:id`; `null` where time ran out
   * before all was looked at: asked again, it gets further.
   */
  ids(query: SearchQuery): Promise<readonly string[] | null>;
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
  private readonly notes: ReturnType<typeof createNoteSearch>;
  private loaded: Promise<LoadedIndexes> | undefined;

  constructor(private readonly ports: SearchPorts) {
    this.store = createDocStore(ports.catalogue);
    this.texts = createTextStore((ref) => ports.readText(ref));
    this.aliases = createAliasTable(ports.catalogue.terms);
    this.notes = createNoteSearch(this.store);
  }

  async ready(): Promise<readonly RebuiltIndex[]> {
    return (await this.load()).rebuilt;
  }

  search(asked: SearchQuery, isStale: () => boolean = () => false): Promise<SearchAnswer> {
    return this.withIndexes((loaded) => this.answer(asked, isStale, loaded));
  }

  ids(asked: SearchQuery): Promise<readonly string[] | null> {
    return this.withIndexes((loaded) => this.idsOf(asked, loaded));
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
    const run = await this.prepare(root, { query, indexes, budget });
    const strict = await this.find(root, run);
    const { found, words, asked: shown } = await this.widen(strict, root, run);
    const didYouMean = strict.length < FEW ? await this.suggest(root, strict.length, run) : undefined;
    const chosen = found.filter((one) => passesFacets(one.doc, query.facets));
    const sort = isEmpty(root) && query.sort === 'relevance' ? 'date' : query.sort;
    const sorted = sortFound(chosen, sort, run.lang, citedCounts(this.store));
    const wrong = wrongSymbols(root, this.store);
    const unanswered = unansweredIn(root, run.personal);
    const hits = await this.present(sorted.slice(0, Math.max(0, query.limit)), shown, words, run);
    return {
      hits,
      total: chosen.length,
      facets: countFacets(docsOf(found), query.facets),
      clauses: removableClauses(asked.text, parsed, root),
      aliases: otherNames(root, query.lang),
      ...(didYouMean === undefined ? {} : { didYouMean }),
      relaxed: found.length > strict.length,
      withAllWords: strict.length,
      unknownWords: found.length > 0 ? unknownWords(words) : [],
      leftOut: parsed.leftOut,
      ...(wrong.length === 0 ? {} : { wrongSymbols: wrong }),
      ...(unanswered.length === 0 ? {} : { unanswered }),
      ...(query.personal === undefined ? {} : { states: countStates(docsOf(chosen), run.personal) }),
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
    const found = await this.find(root, await this.prepare(root, { query, indexes, budget }));
    if (budget.cuts.has('time')) return null;
    const passing = found.filter(({ doc }) => passesFacets(doc, query.facets));
    return passing.map(({ doc }) => `${doc.type}:${doc.id}`);
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

  /** Where and how a query is asked. */
  private async prepare(root: QueryNode, asked: Pick<Run, 'query' | 'indexes' | 'budget'>): Promise<Run> {
    const { query, indexes } = asked;
    const { store, texts } = this;
    const personal = createPersonalFilter(query.personal);
    const lang = guessLanguage(root, indexes, query.lang);
    const bounds = await this.boundsOf(asked);
    const run: Run = { ...asked, store, texts, personal, lang, bounds, isNote: false };
    const ofNotes = query.personal?.notes === undefined ? undefined : noteQuery(root);
    if (ofNotes === undefined) return run;
    const ofArticles =
      ofNotes.ofArticles === undefined ? bounds : refsOf(await this.find(ofNotes.ofArticles, run));
    const notes = this.notes(query.personal?.notes ?? [], query.lang);
    return { ...run, ...notes, bounds: ofArticles, isNote: true };
  }

  /** What an earlier query has shown, those with some of its words too. */
  private async boundsOf({
    query,
    ...asked
  }: Pick<Run, 'query' | 'indexes' | 'budget'>): Promise<Run['bounds']> {
    const { within: text, ...rest } = query;
    if (text === undefined || text.trim() === '') return undefined;
    const root = expandAliases(parseQuery(text, false).root, this.aliases);
    const run = await this.prepare(root, { ...asked, query: { ...rest, text, prefixLast: false } });
    return refsOf((await this.widen(await this.find(root, run), root, run)).found);
  }

  private async find(root: QueryNode, run: Run): Promise<readonly Found[]> {
    const found = await this.findAll((run.isNote ? noteQuery(root)?.root : undefined) ?? root, run);
    return run.bounds === undefined ? found : found.filter(({ doc }) => run.bounds?.has(doc.ref));
  }

  private async findAll(root: QueryNode, run: Run): Promise<readonly Found[]> {
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

  private evaluationPorts({ store, texts, budget, personal }: Run): EvaluationPorts {
    return { catalogue: this.ports.catalogue, store, texts, budget, personal };
  }

  private suggest(root: QueryNode, hits: number, run: Run): Promise<string | undefined> {
    const find = (text: string): Promise<readonly Found[]> => {
      const corrected = expandAliases(parseQuery(text, false).root, this.aliases);
      return this.find(corrected, { ...run, query: { ...run.query, text } });
    };
    const { indexes, texts, budget } = run;
    return suggestSpelling({ text: run.query.text, root, hits, indexes, texts, budget, find });
  }

  private async present(
    found: readonly Found[],
    root: QueryNode,
    words: readonly WordHits[],
    { indexes, store, texts, budget, isNote }: Run,
  ): Promise<readonly SearchHit[]> {
    const missing = (doc: Doc): readonly string[] => missingIn(words, doc.ref);
    const ports = { root, indexes, store, texts, budget, isNote, missingIn: missing };
    await Promise.all(found.map(({ doc, lang }) => texts.read(doc, lang)));
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
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly personal: PersonalFilter;
  /** Nothing else is found; everything may be where it is undefined. */
  readonly bounds: ReadonlySet<DocRef> | undefined;
  /** The indexes and texts are those of the person's notes. */
  readonly isNote: boolean;
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

function docsOf(found: readonly Found[]): readonly Doc[] {
  return found.map(({ doc }) => doc);
}

function refsOf(found: readonly Found[]): ReadonlySet<DocRef> {
  return new Set(found.map(({ doc }) => doc.ref));
}

function isEmpty(root: QueryNode): boolean {
  return walk(root, true).every((node) => node.type === 'and' || node.type === 'or' || node.type === 'not');
}

/** A beginning that was cut while typing matters only where the answer would have been longer. */
function isTooBroad(budget: Budget, isShort: boolean): boolean {
  return budget.cuts.has('time') || budget.cuts.has('asked') || (budget.cuts.has('typing') && isShort);
}
