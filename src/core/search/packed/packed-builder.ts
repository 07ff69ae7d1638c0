// Builds an index, or the segment that an edition adds to one: the same documents give the same bytes, in whatever
// order they come.
import lunr from 'lunr';
import { byUnits } from '../surface.ts';
import type { PackedDocument } from './packed-document.ts';
import type { SegmentId } from './container.ts';
import { RemovalCollector } from './removal-collector.ts';
import type { Segment } from './segment.ts';
import { SequenceWriter } from './sequence-writer.ts';
import { MAX_UNITS } from './string-writer.ts';
import { TokenColumn } from './token-columns.ts';
import type { WordContent } from './word-info.ts';
import { writeSegment, type PackedFiles, type PackedSettings } from './write-segment.ts';
import type { Result } from '#core/result';

/** How an index is made; the rest of its settings has lunr's defaults. */
export interface PackedOptions {
  /** Base language. */
  readonly lang: string;
  /** Names tokenizer, stop words and stemmer with their versions: an index is of no use to any other. */
  readonly pipeline: string;
  readonly fields: readonly PackedField[];
  /** lunr.Builder#k1, 1.2 unless told. */
  readonly k1?: number;
  /** lunr.Builder#b, 0.75 unless told. */
  readonly b?: number;
}

export interface PackedField {
  readonly name: string;
  /** lunr's field boost: 1 unless told. */
  readonly boost?: number;
  /** False: questions for one word do not as a rule ask this field, so lists of the best leave it out. */
  readonly isRanked?: boolean;
}

interface Word {
  documents: number;
  /** The last document that it stood in. */
  last: number;
  readonly terms: number[];
  /** What it became the last time: as a rule what it becomes again. */
  term: string;
  id: number;
}

export class PackedBuilder {
  private readonly settings: PackedSettings;
  private readonly refs: string[] = [];
  private readonly columns: readonly TokenColumn[];
  private readonly terms = new Map<string, number>();
  private readonly words = new Map<string, Word>();
  private readonly sequences = new SequenceWriter();
  private readonly removals: RemovalCollector;
  private readonly previous: SegmentId;

  /** `older`: the segments that an edition adds to, oldest first; none for a base. */
  constructor(options: PackedOptions, older: readonly Segment[] = []) {
    this.settings = settingsOf(options);
    this.columns = this.settings.fields.map(() => new TokenColumn());
    this.removals = new RemovalCollector(this.settings, older);
    this.previous = older.at(-1)?.id ?? '';
  }

  /** Adds a document. A changed one is removed first, as it was. */
  add(document: PackedDocument): void {
    if (document.ref.length > MAX_UNITS) throw new RangeError(`a name of more than ${MAX_UNITS} characters`);
    const number = this.refs.length;
    this.refs.push(document.ref);
    this.sequences.add(document.parts ?? []);
    for (const [field, column] of this.columns.entries()) {
      const tokens = document.tokens[field] ?? [];
      column.startDocument(tokens.length);
      for (const { term, word } of tokens) {
        // lunr counts empty terms and never finds them; what is longer than a word is none.
        if (term === '' || term.length > MAX_UNITS) continue;
        column.add(word === undefined ? this.termId(term) : this.addWord(word, term, number));
      }
    }
  }

  /**
   * Takes a document of an older segment back; `document` holds its tokens as they were then, for the counts that
   * sink without it. Fails where there is no such document, or it had other tokens: then the index must be built
   * anew.
   */
  remove(document: PackedDocument): Result<undefined, 'unknown-document' | 'other-tokens'> {
    return this.removals.remove(document);
  }

  /** Throws `RangeError` where a document comes twice. */
  build(): PackedFiles {
    const order = this.refs
      .map((_, number) => number)
      .sort((a, b) => byUnits(this.refs[a] ?? '', this.refs[b] ?? ''));
    const refs = order.map((number) => this.refs[number] ?? '');
    this.checkRefs(refs);
    const terms = [...this.terms.keys()].sort(byUnits);
    const ids = Uint32Array.from(terms, (term) => this.terms.get(term) ?? 0);
    const lists = this.columns.map((column) => column.invert(terms.length, order));
    const words = this.sortedWords(ids);
    return writeSegment({
      settings: this.settings,
      refs,
      lengths: this.columns.map((column) => Uint32Array.from(order, (number) => column.lengths[number] ?? 0)),
      terms,
      postings: (term, field) => lists[field]?.(ids[term] ?? 0) ?? { documents: [], counts: [] },
      words,
      removals: this.removals.collect(),
      previous: this.previous,
      sequences: (id) =>
        this.sequences.build(
          id,
          order,
          words.map(({ word }) => word),
        ),
    });
  }

  private termId(term: string): number {
    const known = this.terms.get(term);
    if (known !== undefined) return known;
    this.terms.set(term, this.terms.size);
    return this.terms.size - 1;
  }

  /** Counts a word and returns the number of its term. */
  private addWord(text: string, term: string, document: number): number {
    let word = this.words.get(text);
    if (!word) {
      if (text === '' || text.length > MAX_UNITS) return this.termId(term);
      word = { documents: 0, last: -1, terms: [], term: '', id: -1 };
      this.words.set(text, word);
    }
    if (word.last !== document) word.documents += 1;
    word.last = document;
    if (word.term !== term) {
      word.term = term;
      word.id = this.termId(term);
      if (!word.terms.includes(word.id)) word.terms.push(word.id);
    }
    return word.id;
  }

  private sortedWords(ids: Uint32Array): readonly WordContent[] {
    const indexes = new Uint32Array(ids.length);
    for (const [index, id] of ids.entries()) indexes[id] = index;
    return [...this.words]
      .sort(([a], [b]) => byUnits(a, b))
      .map(([word, { documents, terms }]) => ({
        word,
        documents,
        terms: terms.map((id) => indexes[id] ?? 0).sort((a, b) => a - b),
      }));
  }

  private checkRefs(sorted: readonly string[]): void {
    for (const [at, ref] of sorted.entries())
      if (ref === sorted[at - 1] || this.removals.isThere(ref))
        throw new RangeError(`a document comes twice: ${ref}`);
  }
}

function settingsOf({ lang, pipeline, fields, k1, b }: PackedOptions): PackedSettings {
  return {
    lunrVersion: lunr.version,
    pipeline,
    lang,
    k1: k1 ?? 1.2,
    b: b ?? 0.75,
    // lunr reads a boost of 0 as none given.
    fields: fields.map(({ name, boost, isRanked }) => ({
      name,
      boost: boost || 1,
      isRanked: isRanked ?? true,
    })),
  };
}
