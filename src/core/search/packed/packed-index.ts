// lunr.Index over packed bytes: the same queries, the same documents, the same scores.
import lunr from 'lunr';
import type { Result } from '#core/result';
import { Accumulator } from './accumulator.ts';
import { readQuery, type AskedQuery } from './asked-clause.ts';
import { DEFAULT_CAPS, type Caps } from './caps.ts';
import { evaluateClauses } from './evaluate-clauses.ts';
import { findBest } from './find-best.ts';
import { findByPrefixList } from './find-prefix.ts';
import { guarded } from './guarded.ts';
import { collectMatchData } from './match-data.ts';
import type { FindOptions, PackedHit, PackedHits } from './packed-hits.ts';
import type { SegmentSet } from './segment-set.ts';
import { isAskable, SequenceMatcher, type SequenceQuery } from './sequence-matcher.ts';
import { openSequences, type CodeRow, type Sequences } from './sequences.ts';
import { SurfaceList } from './surface-list.ts';
import { TopDocuments, type ScoredDocument } from './top-documents.ts';

const DEFAULT_LIMIT = 10;

export class PackedIndex extends lunr.Index {
  /** The words as people spell them. */
  readonly words: SurfaceList;
  private readonly searchPipeline: lunr.Pipeline;
  private readonly caps: Caps;
  private accumulator: Accumulator | undefined;
  private sequences: readonly Sequences[] | undefined;

  /** `pipeline`: lunr's search pipeline, for clauses that use one; none unless told. */
  constructor(
    readonly set: SegmentSet,
    options: { readonly pipeline?: lunr.Pipeline; readonly caps?: Caps } = {},
  ) {
    const pipeline = options.pipeline ?? new lunr.Pipeline();
    const fields = set.fields.map(({ name }) => name);
    super({ invertedIndex: {}, documentVectors: {}, tokenSet: new lunr.TokenSet(), fields, pipeline });
    this.words = new SurfaceList(set);
    this.searchPipeline = pipeline;
    this.caps = options.caps ?? DEFAULT_CAPS;
  }

  /** The best documents for a query. What the builder of the query throws, is thrown. */
  find(build: lunr.Index.QueryBuilder, options: FindOptions = {}): Result<PackedHits, 'bad-index'> {
    const clauses = this.clausesOf(build);
    return guarded(() => this.answer(this.read(clauses, options), options));
  }

  /**
   * The best documents for a beginning of a word, by the words as they are spelled. One or two letters that very
   * many words have are answered from lists; with `accepts` or `onMatch` they are not.
   */
  findPrefix(prefix: string, options: FindOptions = {}): Result<PackedHits, 'bad-index'> {
    return guarded(() => {
      const { shortPrefixTerms } = options.caps ?? this.caps;
      const listed =
        isPlain(options) && shortPrefixTerms === DEFAULT_CAPS.shortPrefixTerms
          ? findByPrefixList(this.set, prefix, limitOf(options), (query, top) => {
              this.collect(query, {}, (accumulator, level) => accumulator.offer(level, top));
            })
          : undefined;
      if (listed) return { ...this.toHits(listed), isCut: true };
      const fields = this.set.fields.filter(({ isRanked }) => isRanked).map(({ name }) => name);
      const clauses = this.clausesOf((query) => {
        query.term(prefix, { fields, usePipeline: false, wordPrefix: true });
      });
      return this.answer(this.read(clauses, options), options);
    });
  }

  /** Gives the index the words of its documents, one file for each segment: phrases need them. */
  attachSequences(files: readonly Uint8Array[], isTrusted = false): Result<undefined, 'bad-index'> {
    return guarded(() => {
      this.sequences = this.set.members.map(({ segment, order }) =>
        openSequences(files[order] ?? new Uint8Array(0), segment, isTrusted),
      );
      return undefined;
    });
  }

  get hasSequences(): boolean {
    return this.sequences !== undefined;
  }

  /** Reads all words of all documents once, where they are attached. */
  checkSequences(): Result<undefined, 'bad-index'> {
    return guarded(() => {
      for (const one of this.sequences ?? []) one.check();
      return undefined;
    });
  }

