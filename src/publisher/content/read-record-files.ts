import { REVISION_KINDS, type RevisionLabel } from '#core/edition/edition';
import type { Organisation, Term, Topic } from '#core/archive/catalogue';
import { compact } from './compact.ts';
import type { NextEdition, Placed, Withdrawal } from './content.ts';
import { listFiles } from './list-files.ts';
import {
  type ParsedConference,
  parseConference,
  parseOrganisation,
  parseTerm,
  parseTopic,
} from './parse-records.ts';
import { type ParsedSource, parseSource } from './parse-source.ts';
import { parseYamlSource } from './parse-yaml-source.ts';
import type { Report } from './problem.ts';
import { readRecords, type RecordReader } from './record-reader.ts';
import { readTextFile } from './read-text-file.ts';

/** Everything of a content folder but its articles. */
export interface RecordFiles {
  readonly archive: readonly RecordReader[];
  readonly sources: readonly Placed<ParsedSource>[];
  readonly conferences: readonly Placed<ParsedConference>[];
  readonly topics: readonly Placed<Topic>[];
  readonly organisations: readonly Placed<Organisation>[];
  readonly terms: readonly Placed<Term>[];
  readonly next: readonly RecordReader[];
}

const RECORD_FILE = /\.(?:ya?ml|json)$/;

/** Reads every YAML and JSON file of a content folder. `archive.yaml` must be there, all else may be absent. */
export async function readRecordFiles(folder: string, report: Report): Promise<RecordFiles> {
  const top = new Set(await listFiles(folder));
  const from = async (paths: readonly string[]): Promise<readonly RecordReader[]> => {
    const lists: (readonly RecordReader[])[] = [];
    for (const path of paths) lists.push(await readRecordFile(folder, path, report));
    return lists.flat();
  };
  const below = (name: string): readonly string[] =>
    [...top].filter((path) => path.startsWith(`${name}/`) && RECORD_FILE.test(path));
  const single = (name: string): readonly string[] => (top.has(name) ? [name] : []);
  return {
    archive: await from(['archive.yaml']),
    sources: placeAll(await from(below('sources')), parseSource),
    conferences: placeAll(await from(below('conferences')), parseConference),
    topics: placeAll(await from(single('topics.yaml')), parseTopic),
    organisations: placeAll(await from(below('organisations')), parseOrganisation),
    terms: placeAll(await from(single('terms.yaml')), parseTerm),
    next: await from(single('next.yaml')),
  };
}

async function readRecordFile(
  folder: string,
  path: string,
  report: Report,
): Promise<readonly RecordReader[]> {
  const text = await readTextFile(folder, path, report);
  const source = text === undefined ? undefined : parseYamlSource(text, path, report);
  return source === undefined ? [] : readRecords(source, report);
}

function placeAll<T>(
  records: readonly RecordReader[],
  parse: (record: RecordReader) => T | undefined,
): readonly Placed<T>[] {
  return records.flatMap((record) => {
    const value = parse(record);
    return value === undefined
      ? []
      : [{ value, file: record.file, line: record.line, lineOf: record.lineOf }];
  });
}

/** `next.yaml`, and where in it each withdrawal stands. */
export interface ParsedNext {
  readonly next: NextEdition;
  readonly withdrawals: readonly Placed<Withdrawal>[];
}

/** Reads `next.yaml`; a folder without one says nothing about the coming edition. */
export function parseNext(records: readonly RecordReader[]): ParsedNext {
  const [record] = records;
  if (record === undefined) return { next: { withdrawn: [] }, withdrawals: [] };
  const message = record.text('message');
  const shrinkTo = readShrinkTo(record);
  const withdrawals = placeAll(record.records('withdrawn'), parseWithdrawal);
  const withdrawn = withdrawals.map(({ value }) => value);
  const labels = record.records('labels').flatMap(readLabel);
  record.finish();
  return {
    next: compact({ message, withdrawn, shrinkTo, labels: labels.length > 0 ? labels : undefined }),
    withdrawals,
  };
}

function parseWithdrawal(record: RecordReader): Withdrawal | undefined {
  const article = record.required('article', 'missing-field');
  const reason = record.required('reason', 'missing-field');
  record.finish();
  return article === undefined || reason === undefined ? undefined : { article, reason };
}

/** One label of a revised article, with a reason that readers are shown. */
function readLabel(record: RecordReader): readonly RevisionLabel[] {
  const article = record.required('article', 'missing-field');
  const given = record.required('label', 'missing-field');
  const reason = record.text('reason');
  record.finish();
  const label = REVISION_KINDS.find((kind) => kind === given);
  if (given !== undefined && label === undefined)
    record.tell('label', 'bad-field', `"${given}" is no label: write minor, major or correction`);
  return article === undefined || label === undefined ? [] : [compact({ article, label, reason })];
}

/** A number and not "yes": an old consent that was forgotten in the file allows nothing new. */
function readShrinkTo(record: RecordReader): number | undefined {
  const text = record.text('shrinkTo');
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  record.tell('shrinkTo', 'bad-field', 'write the number of articles that the coming edition will have');
  return undefined;
}
