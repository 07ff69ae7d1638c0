// Search as the window and the command line use it: one engine over one edition.
import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import { createAliasTable, expandAliases, type AliasTable } from './aliases.ts';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { createBudget, QUERY_BUDGET_MS, type Budget } from './budget.ts';
import { cutText } from './cut-text.ts';
import { markQueryOf, otherNames, readClauses } from './describe-query.ts';
import { createDocStore, type DocStore } from './doc-store.ts';
import { countFacets, passesFacets } from './filter-docs.ts';
import { guessLanguage } from './guess-language.ts';
import { loadIndexes, type LoadedIndexes } from './load-indexes.ts';
import { createMatcher, findMarks, mergeRanges } from './mark.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { presentHit } from './present-hits.ts';
import { walk, type QueryNode } from './query.ts';
import { relaxQuery } from './reshape-query.ts';
import { favourTitles, runQuery, sortFound, type Found } from './run-query.ts';
import { articleRef, type LanguageIndex } from './search-index.ts';
import type { SearchAnswer, SearchHit, SearchQuery, TextRange } from './search-types.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import { createTextStore, type TextStore } from './text-store.ts';

export interface SearchPorts {
  readonly catalogue: Catalogue;
  readonly indexes: readonly IndexRef[];
  /** The JSON of an index file. */
  readIndex(ref: IndexRef): Promise<string>;
  readText(ref: BlobRef): Promise<ArticleText>;
  /** A clock in milliseconds; only differences count. */
  now(): number;
}

export interface SearchEngine {
  /** Loads all indexes; says which were missing or damaged and made again. Searching waits for it by itself. */
  ready(): Promise<LoadedIndexes['rebuilt']>;
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

  async ready(): Promise<LoadedIndexes['rebuilt']> {
    return (await this.load()).rebuilt;
  }

  async search(asked: SearchQuery, isStale: () => boolean = () => false): Promise<SearchAnswer> {
    const { indexes } = await this.load();
    const started = this.ports.now();
    const budget = createBudget(() => this.ports.now(), QUERY_BUDGET_MS, isStale);
    const parsed = parseQuery(asked.text, asked.prefixLast);
    const query = { ...asked, text: asked.text.slice(0, MAX_QUERY_LENGTH) };
    const root = expandAliases(parsed.root, this.aliases);
    const run: Run = { query, lang: guessLanguage(root, indexes, query.lang), indexes, budget };
    const strict = await this.find(root, run);
    const relaxed = relaxQuery(root, run.lang, strict.length);
    const found = relaxed ? allWordsFirst(strict, await this.find(relaxed, run)) : strict;
    const didYouMean = strict.length < FEW ? await this.suggest(root, strict.length, run) : undefined;
    const chosen = found.filter((one) => passesFacets(one.doc, query.facets));
    const sorted = sortFound(chosen, isEmpty(root) ? 'date' : query.sort);
    const hits = await this.present(sorted.slice(0, Math.max(0, query.limit)), relaxed ?? root, run);
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
      tooBroad: parsed.isCut || isTooBroad(budget, chosen.length < query.limit),
      outOfTime: budget.cuts.has('time'),
      markQuery: markQueryOf(root),
      tookMs: this.ports.now() - started,
    };
  }

  async marks(articleId: string, text: string): Promise<readonly TextRange[]> {
    const doc = this.store.docs.get(articleRef(articleId));
    if (!doc) return [];
    const { indexes } = await this.load();
    const root = expandAliases(parseQuery(text, false).root, this.aliases);
    const index = indexes.find((one) => one.lang === baseLanguage(doc.lang));
    const canonical = await this.texts.read(doc, doc.lang);
    const matcher = createMatcher(root, analyzerFor(doc.lang), index, false);
    return mergeRanges(findMarks(cutText(canonical.text.slice(0, LONGEST_MARKED)), matcher));
  }

  private async find(root: QueryNode, run: Run): Promise<readonly Found[]> {
    const { store, texts } = this;
    const { query, lang, indexes, budget } = run;
    // Nothing typed is everything, for the facets to narrow; a lone quote or hyphen is the beginning of something.
    if (isEmpty(root))
      return Array.from(query.text.trim() === '' ? store.docs.values() : [], (doc) => ({
        doc,
        score: 0,
        lang,
      }));
    const ports = { catalogue: this.ports.catalogue, store, texts, budget };
    return favourTitles(await runQuery(root, indexes, lang, ports), query.text);
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
    { indexes, budget }: Run,
  ): Promise<readonly SearchHit[]> {
    const ports = { root, indexes, store: this.store, texts: this.texts, budget };
    await Promise.all(found.map(({ doc, lang }) => this.texts.read(doc, lang)));
    const hits: SearchHit[] = [];
    for (const one of found) {
      if (budget.isStale()) break;
      hits.push(await presentHit(one, ports));
    }
    return hits;
  }

  private load(): Promise<LoadedIndexes> {
    this.loaded ??= loadIndexes(this.ports).catch((error: unknown) => {
      // Not kept: the next question tries again.
      this.loaded = undefined;
      throw error;
    });
    return this.loaded;
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

/** What has some of the words never stands before what has all of them. */
function allWordsFirst(strict: readonly Found[], relaxed: readonly Found[]): readonly Found[] {
  const best = relaxed.reduce((score, one) => Math.max(score, one.score), 0);
  const refs = new Set(strict.map((one) => one.doc.ref));
  const isWhole = (one: Found): boolean => refs.has(one.doc.ref);
  return relaxed.map((one) => (isWhole(one) ? { ...one, score: one.score + best } : one));
}

function isEmpty(root: QueryNode): boolean {
  return walk(root, true).every((node) => node.type === 'and' || node.type === 'or' || node.type === 'not');
}

/** A beginning that was cut while typing matters only where the answer would have been longer. */
function isTooBroad(budget: Budget, isShort: boolean): boolean {
  return budget.cuts.has('time') || budget.cuts.has('asked') || (budget.cuts.has('typing') && isShort);
}
