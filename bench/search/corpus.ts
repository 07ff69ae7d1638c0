// Real texts as documents of the index: Reuters-21578 and Cranfield from the shared data, never copied.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyzerFor } from '#core/search/analyzer';
import type { PackedOptions } from '#core/search/packed/packed-builder';
import { createTokenSource, type PackedDocument } from '#core/search/packed/packed-document';

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

export function toDocuments(texts: readonly Text[]): readonly PackedDocument[] {
  const cut = createTokenSource(analyzerFor('en'));
  return texts.map(({ ref, title, body }) => ({ ref, tokens: [cut(title), cut(`${title}\n${body}`)] }));
}

/** Where the data is absent, the benchmark says so by name and is not counted as passed. */
export function requireData(): void {
  if (existsSync(DATA)) return;
  console.error(`skipped: no data in ${DATA} (ATTACHE_TEST_DATA)`);
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
