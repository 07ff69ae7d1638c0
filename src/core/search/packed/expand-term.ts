// From a term of a query to terms of the index: itself, what its wildcards or edits allow, the most frequent ones.
import { SHORT_PREFIX, type Caps } from './caps.ts';
import { scanFuzzy } from './fuzzy-scan.ts';
import { isPrefixOnly, matchesGlob, parseGlob, WILDCARD, type Glob } from './glob.ts';
import type { Member, SegmentSet } from './segment-set.ts';
import type { StringTable } from './string-table.ts';
import { SurfaceList } from './surface-list.ts';
import { editsIn, rankOf, TopDocuments } from './top-documents.ts';
import { rankPrefix } from './word-ranks.ts';

export interface TermPlace {
  readonly member: Member;
  /** Index of the term in the member's segment. */
  readonly term: number;
}

/** A term that stands in documents, with every segment that has it. */
export interface FoundTerm {
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

/** Called with each match: the index of the term, and how many edits away it is. */
type Offer = (term: number, edits: number) => void;
type Matcher = (member: Member, offer: Offer) => void;

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
  if (!only || others.length > 0) {
    const { words, isCut } = new SurfaceList(set).expandPrefix(prefix, limit);
    const stems = new Set(words.flatMap((word) => word.stems));
    return { terms: [...stems].flatMap((stem) => resolveTerm(set, stem) ?? []), isCut };
  }
  const { words, isCut } = rankPrefix(only, prefix, limit);
  const terms = new Set<number>();
  for (const { document: word } of words) {
    only.words.seek(word);
    for (const term of only.words.terms) terms.add(term);
  }
  const found = Array.from(terms, (term) => toFound(set, [{ member: only, term }]));
  return { terms: found.filter(({ total }) => total > 0), isCut };
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
  const [only, ...others] = set.members;
  if (only && others.length === 0) {
    const top = keepFrequent(set, only, limit, matcher);
    const terms = top.sorted().map(({ document: term }) => toFound(set, [{ member: only, term }]));
    return { terms, isCut: top.total > limit };
  }
  return expandOverMany(set, limit, matcher);
}

/** What can be frequent, counted over all segments, and the most frequent of that. */
function expandOverMany(set: SegmentSet, limit: number, matcher: Matcher): Expansion {
  const edits = new Map<string, number>();
  let isCut = false;
  for (const member of set.members) {
    const top = keepFrequent(set, member, set.limitIn(member, limit), matcher);
    isCut ||= top.total > limit;
    for (const { document: term, score } of top.sorted())
      edits.set(member.segment.terms.at(term), editsIn(score));
  }
  const found = [...edits].flatMap(([text, needed]) => {
    const term = resolveTerm(set, text);
    return term ? [{ term, rank: rankOf(term.total, needed) }] : [];
  });
  if (found.length > limit) found.sort((a, b) => b.rank - a.rank);
  return {
    terms: found.slice(0, Math.min(limit, found.length)).map(({ term }) => term),
    isCut: isCut || found.length > limit,
  };
}

/** The nearest, then the most frequent of the terms of one segment that still stand in documents. */
function keepFrequent(set: SegmentSet, member: Member, limit: number, matcher: Matcher): TopDocuments {
  const top = new TopDocuments(limit);
  matcher(member, (term, edits) => {
    const total = totalOf(set, member, term);
    if (total > 0) top.offer(term, rankOf(total, edits));
  });
  return top;
}

function totalOf(set: SegmentSet, member: Member, term: number): number {
  member.cursor.seek(term);
  if (member.removals.length === 0) return member.cursor.total();
  return set.fields.reduce((sum, _, field) => sum + set.documentsOf(member, field), 0);
}

/** The term so spelled, wherever it stands; nothing where no document has it (any more). */
export function resolveTerm(set: SegmentSet, text: string): FoundTerm | undefined {
  const places = set.members.flatMap((member) => {
    const term = member.segment.terms.indexOf(text);
    return term < 0 ? [] : [{ member, term }];
  });
  if (places.length === 0) return undefined;
  const term = toFound(set, places);
  return term.total > 0 ? term : undefined;
}

function toFound(set: SegmentSet, places: readonly TermPlace[]): FoundTerm {
  const documents = set.fields.map(() => 0);
  let total = 0;
  for (const { member, term } of places) {
    member.cursor.seek(term);
    for (let field = 0; field < documents.length; field += 1) {
      const count = set.documentsOf(member, field);
      documents[field] = (documents[field] ?? 0) + count;
      total += count;
    }
  }
  return { places, documents, total };
}

/** Numbers a term the same from wherever it was found: by its first place. */
export function termKey(term: FoundTerm): number {
  const [place] = term.places;
  return place ? place.member.order * 2 ** 32 + place.term : -1;
}

export function spellTerm(term: FoundTerm): string {
  const [place] = term.places;
  return place ? place.member.segment.terms.at(place.term) : '';
}
