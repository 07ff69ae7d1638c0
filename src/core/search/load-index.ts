// Opens an index file. It is signed, yet read as if it were not: anything off is an error, never a crash later.
import lunr from 'lunr';
import { fail, ok, type Result } from '#core/result';
import { createLunrIndex } from './lunr-index.ts';
import {
  FIELD_BOOSTS,
  INDEX_FORMAT,
  LUNR_VERSION,
  SEARCH_ENGINE,
  type LanguageIndex,
} from './search-index.ts';
import { fromSurfaceRow, type SurfaceRow } from './surface.ts';

type Json = Readonly<Record<string, unknown>>;

/** Parses an index file of one language; `bad-index` says in its message what was off. */
export function parseIndex(json: string, lang: string): Result<LanguageIndex, 'bad-index'> {
  try {
    const file: unknown = JSON.parse(json);
    if (!isRecord(file)) return fail('bad-index', 'not an object');
    if (file['version'] !== INDEX_FORMAT || file['engine'] !== SEARCH_ENGINE)
      return fail('bad-index', 'another version');
    if (file['lang'] !== lang) return fail('bad-index', 'another language');
    const surface = file['surface'];
    if (!isSurface(surface)) return fail('bad-index', 'the list of words');
    const stored = file['lunr'];
    const problem = problemOf(stored);
    if (problem !== undefined || !isRecord(stored)) return fail('bad-index', problem ?? 'no index');
    // Every part that lunr reads has been checked above; its types ask for `object`.
    const index = lunr.Index.load(stored);
    return ok(createLunrIndex({ lang, index, surface: surface.map(fromSurfaceRow), refs: refsOf(stored) }));
  } catch (error) {
    return fail('bad-index', error instanceof Error ? error.message : String(error));
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isSurface(value: unknown): value is readonly SurfaceRow[] {
  if (!isList(value)) return false;
  let before = '';
  return value.every((row) => {
    if (!isList(row) || typeof row[0] !== 'string' || row[0] <= before) return false;
    before = row[0];
    return Number.isSafeInteger(row[1]) && row.slice(2).every((stem) => typeof stem === 'string');
  });
}

/** What is wrong with lunr's part, or nothing. */
function problemOf(stored: unknown): string | undefined {
  if (!isRecord(stored)) return 'no index';
  const { version, fields, pipeline, fieldVectors, invertedIndex } = stored;
  if (version !== LUNR_VERSION) return 'another version of lunr';
  if (!isList(pipeline) || pipeline.length > 0) return 'an unknown pipeline';
  if (!isList(fields) || fields.toString() !== Object.keys(FIELD_BOOSTS).toString()) return 'other fields';
  if (!isList(invertedIndex) || !isList(fieldVectors)) return 'no terms';
  const vectors = new Set<string>();
  for (const row of fieldVectors) {
    if (!isVector(row, invertedIndex.length) || vectors.has(row[0])) return 'a vector';
    vectors.add(row[0]);
  }
  return termsProblem(invertedIndex, vectors);
}

/** `["field/ref", [term number, weight, …]]`, term numbers rising. */
function isVector(row: unknown, terms: number): row is readonly [string, readonly number[]] {
  if (!isList(row) || row.length !== 2 || typeof row[0] !== 'string' || !isList(row[1])) return false;
  const field = row[0].slice(0, row[0].indexOf('/'));
  if (!Object.hasOwn(FIELD_BOOSTS, field) || row[1].length % 2 !== 0) return false;
  let before = -1;
  return row[1].every((value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return false;
    if (at % 2 === 1) return true;
    const isNext = Number.isInteger(value) && value > before && value < terms;
    before = value;
    return isNext;
  });
}

function termsProblem(terms: readonly unknown[], vectors: ReadonlySet<string>): string | undefined {
  let before: string | undefined;
  const numbers = new Set<unknown>();
  for (const row of terms) {
    if (!isList(row) || typeof row[0] !== 'string' || !isRecord(row[1])) return 'a term';
    if (before !== undefined && row[0] <= before) return 'the order of terms';
    before = row[0];
    const number = row[1]['_index'];
    if (!Number.isSafeInteger(number) || numbers.has(number)) return 'the number of a term';
    numbers.add(number);
    if (!hasPostings(row[1], vectors)) return 'the documents of a term';
  }
  return undefined;
}

/** Every document a term names must have a vector: lunr would fail on it in the middle of a query. */
function hasPostings(term: Json, vectors: ReadonlySet<string>): boolean {
  return Object.keys(FIELD_BOOSTS).every((field) => {
    const documents = term[field];
    return (
      isRecord(documents) &&
      Object.entries(documents).every(
        ([ref, data]) => vectors.has(`${field}/${ref}`) && isRecord(data) && Object.keys(data).length === 0,
      )
    );
  });
}

function refsOf(stored: Json): readonly string[] {
  const vectors = stored['fieldVectors'];
  if (!isList(vectors)) return [];
  const names = vectors.flatMap((row) => (isList(row) && typeof row[0] === 'string' ? [row[0]] : []));
  return [...new Set(names.map((name) => name.slice(name.indexOf('/') + 1)))];
}
