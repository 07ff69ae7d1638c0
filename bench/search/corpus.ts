// Real texts as documents of the index: Reuters-21578 and Cranfield from the shared data, never copied.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyzerFor } from '#core/search/analyzer';
import type { PackedOptions } from '#core/search/packed/packed-builder';
import { createTokenSource, type PackedDocument } from '#core/search/packed/packed-document';
import { splitWords } from '#core/search/tokenizer';

const DATA = process.env['ATTACHE_TEST_DATA'] ?? resolve('../shared/data');

export interface Text {
  readonly ref: string;
  readonly title: string;
  readonly body: string;
}

/** `title` counts half, as `all` holds it too (search.md §3). */
export const OPTIONS: PackedOptions = {
  lang: 'en',
  pipeline: 'bench/1',
  fields: [{ name: 'title', boost: 0.5 }, { name: 'all' }],
};

/** The news articles that are not empty, in the order of the collection; at most `limit`. */
export function readReuters(limit = Infinity): readonly Text[] {
  const rows = readLines(
    gunzipSync(readFileSync(dataFile('reuters21578/articles.jsonl.gz'))).toString('utf8'),
  );
  return rows
    .map(({ id, title, body }) => ({ ref: `r${String(id)}`, title: textOf(title), body: textOf(body) }))
    .filter(({ title, body }) => title !== '' || body !== '')
    .slice(0, limit);
}

export function readCranfield(): readonly Text[] {
  const rows = readLines(readFileSync(dataFile('cranfield/docs.jsonl'), 'utf8'));
  return rows.map(({ id, title, text }) => ({
    ref: `c${String(id)}`,
    title: textOf(title),
    body: textOf(text),
  }));
}

const cut = createTokenSource(analyzerFor('en'));

export function toDocument({ ref, title, body }: Text): PackedDocument {
  const parts = [title, body].map((part) => splitWords(part).map((word) => word.text));
  return { ref, tokens: [cut(title), cut(`${title}\n${body}`)], parts };
}

export function toDocuments(texts: readonly Text[]): readonly PackedDocument[] {
  return texts.map(toDocument);
}

/** A question of Cranfield and how well its documents answer it, 0 to 4. */
export interface JudgedQuery {
  readonly id: number;
  readonly text: string;
  readonly grades: ReadonlyMap<string, number>;
}

/** In the order of the collection. */
export function readJudged(): readonly JudgedQuery[] {
  const grades = new Map<number, Map<string, number>>();
  const rows = readFileSync(dataFile('cranfield/qrels.tsv'), 'utf8').trim().split('\n').slice(1);
  for (const row of rows) {
    const [query, document, grade] = row.split('\t').map(Number);
    const ofQuery = grades.get(query ?? 0) ?? new Map<string, number>();
    ofQuery.set(`c${document}`, grade ?? 0);
    grades.set(query ?? 0, ofQuery);
  }
  return readLines(readFileSync(dataFile('cranfield/queries.jsonl'), 'utf8')).map(({ id, text }) => ({
    id: Number(id),
    text: textOf(text),
    grades: grades.get(Number(id)) ?? new Map<string, number>(),
  }));
}

/** Where the data is absent, the benchmark says so by name and is not counted as passed. */
export function requireData(folder = ''): void {
  if (existsSync(join(DATA, folder))) return;
  console.error(`skipped: no data in ${join(DATA, folder)} (ATTACHE_TEST_DATA)`);
  process.exit(2);
}

function dataFile(path: string): string {
  return join(DATA, path);
}

function readLines(text: string): readonly Readonly<Record<string, unknown>>[] {
  const lines: unknown[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return lines.filter(
    (line): line is Readonly<Record<string, unknown>> => typeof line === 'object' && line !== null,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
