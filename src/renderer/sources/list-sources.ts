import type { Source, SourceKind } from '#core/archive/source';
import { groupBy } from '#core/group-by';
import { fold } from '#core/text/fold';
import { sourceTitle } from '../archive/record-text.ts';

export type SourceSort = 'title' | 'cited';

/** A source with what its list needs, made once. */
export interface ListedSource {
  readonly source: Source;
  /** As the list shows it. */
  readonly title: string;
  /** How many works cite it. */
  readonly cited: number;
  /** Everything that a word of the filter may hit, folded, without spaces. */
  readonly folded: string;
}

export interface SourceGroup {
  /** `null` where the list is one. */
  readonly kind: SourceKind | null;
  readonly sources: readonly ListedSource[];
}

/** What binds comes first, what comments comes last. */
const KIND_ORDER: Readonly<Record<SourceKind, number>> = {
  treaty: 0,
  protocol: 1,
  resolution: 2,
  declaration: 3,
  decision: 4,
  'general-recommendation': 5,
  guidelines: 6,
  report: 7,
  'issue-paper': 8,
  toolkit: 9,
  'body-document': 10,
  other: 11,
};

/** Sources as the list shows them, by title in the order of the interface language. */
export function prepareSources(
  sources: readonly Source[],
  language: string,
  citedOf: (id: string) => number,
): readonly ListedSource[] {
  const order = new Intl.Collator(language, { numeric: true });
  return sources
    .map((source) => ({
      source,
      title: sourceTitle(source, language).text,
      cited: citedOf(source.id),
      folded: squeeze(wordsOf(source)),
    }))
    .toSorted((a, b) => order.compare(a.title, b.title));
}

/** Sources in whose names, symbols or authors every word is found; accents, case and spaces in symbols do not matter. */
export function filterSources(sources: readonly ListedSource[], words: string): readonly ListedSource[] {
  const wanted = words.split(/\s+/u).map(squeeze).filter(Boolean);
  return sources.filter(({ folded }) => wanted.every((word) => folded.includes(word)));
}

/** How many sources there are of each kind that `all` has; `shown` are those that the filter leaves. */
export function countKinds(
  all: readonly ListedSource[],
  shown: readonly ListedSource[],
): readonly { readonly kind: SourceKind; readonly count: number }[] {
  const counts = groupBy(shown, kindOf);
  return [...groupBy(all, kindOf).keys()]
    .toSorted((a, b) => KIND_ORDER[a] - KIND_ORDER[b])
    .map((kind) => ({ kind, count: counts.get(kind)?.length ?? 0 }));
}

/** The list: by kind and title, or all in one, the most cited first. Takes at most `limit` rows. */
export function groupSources(
  sources: readonly ListedSource[],
  kind: SourceKind | undefined,
  sort: SourceSort,
  limit: number,
): readonly SourceGroup[] {
  const chosen = kind === undefined ? sources : sources.filter((listed) => kindOf(listed) === kind);
  const isOne = sort === 'cited' || kind !== undefined;
  const sorted =
    sort === 'cited'
      ? chosen.toSorted((a, b) => b.cited - a.cited)
      : chosen.toSorted((a, b) => KIND_ORDER[kindOf(a)] - KIND_ORDER[kindOf(b)]);
  const groups = groupBy(sorted.slice(0, limit), (listed) => (isOne ? null : kindOf(listed)));
  return [...groups].map(([group, rows]) => ({ kind: group, sources: rows }));
}

/** The kind of an address, where some source has it. */
export function knownKind(
  kind: string | undefined,
  sources: readonly ListedSource[],
): SourceKind | undefined {
  return sources.find(({ source }) => source.kind === kind)?.source.kind;
}

function kindOf({ source }: ListedSource): SourceKind {
  return source.kind;
}

function wordsOf(source: Source): string {
  const names = source.author.flatMap(({ literal, given, family }) => [literal, given, family]);
  const identifiers = source.identifiers.flatMap(({ value, part }) => [value, part]);
  return [
    source.title,
    source.titleShort,
    ...Object.values(source.titles),
    source.number,
    ...identifiers,
    source.authority,
    ...names,
    source.publisher,
    source.doi,
    source.isbn,
    source.issued?.slice(0, 4),
    source.adopted?.slice(0, 4),
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}

/** `S/RES/1325 (2000)` is also written `S/RES/1325(2000)`: what is compared has no spaces, only line ends. */
function squeeze(text: string): string {
  return text
    .split('\n')
    .map((line) => fold(line).replaceAll(/\s+/gu, ''))
    .join('\n');
}
