import type {
  RelationType,
  Source,
  SourceIdentifier,
  SourceKind,
  SourceName,
  SourceStatus,
} from '#core/archive/source';
import { compact } from './compact.ts';
import type { RecordReader } from './record-reader.ts';

const KINDS: readonly SourceKind[] = [
  'treaty',
  'protocol',
  'resolution',
  'declaration',
  'guidelines',
  'report',
  'issue-paper',
  'toolkit',
  'general-recommendation',
  'decision',
  'body-document',
  'other',
];
const STATUSES: readonly SourceStatus[] = ['in-force', 'adopted', 'superseded', 'withdrawn', 'unknown'];
const RELATIONS: readonly RelationType[] = [
  'recalls',
  'amends',
  'supplements',
  'supersedes',
  'annexes',
  'adopted-by',
];
const IDENTIFIERS: readonly SourceIdentifier['kind'][] = ['un-symbol', 'treaty-series', 'other'];

/** CSL variables that a record may carry and that this archive does not show. */
const OTHER_CSL = [
  'abstract',
  'accessed',
  'annote',
  'archive',
  'archive_location',
  'archive-place',
  'call-number',
  'categories',
  'chapter-number',
  'citation-key',
  'citation-label',
  'collection-number',
  'collection-title',
  'collection-editor',
  'container-title-short',
  'dimensions',
  'division',
  'edition',
  'editor',
  'event',
  'event-date',
  'event-place',
  'genre',
  'ISSN',
  'issue',
  'journalAbbreviation',
  'jurisdiction',
  'keyword',
  'locator',
  'medium',
  'note',
  'number-of-pages',
  'number-of-volumes',
  'original-date',
  'original-title',
  'part',
  'part-number',
  'part-title',
  'PMCID',
  'PMID',
  'recipient',
  'references',
  'reviewed-title',
  'scale',
  'section',
  'source',
  'status',
  'submitted',
  'supplement',
  'translator',
  'version',
  'volume-title',
  'year-suffix',
  'shortTitle',
  'issued',
  'container-author',
];

/** A source, and the file it names inside the content folder. */
export interface ParsedSource {
  readonly source: Source;
  readonly filePath?: string;
  /** Where it names it. */
  readonly fileLine?: number;
}

/** Reads one CSL-JSON item with our `custom` fields. Undefined where it has no id; a missing title is told and empty. */
export function parseSource(record: RecordReader): ParsedSource | undefined {
  const id = record.id();
  const title = record.required('title', 'missing-title');
  const custom = record.record('custom');
  const fields = { ...cslFields(record), ...customFields(custom) };
  const filePath = custom?.text('file');
  record.ignore(OTHER_CSL);
  record.finish();
  return id === undefined
    ? undefined
    : compact({
        source: compact({ id, title: title ?? '', ...fields }),
        filePath,
        fileLine: filePath === undefined ? undefined : custom?.lineOf('file'),
      });
}

function cslFields(record: RecordReader) {
  return {
    type: record.text('type') ?? 'document',
    titleShort: record.text('title-short'),
    author: record.records('author').map(parseName),
    authority: record.text('authority'),
    issued: record.date('issued'),
    number: record.text('number'),
    publisher: record.text('publisher'),
    publisherPlace: record.text('publisher-place'),
    eventTitle: record.text('event-title'),
    containerTitle: record.text('container-title'),
    volume: record.text('volume'),
    page: record.text('page'),
    url: record.url('URL'),
    doi: record.text('DOI'),
    isbn: record.text('ISBN'),
    language: record.text('language'),
  };
}

function parseName(record: RecordReader): SourceName {
  const name = {
    family: record.text('family'),
    given: record.text('given'),
    literal: record.text('literal'),
  };
  record.ignore([
    'suffix',
    'non-dropping-particle',
    'dropping-particle',
    'comma-suffix',
    'static-ordering',
    'parse-names',
  ]);
  record.finish();
  return compact(name);
}

function customFields(custom: RecordReader | undefined) {
  return {
    kind: custom?.oneOf('kind', KINDS, 'unknown-kind') ?? 'other',
    identifiers: (custom?.records('identifiers') ?? []).flatMap(parseIdentifier),
    ...customDates(custom),
    status: custom?.oneOf('status', STATUSES, 'unknown-kind'),
    supersededBy: custom?.text('supersededBy'),
    titles: custom?.textMap('titles') ?? {},
    relations: (custom?.records('relations') ?? []).flatMap(parseRelation),
    note: custom?.localized('note'),
  } satisfies Partial<Record<keyof Source, unknown>>;
}

function customDates(custom: RecordReader | undefined) {
  return {
    adopted: custom?.date('adopted'),
    opened: custom?.date('opened'),
    inForce: custom?.date('inForce'),
  };
}

function parseIdentifier(record: RecordReader): readonly SourceIdentifier[] {
  const kind = record.oneOf('kind', IDENTIFIERS, 'unknown-kind');
  const value = record.required('value', 'missing-field');
  const part = record.text('part');
  record.finish();
  return kind === undefined || value === undefined ? [] : [compact({ kind, value, part })];
}

function parseRelation(record: RecordReader) {
  const type = record.oneOf('type', RELATIONS, 'unknown-kind');
  const source = record.required('source', 'missing-field');
  record.finish();
  return type === undefined || source === undefined ? [] : [{ type, source }];
}
