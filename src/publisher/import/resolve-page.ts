/** Ties a parsed page to what the content folder already has: known sources and conferences keep their ids. */

import type { ExistingRecords, KnownConference, KnownSource } from './existing-records.ts';
import { freeId } from './page-footnotes.ts';
import { textKey } from './page-text.ts';
import type { PageConference, PageNotice, PageSource, ParsedPage } from './page-types.ts';
import { isSameSource } from './same-source.ts';

export interface ResolvedPage {
  /** The page with the ids under which its records are, or will be, in the folder. */
  readonly page: ParsedPage;
  readonly newSources: readonly PageSource[];
  readonly knownSources: readonly KnownSource[];
  readonly newConferences: readonly PageConference[];
  readonly knownConferences: readonly KnownConference[];
  readonly notices: readonly PageNotice[];
}

/**
 * Pure: decides what is new and renames what the page cites. Where several records of the folder could be meant, one
 * that the page's own article names already wins (`cited`): importing again changes nothing.
 */
export function resolvePage(
  page: ParsedPage,
  existing: ExistingRecords,
  cited: ReadonlySet<string>,
): ResolvedPage {
  const isCited = ({ id }: { readonly id: string }): boolean => cited.has(id);
  const taken = new Set(existing.sources.map((source) => source.id));
  const ids = new Map<string, string>();
  const newSources: PageSource[] = [];
  const knownSources: KnownSource[] = [];
  for (const source of page.sources) {
    const same = existing.sources.filter((one) => isSameSource(one, source));
    const known = same.find(isCited) ?? same[0];
    const id = known?.id ?? freeId(source.id, taken);
    ids.set(source.id, id);
    if (known !== undefined) knownSources.push(known);
    else newSources.push({ ...source, id });
    taken.add(id);
  }
  const meetings = resolveConferences(page.conferences, existing.conferences, isCited);
  const footnotes = page.footnotes.map((footnote) =>
    footnote.source === undefined
      ? footnote
      : { ...footnote, source: ids.get(footnote.source) ?? footnote.source },
  );
  const notices = page.sources.flatMap((source) => {
    const known = knownSources.find(({ id }) => id === ids.get(source.id));
    return known === undefined ? [] : [mergedNotice(source, known)];
  });
  return {
    page: { ...page, footnotes, conferences: meetings.all },
    newSources,
    knownSources,
    ...meetings,
    notices,
  };
}

interface ResolvedConferences {
  readonly all: readonly PageConference[];
  readonly newConferences: readonly PageConference[];
  readonly knownConferences: readonly KnownConference[];
}

function resolveConferences(
  found: readonly PageConference[],
  existing: readonly KnownConference[],
  isCited: (conference: KnownConference) => boolean,
): ResolvedConferences {
  const taken = new Set(existing.map((conference) => conference.id));
  const all: PageConference[] = [];
  const newConferences: PageConference[] = [];
  const knownConferences: KnownConference[] = [];
  for (const conference of found) {
    const same = existing.filter((one) => isSameConference(one, conference));
    const known = same.find(isCited) ?? same[0];
    const resolved = { ...conference, id: known?.id ?? freeId(conference.id, taken) };
    taken.add(resolved.id);
    all.push(resolved);
    if (known === undefined) newConferences.push(resolved);
    else knownConferences.push(known);
  }
  return { all, newConferences, knownConferences };
}

/** The same title and days within its own, or the same days and place. */
function isSameConference(known: KnownConference, found: PageConference): boolean {
  const has = (texts: readonly string[], text: string): boolean =>
    texts.some((one) => textKey(one) === textKey(text));
  if (known.start <= found.start && found.end <= known.end && has(known.titles, found.title)) return true;
  return known.start === found.start && known.end === found.end && has(known.places, found.place);
}

/** A record with another title may be another document under the same symbol: a person should look. */
function mergedNotice({ line, title }: PageSource, known: KnownSource): PageNotice {
  const isSure = textKey(title) === textKey(known.title);
  const message = isSure
    ? `this source is "${known.id}" of ${known.path}, which was kept as it is`
    : `this source was taken for "${known.id}" of ${known.path} ("${known.title}"), which was kept as it is`;
  return { line, code: 'source-merged', severity: isSure ? 'info' : 'unsure', message };
}
