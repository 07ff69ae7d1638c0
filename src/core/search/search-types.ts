import type { ArticleKind } from '../archive/article.ts';
import type { SymbolDoubt } from '../symbols/doubt-symbol.ts';

/** What stands behind search: the engine may change, this does not. Answers carry the asker's id. */
export interface SearchQuery {
  /** What the person typed. */
  readonly text: string;
  /** Interface language, searched first. */
  readonly lang: string;
  readonly facets: FacetSelection;
  readonly sort: SearchSort;
  /** How many hits to return; `total` counts all. */
  readonly limit: number;
  /** True while typing: the last word also matches as a prefix. */
  readonly prefixLast: boolean;
  /**
   * The person's own things, for `is:`, `has:` and `in:notes`. They need not be sent with a query that does not ask
   * for them: `personalNeeds` tells. Nothing of them is kept, in an index or elsewhere.
   */
  readonly personal?: PersonalThings;
  /** An earlier query, as it was typed: nothing outside of its results is found. */
  readonly within?: string;
}

/**
 * `cited`: sources by the number of articles that cite them; articles by the number of other articles that cite
 * them, which is those that cite a source with the article's own address. Then as by relevance.
 */
export type SearchSort = 'relevance' | 'date' | 'cited';

/** What the person has done with an article. `changed`: since it was read. */
export type PersonalState = 'unread' | 'read' | 'changed' | 'noted';

/** Ids of articles. What is absent is not known, which is not the same as none. */
export interface PersonalThings {
  readonly read?: readonly string[];
  readonly changed?: readonly string[];
  /** With a note. */
  readonly noted?: readonly string[];
  readonly notes?: readonly PersonalNote[];
}

export interface PersonalNote {
  /** Id of the article it is on. */
  readonly article: string;
  readonly text: string;
}

export type FacetName = 'language' | 'topic' | 'year' | 'kind' | 'conference';

export const FACET_NAMES: readonly FacetName[] = ['language', 'topic', 'year', 'kind', 'conference'];

/** Values of one facet are joined by OR, facets by AND. An absent facet does not narrow. */
export type FacetSelection = Partial<Readonly<Record<FacetName, readonly string[]>>>;

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** Words round a hit, from the canonical text, and the block it stands in. */
export interface Snippet {
  readonly parts: readonly SnippetPart[];
  /** Block id; absent for a source's record. */
  readonly block?: string;
  /** Visible paragraph number. */
  readonly number?: number;
  /** The heading above it. */
  readonly section?: string;
  /** From the person's note on the article, not from its text. */
  readonly isNote?: true;
}

export interface ArticleHit {
  readonly type: 'article';
  readonly id: string;
  readonly title: readonly SnippetPart[];
  readonly lang: string;
  readonly kind: ArticleKind;
  readonly published: string;
  readonly score: number;
  /** Words of a short query that it does not have, as they were typed; only where nothing has all of them. */
  readonly missing: readonly string[];
  /** One to three, no two alike. */
  readonly snippets: readonly Snippet[];
}

export interface SourceHit {
  readonly type: 'source';
  readonly id: string;
  readonly title: readonly SnippetPart[];
  readonly lang: string;
  readonly kind: string;
  /** Symbol or number as printed. */
  readonly number?: string;
  readonly published?: string;
  readonly score: number;
  /** As in {@link ArticleHit}. */
  readonly missing: readonly string[];
  readonly snippets: readonly Snippet[];
}

/** A page of a source's file. */
export interface PageHit extends Omit<SourceHit, 'type'> {
  readonly type: 'page';
  /** Id of the source. */
  readonly id: string;
  /** From 1. */
  readonly page: number;
  /** Pages of the file. */
  readonly pages: number;
}

export type SearchHit = ArticleHit | SourceHit | PageHit;

/** How the query was read: one line of chips. */
export interface ReadClause {
  /** `filter` narrows by what is known of a document, `field` asks words of a part of it. */
  readonly kind: 'term' | 'phrase' | 'not' | 'field' | 'filter' | 'symbol' | 'alias';
  readonly text: string;
  /** The query as it would be typed without this clause. */
  readonly rest: string;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly clauses: readonly ReadClause[];
  /** "also searched: …" */
  readonly aliases: readonly string[];
  /** Offered when there are fewer than three hits; never mixed in silently. */
  readonly didYouMean?: string;
  /** None or hardly a document has all of the words: after it those with some of them are shown. */
  readonly relaxed: boolean;
  /** Documents that have all of the words, before the facets narrow. */
  readonly withAllWords: number;
  /** Words that stand nowhere in the archive, where what has the others is shown; as they were typed. */
  readonly unknownWords: readonly string[];
  /** The end of a query longer than is read, as it was typed; else empty. */
  readonly leftOut: string;
  /** Symbols that look wrong, each once; nothing is searched in their place. Absent where all look right. */
  readonly wrongSymbols?: readonly WrongSymbol[];
  /** Parts that may have been meant as a rule and are none. Absent for none. */
  readonly doubts?: readonly ClauseDoubt[];
  /** Parts such as `is:unread` that were left aside, as nothing of the person's own things is known. Absent for none. */
  readonly unanswered?: readonly string[];
  /** How many of the results each state would leave; absent where the query brought no things of the person's. */
  readonly states?: Partial<Readonly<Record<PersonalState, number>>>;
  /** The query was cut down, e.g. a wildcard over too many words. */
  readonly tooBroad: boolean;
  /** Time ran out before everything was looked at; asked again, it goes on with the texts it has read meanwhile. */
  readonly outOfTime: boolean;
  /** Base languages whose index could not be used and was made again from the texts. */
  readonly rebuilt: readonly string[];
  /** The words to mark in an opened article, as they are spelled in the query. */
  readonly markQuery: string;
  readonly tookMs: number;
}

/** A part of a query that may not have been read as it was meant. */
export interface ClauseDoubt {
  /** As it was typed. */
  readonly text: string;
  readonly reason: ClauseDoubtReason;
  /** What could stand there, as it would be typed: all there is, or examples. */
  readonly values: readonly string[];
}

/**
 * `state` (`is:foo`) and `no-value` (`symbol:`) were read as words; `date` (`before:2000-13`) was left aside; of a
 * `year`, `kind` or `lang` that is none, nothing is found.
 */
export type ClauseDoubtReason = 'state' | 'no-value' | 'date' | 'year' | 'kind' | 'lang';

/** A UN symbol that looks wrong. */
export interface WrongSymbol {
  /** As it was typed. */
  readonly text: string;
  readonly reason: WrongSymbolReason;
  /** Symbols that may have been meant, the likeliest first, at most three. */
  readonly suggestions: readonly string[];
}

/** `other-year`: the archive knows the number with another year; `year-order`: between others of other years. */
export type WrongSymbolReason = SymbolDoubt | 'unreadable' | 'other-year' | 'year-order';

/** Ranges to mark in one canonical text. UTF-16 offsets, end exclusive, in order, not overlapping. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