  /**
   * Says of documents whether a phrase stands in them. Nothing where the words have not been attached, or cannot tell.
   * Asking throws `BadIndexError` where they are damaged.
   */
  phraseMatcher(query: SequenceQuery): ((document: number) => boolean) | undefined {
    const { sequences, set } = this;
    if (!sequences || !isAskable(query)) return undefined;
    const matchers = sequences.map((one) => new SequenceMatcher(one, query));
    const row: CodeRow = { codes: new Uint32Array(0), size: 0 };
    return (document) => {
      const { order, first } = set.memberOf(document);
      return matchers[order]?.matches(document - first, row) ?? false;
    };
  }

  /**
   * As lunr.Index#query: all documents that answer, with the terms that matched. The caps of this index hold here
   * too, but lunr's answer has no place to say so. Throws `BadIndexError`.
   */
  override query(build: lunr.Index.QueryBuilder): lunr.Index.Result[] {
    const query = this.read(this.clausesOf(build), {});
    const { hits } = this.answer(query, { limit: Infinity });
    const data = collectMatchData(
      query.clauses,
      this.set.fields.map(({ name }) => name),
      hits.map(({ document }) => document),
    );
    return hits.flatMap(({ ref, score, document }) => {
      const matchData = data.get(document);
      return matchData ? [{ ref, score, matchData }] : [];
    });
  }

  /** Packed bytes are written by PackedBuilder, never from here. */
  override toJSON(): object {
    throw new TypeError('a packed index has no JSON');
  }

  private clausesOf(build: lunr.Index.QueryBuilder): readonly lunr.Query.Clause[] {
    const query = new lunr.Query(this.set.fields.map(({ name }) => name));
    build.call(query, query);
    return query.clauses;
  }

  private read(clauses: readonly lunr.Query.Clause[], { caps, isOver }: FindOptions): AskedQuery {
    return readQuery(this.set, clauses, this.searchPipeline, caps ?? this.caps, isOver);
  }

  private answer(query: AskedQuery, options: FindOptions): PackedHits {
    const limit = limitOf(options);
    const best = isPlain(options) ? findBest(this.set, query, limit, this.scores()) : undefined;
    if (best) return { ...this.toHits(best), isCut: query.isCut };
    const top = new TopDocuments(limit);
    const { accepts, onMatch } = options;
    const isOver = this.collect(query, options, (accumulator, level) => {
      if (isPlain(options)) accumulator.offer(level, top);
      else
        accumulator.each(level, (document, score) => {
          if (accepts && !accepts(document)) return;
          top.offer(document, score);
          onMatch?.(document, score / 1000);
        });
    });
    return { ...this.toHits({ hits: top.sorted(), total: top.total }), isCut: query.isCut || isOver };
  }

  /** Evaluates a query, lets the answers be taken, forgets them. Says whether it stopped early. */
  private collect(
    query: AskedQuery,
    { isOver = NEVER }: FindOptions,
    take: (accumulator: Accumulator, level: number) => void,
  ): boolean {
    const accumulator = this.scores();
    try {
      const evaluated = evaluateClauses(accumulator, query, this.set, isOver);
      if (evaluated.level !== undefined) take(accumulator, evaluated.level);
      return evaluated.isOver;
    } finally {
      accumulator.clear();
    }
  }

  private scores(): Accumulator {
    this.accumulator ??= new Accumulator(this.set);
    return this.accumulator;
  }

  /** From numbers and thousandths to names and scores. */
  private toHits({ hits, total }: { readonly hits: readonly ScoredDocument[]; readonly total: number }): {
    readonly hits: readonly PackedHit[];
    readonly total: number;
  } {
    return {
      hits: hits.map(({ document, score }) => ({
        ref: this.set.refOf(document),
        document,
        score: score / 1000,
      })),
      total,
    };
  }
}

const NEVER = (): boolean => false;

function limitOf({ limit }: FindOptions): number {
  return limit ?? DEFAULT_LIMIT;
}

/** Nobody asks for each document, so lists of the best may answer. */
function isPlain({ accepts, onMatch }: FindOptions): boolean {
  return accepts === undefined && onMatch === undefined;
}

/** Asks for documents that have any of the terms, as they are, in some fields. */
export function askAnyOf(query: lunr.Query, terms: readonly string[], fields: readonly string[]): void {
  for (const term of terms) query.term(term, { fields: [...fields], usePipeline: false });
}
