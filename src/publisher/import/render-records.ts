/** Records of a page → the YAML files of the content folder. */

import { stringify } from 'yaml';
import type { PageConference, PageSource } from './page-types.ts';

/** One source as a CSL-JSON item in YAML. */
export function renderSource(source: PageSource, lang: string): string {
  const authors =
    source.author.length === 0 && source.authority !== undefined
      ? [{ literal: source.authority }]
      : source.author;
  return write({
    id: source.id,
    type: source.type,
    title: source.title,
    authority: source.authority,
    author: authors.length === 0 ? undefined : authors,
    publisher: source.publisher,
    'publisher-place': source.publisherPlace,
    'container-title': source.containerTitle,
    volume: source.volume,
    edition: source.edition,
    issued: source.issued,
    accessed: source.accessed,
    number: source.number,
    URL: source.url,
    DOI: source.doi,
    language: lang,
    custom: {
      kind: source.kind,
      ...(source.identifiers.length === 0 ? {} : { identifiers: source.identifiers }),
    },
  });
}

/** One conference, proposed: `publish` leaves it out until a person removes that line (decision 15). */
export function renderConference(conference: PageConference): string {
  const { id, title, place, start, end } = conference;
  return write({ id, title, place, start, end, proposed: true });
}

/** Absent fields are left out; long titles stay on one line, so that a later change shows as one line. */
function write(record: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(record).filter(([, value]) => value !== undefined);
  return stringify(Object.fromEntries(present), { lineWidth: 0 });
}
