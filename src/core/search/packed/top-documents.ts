export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** Keeps the best few of many (documents, and words by their numbers): a heap with the worst of them on top. Of equal scores the lower number is better. */
export class TopDocuments {
  /** How many were offered. */
  total = 0;
  /** No document with less can come in. */
  floor: number;
  private readonly documents: number[] = [];
  private readonly scores: number[] = [];

  constructor(private readonly limit: number) {
    this.floor = limit > 0 ? -Infinity : Infinity;
  }

  offer(document: number, score: number): void {
    this.total += 1;
    if (this.documents.length < this.limit) {
      this.documents.push(document);
      this.scores.push(score);
      // Without a limit nothing has to go, and the heap need not be one.
      if (this.limit < Infinity) this.rise(this.documents.length - 1);
    } else if (this.limit > 0 && this.isWorseThanThis(0, document, score)) {
      this.documents[0] = document;
      this.scores[0] = score;
      this.sink();
    } else return;
    if (this.documents.length === this.limit) this.floor = this.scores[0] ?? -Infinity;
  }

  /** Best first. */
  sorted(): readonly ScoredDocument[] {
    return this.documents
      .map((document, at) => ({ document, score: this.scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  }

  private isWorseThanThis(at: number, document: number, score: number): boolean {
    const kept = this.scores[at] ?? 0;
    return kept < score || (kept === score && (this.documents[at] ?? 0) > document);
  }

  private isWorse(a: number, b: number): boolean {
    return this.isWorseThanThis(a, this.documents[b] ?? 0, this.scores[b] ?? 0);
  }

  private rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isWorse(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    const { length } = this.documents;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= length) return;
      const worse = left + 1 < length && this.isWorse(left + 1, left) ? left + 1 : left;
      if (!this.isWorse(worse, at)) return;
      this.swap(at, worse);
      at = worse;
    }
  }

  private swap(a: number, b: number): void {
    const { documents, scores } = this;
    [documents[a], documents[b]] = [documents[b] ?? 0, documents[a] ?? 0];
    [scores[a], scores[b]] = [scores[b] ?? 0, scores[a] ?? 0];
  }
}

const MORE_THAN_ANY_COUNT = 2 ** 40;

/** One number that puts fewer edits before more documents: to rank words as documents are ranked. */
export function rankOf(count: number, edits: number): number {
  return count - edits * MORE_THAN_ANY_COUNT;
}

/** The edits in such a number; its count was not nought. */
export function editsIn(rank: number): number {
  return Math.max(0, Math.ceil(-rank / MORE_THAN_ANY_COUNT));
}
