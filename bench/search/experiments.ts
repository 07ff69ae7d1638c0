// Ways of ranking that our search does not have (yet), on the same tokens: npm run bench:relevance -- --experiments.
// Nothing here is fast, and nothing of it is in the app.
import { analyzerFor } from '#core/search/analyzer';
import { tokenize } from '#core/search/tokenizer';
import { toDocuments, type Text } from './corpus.ts';
import { DEPTH, type RankedEngine } from './engines/engine.ts';

const K1 = 1.2;
const B = 0.75;
const TITLE = 0;
const ALL = 1;
const FIELDS = [TITLE, ALL] as const;

interface Posting {
  /** How often the term stands in the title, and in all of the text. */
  readonly counts: [number, number];
  /** Ordinals in all of the text. */
  readonly places: number[];
}

interface Settings {
  /** Documents that hold a term: `sum` over the fields as lunr counts, or of all of the text. */
  readonly idf: 'sum' | 'all';
  /** Weight of the title. */
  readonly title?: number;
  /** BM25F: the fields are added up before the count is damped. */
  readonly isJoined?: boolean;
  /** Weight of two neighbouring words of a question that stand near each other. */
  readonly near?: number;
  /** The words of the best documents, which order what was found anew and add nothing to it. */
  readonly feedback?: { readonly documents: number; readonly terms: number; readonly weight: number };
}

interface Asked {
  readonly term: string;
  readonly index: number;
}

/** The terms of a text and the places of their words. */
function wordsOf(text: string): readonly Asked[] {
  return tokenize(text)
    .filter((token) => !analyzer.isStopWord(token))
    .map((token) => ({ term: analyzer.stemOf(token), index: token.index }));
}

const WINDOW = 5;
const analyzer = analyzerFor('en');

class Ranker {
  private readonly postings = new Map<string, Map<number, Posting>>();
  private readonly lengths: readonly [number[], number[]] = [[], []];
  private readonly means: readonly [number, number];
  private readonly termsOf: (readonly string[])[] = [];
  private readonly refs: readonly string[];
  private readonly documents = new Map<string, number>();

  constructor(texts: readonly Text[]) {
    const documents = toDocuments(texts);
    this.refs = documents.map(({ ref }) => ref);
    for (const [document, { tokens }] of documents.entries()) {
      for (const field of FIELDS) {
        const list = tokens[field] ?? [];
        this.lengths[field].push(list.length);
        const text = texts[document];
        const words =
          text === undefined ? [] : wordsOf(field === TITLE ? text.title : `${text.title}\n${text.body}`);
        for (const { term, index } of words) this.add(term, document, field, index);
      }
      this.termsOf.push([...new Set((tokens[ALL] ?? []).map(({ term }) => term))]);
    }
    const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
    this.means = [mean(this.lengths[TITLE]), mean(this.lengths[ALL])];
  }

  rank(query: string, settings: Settings): readonly string[] {
    const asked = tokenize(query)
      .filter((token) => token.kind !== 'joined' && !analyzer.isStopWord(token))
      .map((token) => ({ term: analyzer.stemOf(token), index: token.index }));
    const scores = new Map<number, number>();
    for (const term of new Set(asked.map((one) => one.term))) this.addTerm(scores, term, settings);
    if (settings.near !== undefined) this.addNeighbours(scores, asked, settings.near);
    if (settings.feedback) this.addFeedback(scores, settings.feedback);
    return sorted(scores)
      .slice(0, DEPTH)
      .map((document) => this.refs[document] ?? '');
  }

  private add(term: string, document: number, field: 0 | 1, index: number): void {
    const list = this.postings.get(term) ?? new Map<number, Posting>();
    this.postings.set(term, list);
    const posting = list.get(document) ?? { counts: [0, 0], places: [] };
    list.set(document, posting);
    posting.counts[field] += 1;
    if (field === ALL) posting.places.push(index);
  }

  /** lunr's. */
  private idf(documents: number): number {
    const all = this.refs.length;
    return Math.log(1 + Math.abs((all - documents + 0.5) / (documents + 0.5)));
  }

  private documentsWith(term: string, field: 0 | 1): number {
    const key = `${field} ${term}`;
    const known = this.documents.get(key);
    if (known !== undefined) return known;
    const list = [...(this.postings.get(term)?.values() ?? [])];
    const count = list.filter(({ counts }) => counts[field] > 0).length;
    this.documents.set(key, count);
    return count;
  }

  private norm(document: number, field: 0 | 1): number {
    return 1 - B + (B * (this.lengths[field][document] ?? 0)) / this.means[field];
  }

