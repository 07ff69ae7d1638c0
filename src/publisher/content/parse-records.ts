import type { AgendaItem, Conference, Organisation, Term, Topic } from '#core/archive/catalogue';
import { compact } from './compact.ts';
import type { RecordReader } from './record-reader.ts';

/** A conference, and whether it only proposes itself (decision 15). */
export interface ParsedConference {
  readonly conference: Conference;
  readonly isProposed: boolean;
}

export function parseConference(record: RecordReader): ParsedConference | undefined {
  const id = record.id();
  const title = record.localized('title');
  if (title === undefined) record.missing('title', 'missing-title');
  const fields = {
    place: record.localized('place'),
    start: record.date('start'),
    end: record.date('end'),
    url: record.url('url'),
    organisation: record.text('organisation'),
    agenda: record.records('agenda').flatMap(parseAgendaItem),
    sideEvents: record.records('sideEvents').flatMap(parseAgendaItem),
    sources: record.texts('sources'),
    note: record.localized('note'),
  };
  if (fields.start !== undefined && fields.end !== undefined && fields.end < fields.start) {
    record.tell('end', 'bad-date', `this conference ends (${fields.end}) before it starts (${fields.start})`);
  }
  const isProposed = record.flag('proposed');
  record.finish();
  return id === undefined
    ? undefined
    : { conference: compact({ id, title: title ?? '', ...fields }), isProposed };
}

function parseAgendaItem(record: RecordReader): readonly AgendaItem[] {
  const id = record.required('id', 'missing-id');
  const title = record.localized('title');
  if (title === undefined) record.missing('title', 'missing-title');
  const symbol = record.text('symbol');
  record.finish();
  return id === undefined || title === undefined ? [] : [compact({ id, title, symbol })];
}

export function parseTopic(record: RecordReader): Topic | undefined {
  const id = record.id();
  const label = record.localized('label');
  if (label === undefined) record.missing('label', 'missing-title');
  const broader = record.text('broader');
  record.finish();
  return id === undefined ? undefined : compact({ id, label: label ?? '', broader });
}

export function parseOrganisation(record: RecordReader): Organisation | undefined {
  const id = record.id();
  const names = record.localized('names');
  if (names === undefined) record.missing('names', 'missing-title');
  const fields = {
    acronyms: record.texts('acronyms'),
    url: record.url('url'),
    partOf: record.text('partOf'),
    note: record.localized('note'),
  };
  record.finish();
  return id === undefined ? undefined : compact({ id, names: names ?? '', ...fields });
}

export function parseTerm(record: RecordReader): Term | undefined {
  const id = record.id();
  const names = record.textLists('names');
  if (Object.keys(names).length === 0) record.missing('names', 'missing-title');
  const fields = {
    definition: record.localized('definition'),
    source: record.text('source'),
    organisation: record.text('organisation'),
  };
  record.finish();
  return id === undefined ? undefined : compact({ id, names, ...fields });
}
