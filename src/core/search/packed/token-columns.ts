// The tokens of one field of all documents, turned from "document by document" to "term by term" by counting.
import type { PostingContent } from './write-segment.ts';

export class TokenColumn {
  private terms = new Uint32Array(1 << 12);
  private size = 0;
  /** Where each document begins. */
  private readonly starts: number[] = [];
  /** Tokens of each document, those that are not indexed too. */
  readonly lengths: number[] = [];

  startDocument(length: number): void {
    this.starts.push(this.size);
    this.lengths.push(length);
  }

  add(term: number): void {
    if (this.size === this.terms.length) this.terms = grown(this.terms);
    this.terms[this.size] = term;
    this.size += 1;
  }

  /** `order` lists the documents as they will be numbered. The result is asked by the terms as they were added. */
  invert(termCount: number, order: readonly number[]): (term: number) => PostingContent {
    const ends = new Uint32Array(termCount + 1);
    for (let at = 0; at < this.size; at += 1) {
      const next = (this.terms[at] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let term = 1; term <= termCount; term += 1) ends[term] = (ends[term] ?? 0) + (ends[term - 1] ?? 0);
    const places = ends.slice();
    const documents = new Uint32Array(this.size);
    for (const [number, added] of order.entries()) {
      const end = this.starts[added + 1] ?? this.size;
      for (let at = this.starts[added] ?? 0; at < end; at += 1) {
        const term = this.terms[at] ?? 0;
        const place = places[term] ?? 0;
        documents[place] = number;
        places[term] = place + 1;
      }
    }
    return (term) => group(documents, ends[term] ?? 0, ends[term + 1] ?? 0);
  }
}

function group(documents: Uint32Array, from: number, to: number): PostingContent {
  const found: number[] = [];
  const counts: number[] = [];
  for (let at = from; at < to;) {
    const document = documents[at] ?? 0;
    const start = at;
    while (at < to && documents[at] === document) at += 1;
    found.push(document);
    counts.push(at - start);
  }
  return { documents: found, counts };
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