  private addTerm(scores: Map<number, number>, term: string, { idf, title = 0.5, isJoined }: Settings): void {
    const inAll = this.documentsWith(term, ALL);
    const rarity = this.idf(idf === 'all' ? inAll : inAll + this.documentsWith(term, TITLE));
    for (const [document, { counts }] of this.postings.get(term) ?? []) {
      const parts = FIELDS.map((field) => ({
        weight: field === TITLE ? title : 1,
        count: counts[field] / this.norm(document, field),
      }));
      const joined = parts.reduce((sum, { weight, count }) => sum + weight * count, 0);
      const apart = parts.reduce((sum, { weight, count }) => sum + weight * damped(count), 0);
      addTo(scores, document, rarity * (isJoined === true ? damped(joined) : apart));
    }
  }

  /** A pair counts as one more term: the nearer its words, the more; as rare as the documents that have it. */
  private addNeighbours(scores: Map<number, number>, asked: readonly Asked[], weight: number): void {
    for (const [at, { term }] of asked.entries()) {
      const next = asked[at + 1]?.term;
      if (next === undefined || next === term) continue;
      const pairs = this.pairs(term, next);
      for (const [document, count] of pairs)
        addTo(scores, document, weight * this.idf(pairs.size) * damped(count / this.norm(document, ALL)));
    }
  }

  private pairs(first: string, second: string): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (const [document, { places }] of this.postings.get(first) ?? []) {
      const others = this.postings.get(second)?.get(document)?.places ?? [];
      for (const place of places) {
        for (const other of others) {
          const distance = Math.abs(place - other);
          if (distance <= WINDOW) addTo(found, document, 1 / Math.max(1, distance));
        }
      }
    }
    return found;
  }

  private addFeedback(
    scores: Map<number, number>,
    { documents, terms, weight }: NonNullable<Settings['feedback']>,
  ): void {
    const best = sorted(scores).slice(0, documents);
    const highest = scores.get(best[0] ?? -1) ?? 1;
    const worth = new Map<string, number>();
    for (const document of best) {
      const trust = (scores.get(document) ?? 0) / highest;
      for (const term of this.termsOf[document] ?? [])
        addTo(worth, term, trust * this.weight(term, document));
    }
    const chosen = [...worth].sort((a, b) => b[1] - a[1]).slice(0, terms);
    const most = chosen[0]?.[1] ?? 1;
    for (const [term, value] of chosen) {
      for (const document of this.postings.get(term)?.keys() ?? [])
        if (scores.has(document))
          addTo(scores, document, ((weight * value) / most) * this.weight(term, document));
    }
  }

  private weight(term: string, document: number): number {
    const count = this.postings.get(term)?.get(document)?.counts[ALL] ?? 0;
    return this.idf(this.documentsWith(term, ALL)) * damped(count / this.norm(document, ALL));
  }
}

/** BM25's saturation of a count that is already divided by the norm. */
function damped(count: number): number {
  return ((K1 + 1) * count) / (K1 + count);
}

function addTo<K>(map: Map<K, number>, key: K, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

function sorted(scores: ReadonlyMap<number, number>): readonly number[] {
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([document]) => document);
}

const STEPS: readonly (readonly [string, readonly (readonly [string, Settings])[]])[] = [
  ['idf as lunr counts it', [['title^0.5', { idf: 'sum' }]]],
  [
    'idf of one field',
    [0, 0.25, 0.5, 1, 2].map((title) => [`title^${title}`, { idf: 'all', title }] as const),
  ],
  [
    'BM25F, idf of one field',
    [0.5, 1, 2, 4].map((title) => [`title^${title}`, { idf: 'all', title, isJoined: true }] as const),
  ],
  [
    'idf of one field, words near each other',
    [0.1, 0.2, 0.3].map((near) => [`weight ${near}`, { idf: 'all', near }] as const),
  ],
  [
    'the same, and words of the best ten',
    [0.1, 0.2, 0.3, 0.6].map((weight) => {
      const feedback = { documents: 10, terms: 20, weight };
      return [`20 terms, weight ${weight}`, { idf: 'all', near: 0.1, feedback }] as const;
    }),
  ],
];

/** Each step with its settings, of which the best on the odd questions is reported. */
export function experiments(texts: readonly Text[]): readonly RankedEngine[] {
  const ranker = new Ranker(texts);
  return STEPS.map(([name, all]) => ({
    name: `experiment: ${name}`,
    variants: all.map(([settings, options]) => ({
      settings,
      rank: (query: string) => ranker.rank(query, options),
    })),
  }));
}
