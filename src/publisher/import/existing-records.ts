/** The sources and conferences that a content folder already has: enough of each to know it again. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SourceIdentifier } from '#core/archive/source';
import { systemCode } from '#node/edition/system-reason';
import { listFiles } from '../content/list-files.ts';
import type { SourceIdentity } from './same-source.ts';

export interface KnownSource extends SourceIdentity {
  /** Relative to the content folder. */
  readonly path: string;
}

export interface KnownConference {
  readonly id: string;
  /** In every language it has. */
  readonly titles: readonly string[];
  readonly places: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly path: string;
}

export interface ExistingRecords {
  /** Of `archive.yaml`, its main one first; none where it cannot be read. */
  readonly languages: readonly string[];
  readonly sources: readonly KnownSource[];
  readonly conferences: readonly KnownConference[];
  /** Files that could not be read as records, relative to the content folder. */
  readonly unreadable: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads what is there; a folder that is missing is empty, a file that does not parse is named in the answer. */
export async function readExistingRecords(folder: string): Promise<ExistingRecords> {
  const sources = await readRecords(folder, 'sources');
  const conferences = await readRecords(folder, 'conferences');
  return {
    languages: await readLanguages(folder),
    sources: sources.records.flatMap(({ fields, path }) => knownSource(fields, path)),
    conferences: conferences.records.flatMap(({ fields, path }) => knownConference(fields, path)),
    unreadable: [...sources.unreadable, ...conferences.unreadable],
  };
}

/** Every word of an article's file that may be the id of a source or conference; none where there is no file. */
export async function readNamedIds(path: string): Promise<ReadonlySet<string>> {
  try {
    return namedIdsOf(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}

/** The same of an article's text. */
export function namedIdsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/(?<=@|^\s*- )[a-z0-9][a-z0-9-]*/gmu) ?? []);
}

async function readLanguages(folder: string): Promise<readonly string[]> {
  try {
    const [archive] = parseRecords(await readFile(join(folder, 'archive.yaml'), 'utf8')) ?? [];
    return isFields(archive) ? [archive['languages']].flat().flatMap((tag) => textOf(tag) ?? []) : [];
  } catch (error) {
    // What is wrong with the file itself `attache check` tells.
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

interface ReadRecords {
  readonly records: readonly { readonly fields: Fields; readonly path: string }[];
  readonly unreadable: readonly string[];
}

async function readRecords(folder: string, kind: string): Promise<ReadRecords> {
  const records: { fields: Fields; path: string }[] = [];
  const unreadable: string[] = [];
  const paths = (await listFiles(folder, kind)).filter((path) => /\.(?:ya?ml|json)$/iu.test(path));
  for (const path of paths) {
    const value = parseRecords(await readFile(join(folder, path), 'utf8'));
    if (value === undefined) unreadable.push(path);
    else records.push(...value.filter(isFields).map((fields) => ({ fields, path })));
  }
  return { records, unreadable };
}

/** One record or a list of them; undefined where the file is not YAML. JSON is YAML. */
function parseRecords(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = parse(text);
    return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  } catch {
    // `attache check` reports the syntax error with its line; here the file only counts as unreadable.
    return undefined;
  }
}

function knownSource(fields: Fields, path: string): readonly KnownSource[] {
  const id = textOf(fields['id']);
  const title = textOf(fields['title']);
  if (id === undefined) return [];
  const custom = isFields(fields['custom']) ? fields['custom'] : {};
  const identifiers = Array.isArray(custom['identifiers'])
    ? custom['identifiers'].flatMap(readIdentifier)
    : [];
  const issued = textOf(fields['issued']) ?? yearOfParts(fields['issued']);
  return [{ id, title: title ?? '', ...(issued === undefined ? {} : { issued }), identifiers, path }];
}

function readIdentifier(value: unknown): readonly SourceIdentifier[] {
  if (!isFields(value)) return [];
  const { kind } = value;
  const text = textOf(value['value']);
  const part = textOf(value['part']);
  if (text === undefined || (kind !== 'un-symbol' && kind !== 'treaty-series' && kind !== 'other')) return [];
  return [{ kind, value: text, ...(part === undefined ? {} : { part }) }];
}

function yearOfParts(value: unknown): string | undefined {
  const parts = isFields(value) ? value['date-parts'] : undefined;
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Array.isArray(first) ? textOf(first[0]) : undefined;
}

function knownConference(fields: Fields, path: string): readonly KnownConference[] {
  const id = textOf(fields['id']);
  if (id === undefined) return [];
  const start = textOf(fields['start']) ?? '';
  const end = textOf(fields['end']) ?? start;
  return [{ id, titles: textsOf(fields['title']), places: textsOf(fields['place']), start, end, path }];
}

function textsOf(value: unknown): readonly string[] {
  if (isFields(value)) return Object.values(value).flatMap((one) => textOf(one) ?? []);
  return [textOf(value) ?? []].flat();
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
