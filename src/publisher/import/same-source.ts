import type { SourceIdentifier } from '#core/archive/source';

/** What identity is judged by. */
export interface SourceIdentity {
  readonly id: string;
  readonly title: string;
  readonly issued?: string;
  readonly identifiers: readonly SourceIdentifier[];
}

/**
 * Whether two records are the same source (decision 16): the same symbol and the same annex, or the same symbol and
 * titles that agree. Without symbols on either side, equal titles and years that do not contradict.
 */
export function isSameSource(a: SourceIdentity, b: SourceIdentity): boolean {
  const symbolA = symbolOf(a);
  const symbolB = symbolOf(b);
  if (symbolA !== undefined && symbolB !== undefined)
    return sameSymbol(symbolA, symbolB) && agree(a, b, symbolA, symbolB);
  if (titleKey(a.title) !== titleKey(b.title)) return false;
  const [yearA, yearB] = [a.issued?.slice(0, 4), b.issued?.slice(0, 4)];
  return yearA === undefined || yearB === undefined || yearA === yearB;
}

function agree(
  a: SourceIdentity,
  b: SourceIdentity,
  symbolA: SourceIdentifier,
  symbolB: SourceIdentifier,
): boolean {
  if (symbolA.part !== undefined && symbolB.part !== undefined)
    return partKey(symbolA.part) === partKey(symbolB.part);
  if (symbolA.value.startsWith('S/RES/')) return true;
  if (titlesAgree(a.title, b.title)) return true;
  const hasPart = symbolA.part !== undefined || symbolB.part !== undefined;
  return !hasPart && (titleIsSymbol(a.title, symbolA) || titleIsSymbol(b.title, symbolB));
}

/** One title begins with the other, spelling variants and "the" aside. */
function titlesAgree(a: string, b: string): boolean {
  const [keyA, keyB] = [titleKey(a), titleKey(b)];
  const [short, long] = keyA.length <= keyB.length ? [keyA, keyB] : [keyB, keyA];
  return short.length >= 12 && long.startsWith(short);
}

/** A page that gives the bare symbol names no other instrument; with an annex on one side only, nobody can tell. */
function titleIsSymbol(title: string, symbol: SourceIdentifier): boolean {
  return titleKey(title) === titleKey(symbol.value);
}

function sameSymbol(a: SourceIdentifier, b: SourceIdentifier): boolean {
  const bare = (value: string): string =>
    value
      .toUpperCase()
      .replace(/\s*\(\d{4}\)$/u, '')
      .replace(/\s+/gu, '');
  if (bare(a.value) !== bare(b.value)) return false;
  const [yearA, yearB] = [a.value, b.value].map((value) => /\((\d{4})\)$/u.exec(value)?.[1]);
  return yearA === undefined || yearB === undefined || yearA === yearB;
}

function symbolOf(source: SourceIdentity): SourceIdentifier | undefined {
  return source.identifiers.find((identifier) => identifier.kind === 'un-symbol');
}

function partKey(part: string): string {
  return part.toLowerCase().replace(/[^a-z0-9]+/gu, '');
}

/** British and American spelling fall together; articles and short forms of the United Nations count alike. */
function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bun\b/gu, 'united nations')
    .replace(/(?<=\p{L}{3})is(?=e|ation|ing)/gu, 'iz')
    .replace(/\b(?:the|a|an)\b/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
