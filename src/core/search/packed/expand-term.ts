// From a term of a query to terms of the index: itself, what its wildcards or edits allow, the most frequent ones.
import { SHORT_PREFIX, type Caps } from './caps.ts';
import { scanFuzzy } from './fuzzy-scan.ts';
import { gather, rankIn, type Lexicon, type Offer, type Ranked } from './gather.ts';
import { isPrefixOnly, matchesGlob, parseGlob, WILDCARD, type Glob } from './glob.ts';
import { documentsLeft, type Member, type SegmentSet } from './segment-set.ts';
import type { StringTable } from './string-table.ts';
import { rankPrefix, WORD_LEXICON } from './word-lexicon.ts';

export interface TermPlace {
  readonly member: Member;
  /** Index of the term in the member's segment. */
  readonly term: number;
}

/** A term that stands in documents, with every segment that has it. */
export interface FoundTerm {
  /** The same from wherever the term was found. */
  readonly key: number;
  readonly places: readonly TermPlace[];
  /** Documents by field, summed over the segments. */
  readonly documents: readonly number[];
  /** Over the fields. */
  readonly total: number;
}

export interface Expansion {
  readonly terms: readonly FoundTerm[];
  /** There were more; the most frequent were kept. */
  readonly isCut: boolean;
}

/** A term of a query as lunr reads it: with `edits` a `*` is one unit, without it any row of units. */
export interface TermPattern {
  readonly text: string;
  readonly edits: number | undefined;
  /** Not lunr's: the text is the beginning of words as they are spelled, and their stems are asked for. */
  readonly isWordPrefix: boolean;
}

type Matcher = (member: Member, offer: Offer) => void;

const TERM_LEXICON: Lexicon = {
  stringsOf: ({ segment }) => segment.terms,
  count(member, term) {
    member.cursor.seek(term);
    if (member.removals.length === 0) return member.cursor.total();
    return member.segment.meta.fields.reduce((sum, _, field) => sum + documentsLeft(member, field), 0);
  },
};

export function expandTerm(set: SegmentSet, pattern: TermPattern, caps: Caps): Expansion {
  if (pattern.isWordPrefix) return expandWordPrefix(set, pattern.text, caps);
  if (pattern.edits !== undefined) {
    const edits = Math.min(pattern.edits, caps.edits);
    const found = expandBy(set, caps.fuzzyTerms, ({ segment }, offer) =>
      scanFuzzy(segment.terms, pattern.text, edits, offer),
    );
    return { ...found, isCut: found.isCut || edits < pattern.edits };
  }
  if (!pattern.text.includes(WILDCARD)) {
    const found = resolveTerm(set, pattern.text);
    return { terms: found ? [found] : [], isCut: false };
  }
  const glob = parseGlob(pattern.text);
  return expandBy(set, limitOf(glob, caps), ({ segment }, offer) => scanGlob(segment.terms, glob, offer));
}

/** The stems of the most frequent words that begin so. */
function expandWordPrefix(set: SegmentSet, prefix: string, caps: Caps): Expansion {
  const limit = prefixLimit(prefix, caps);
  const [only, ...others] = set.members;
  if (only && others.length === 0) {
    const { best, isCut } = rankPrefix(only, prefix, limit);
    const terms = new Set<number>();
    for (const { document: word } of best) {
      only.words.seek(word);
      only.words.addTermsTo(terms);
    }
    return { terms: toFoundIn(only, [...terms]).filter(({ total }) => total > 0), isCut };
  }
  const { found, isCut } = gather(set, WORD_LEXICON, limit, (member, most) =>
    rankPrefix(member, prefix, most),
  );
  const known = new Map<string, TermPlace>();
  for (const { member, index } of found.flatMap(({ places }) => places)) {
    const terms = new Set<number>();
    member.words.seek(index);
    member.words.addTermsTo(terms);
    for (const term of terms) known.set(member.segment.terms.at(term), { member, term });
  }
  return { terms: [...known].flatMap(([text, place]) => resolveTerm(set, text, place) ?? []), isCut };
}

function limitOf(glob: Glob, caps: Caps): number {
  return isPrefixOnly(glob) ? prefixLimit(glob.prefix, caps) : caps.wildcardTerms;
}

function prefixLimit(prefix: string, caps: Caps): number {
  return prefix.length <= SHORT_PREFIX ? caps.shortPrefixTerms : caps.prefixTerms;
}

function scanGlob(strings: StringTable, glob: Glob, offer: Offer): void {
  const first = strings.firstFrom(glob.prefix);
  const after = strings.firstAfter(glob.prefix);
  if (isPrefixOnly(glob)) {
    for (let term = first; term < after; term += 1) offer(term, 0);
    return;
  }
  if (first >= after) return;
  const cursor = strings.cursorAt(first);
  do {
    if (matchesGlob(glob, cursor.units, cursor.length)) offer(cursor.index, 0);
  } while (cursor.index + 1 < after && cursor.next());
}

function expandBy(set: SegmentSet, limit: number, matcher: Matcher): Expansion {
  const rank = (member: Member, most: number): Ranked =>
    rankIn(member, TERM_LEXICON, most, (offer) => matcher(member, offer));
  const [only, ...others] = set.members;
  if (only && others.length === 0) {
    const { best, isCut } = rank(only, limit);
    const terms = best.map(({ document }) => document);
    return { terms: toFoundIn(only, terms), isCut };
  }
  const { found, isCut } = gather(set, TERM_LEXICON, limit, rank);
  const terms = found.map(({ places }) =>
    toFound(places.map(({ member, index }) => ({ member, term: index }))),
  );
  return { terms, isCut };
}

/** The term so spelled, wherever it stands; nothing where no document has it (any more). */
export function resolveTerm(set: SegmentSet, text: string, known?: TermPlace): FoundTerm | undefined {
  const places: TermPlace[] = [];
  for (const member of set.members) {
    const term = known?.member === member ? known.term : member.segment.terms.indexOf(text);
    if (term >= 0) places.push({ member, term });
  }
  const term = toFound(places);
  return term.total > 0 ? term : undefined;
}

/** In the order of the segment: what lies together is read together. */
function toFoundIn(member: Member, terms: readonly number[]): readonly FoundTerm[] {
  return terms.toSorted((a, b) => a - b).map((term) => toFound([{ member, term }]));
}

/** Places must be in the order of the segments; those whose documents are all gone are left out. */
function toFound(places: readonly TermPlace[]): FoundTerm {
  const living: TermPlace[] = [];
  const documents: number[] = [];
  let total = 0;
  for (const place of places) {
    const { member, term } = place;
    const before = total;
    member.cursor.seek(term);
    for (let field = 0; field < member.cursor.documents.length; field += 1) {
      const count = documentsLeft(member, field);
      documents[field] = (documents[field] ?? 0) + count;
      total += count;
    }
    if (total > before) living.push(place);
  }
  const [first] = living;
  const key = first ? first.member.order * 2 ** 32 + first.term : -1;
  return { key, places: living, documents, total };
}

export function spellTerm(term: FoundTerm): string {
  const [place] = term.places;
  return place ? place.member.segment.terms.at(place.term) : '';
}
