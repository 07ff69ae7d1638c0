// Term at a time: scores and how far each document has come, for all documents of an index.
import { openPostings, PostingReader } from './postings.ts';
import type { Member, SegmentSet } from './segment-set.ts';
import type { FoundTerm } from './expand-term.ts';
import { TermWeights } from './term-weights.ts';
import type { TopDocuments } from './top-documents.ts';

const EXCLUDED = -2;
const REMOVED = -1;
/** Chunks are stepped over when fewer documents than one in so many postings are still wanted. */
export const SPARSE = 64;

/**
 * State of a document: 0 untouched, 1… the number of required clauses it has met (1 too where none is required),
 * negative where it cannot answer.
 */
export class Accumulator {
  private readonly states: Int32Array;
  /** In thousandths, as lunr rounds its weights. */
  private readonly scores: Float64Array;
  /** How many documents have come to the state of the last additions, since this was set to 0. */
  arrived = 0;
  private readonly touched: Uint32Array;
  private touchedCount = 0;
  private readonly reader = new PostingReader();
  private readonly weights = new TermWeights();

  constructor(private readonly set: SegmentSet) {
    this.states = new Int32Array(set.size);
    this.scores = new Float64Array(set.size);
    this.touched = new Uint32Array(set.size);
    for (const document of set.removed) this.states[document] = REMOVED;
  }

  /** Forgets the last query. */
  clear(): void {
    for (let at = 0; at < this.touchedCount; at += 1) {
      const document = this.touched[at] ?? 0;
      this.states[document] = 0;
      this.scores[document] = 0;
    }
    this.touchedCount = 0;
  }

  /**
   * Adds a term's weights in one field, times `factor`: to documents in state `to`, and to those in state `from`,
   * which thereby come to `to`. `wanted` are the documents that can still answer, where they are few.
   */
  add(term: FoundTerm, field: number, factor: number, from: number, to: number, wanted?: Uint32Array): void {
    const idf = this.set.inverseFrequency(term.documents);
    for (const { member, term: index } of term.places) {
      if (!openPostings(this.reader, member, index, field)) continue;
      const boost = this.set.fields[field]?.boost ?? 1;
      const { remaining } = this.reader;
      this.weights.start(remaining, this.set.norm(member, field), idf, this.set.k1, boost, factor);
      if (wanted && wanted.length * SPARSE < remaining) {
        this.eachWantedChunk(member, wanted, () => this.addChunk(member.first, from, to));
      } else {
        while (this.reader.next()) this.addChunk(member.first, from, to);
      }
    }
  }

  /** Documents in state `level` that hold the term cannot answer. */
  exclude(term: FoundTerm, field: number, level: number): void {
    for (const { member, term: index } of term.places) {
      if (!openPostings(this.reader, member, index, field)) continue;
      while (this.reader.next()) {
        const { documents, size } = this.reader;
        for (let n = 0; n < size; n += 1) {
          const document = member.first + (documents[n] ?? 0);
          if (this.states[document] !== level) continue;
          this.states[document] = EXCLUDED;
          if (level === 0) this.touch(document);
        }
      }
    }
  }

  /** Documents in a state that is not 0, rising. */
  inState(level: number): Uint32Array {
    return this.touched
      .slice(0, this.touchedCount)
      .filter((document) => this.states[document] === level)
      .sort();
  }

  /** Offers every document in a state, with its score in thousandths; in state 0 that is every document left. */
  offer(level: number, top: TopDocuments): void {
    const { states, scores, touched, touchedCount } = this;
    if (level === 0) {
      for (let document = 0; document < states.length; document += 1)
        if (states[document] === 0) top.offer(document, 0);
      return;
    }
    for (let at = 0; at < touchedCount; at += 1) {
      const document = touched[at] ?? 0;
      if (states[document] !== level) continue;
      const score = scores[document] ?? 0;
      if (score < top.floor) top.total += 1;
      else top.offer(document, score || 0);
    }
  }

  /** In thousandths. A score that is no number is nought, as in lunr. */
  scoreOf(document: number): number {
    return this.scores[document] || 0;
  }

  /** Calls back for every document in a state, as `offer` offers them. */
  each(level: number, call: (document: number, score: number) => void): void {
    if (level === 0) {
      for (let document = 0; document < this.states.length; document += 1)
        if (this.states[document] === 0) call(document, 0);
      return;
    }
    for (const document of this.touched.subarray(0, this.touchedCount))
      if (this.states[document] === level) call(document, this.scoreOf(document));
  }

  private eachWantedChunk(member: Member, wanted: Uint32Array, call: () => void): void {
    const { reader } = this;
    let last = -1;
    for (const document of wanted) {
      const local = document - member.first;
      if (local <= last || local < 0) continue;
      if (local >= member.segment.meta.documents || !reader.nextFrom(local)) return;
      call();
      last = reader.documents[reader.size - 1] ?? 0;
    }
  }

  private addChunk(first: number, from: number, to: number): void {
    const { states, scores, weights } = this;
    const { documents, counts, size } = this.reader;
    const { lengths } = weights;
    for (let n = 0; n < size; n += 1) {
      const local = documents[n] ?? 0;
      const document = first + local;
      const state = states[document];
      if (state !== to) {
        if (state !== from) continue;
        states[document] = to;
        this.arrived += 1;
        if (from === 0) this.touch(document);
      }
      scores[document] = (scores[document] ?? 0) + weights.of(counts[n] ?? 0, lengths[local] ?? 0);
    }
  }

  private touch(document: number): void {
    this.touched[this.touchedCount] = document;
    this.touchedCount += 1;
  }
}
