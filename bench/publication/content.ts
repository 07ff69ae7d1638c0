// A content folder of any size for `bench:publication`: news articles, and sources whose files hold bytes that no
// compression helps. The same numbers give the same bytes.
import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticles } from '../search/large-corpus.ts';
import type { Text } from '../search/corpus.ts';

const FILE_BYTES = 2_000_000;
/** Articles in a folder: as staff would have it, by year and month. */
const FOLDER = 200;

const ARCHIVE = `archiveId: bench-publication
title: { en: News of eighty-seven }
publisher: Nobody
languages: [en]
contact: nobody@example.org
licence: CC-BY-4.0
`;

/** Writes the articles and `archive.yaml`, and one source that all of them cite. */
export function writeArticles(folder: string, count: number): void {
  mkdirSync(join(folder, 'articles'), { recursive: true });
  mkdirSync(join(folder, 'sources'), { recursive: true });
  for (const [at, text] of readArticles(count).entries()) {
    const path = join(folder, articlePath(at));
    if (at % FOLDER === 0) mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, articleFile(text, at));
  }
  writeFileSync(join(folder, 'sources/wire.yaml'), sourceRecord('wire'));
  writeFileSync(join(folder, 'archive.yaml'), ARCHIVE);
}

/** Adds sources with a file each, so many that their files have about that many bytes. */
export function writeFiles(folder: string, bytes: number): void {
  mkdirSync(join(folder, 'files'), { recursive: true });
  const count = Math.ceil(bytes / FILE_BYTES);
  const records: string[] = [];
  for (let at = 0; at < count; at += 1) {
    writeFileSync(join(folder, `files/f${at}.pdf`), fileBytes(at));
    records.push(sourceRecord(`file-${at}`, `files/f${at}.pdf`));
  }
  writeFileSync(join(folder, 'sources/files.yaml'), records.join(''));
}

/** Adds a sentence to so many articles, spread evenly. */
export function changeArticles(folder: string, all: number, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const path = join(folder, articlePath(Math.floor(((n + 0.5) * all) / count)));
    writeFileSync(path, readFileSync(path, 'utf8').replace('[^1]', 'as was said later[^1]'));
  }
}

function articlePath(at: number): string {
  return `articles/${Math.floor(at / FOLDER)}/a${at}.md`;
}

function articleFile({ title, body }: Text, at: number): string {
  const paragraphs = body
    .split('\n')
    .map(plain)
    .filter((line) => line !== '');
  const [first = 'There is no text.', ...others] = paragraphs;
  const text = [`${first}[^1]`, ...others].join('\n\n');
  const head = `id: a${at}\ntitle: ${JSON.stringify(plain(title) || `Article ${at}`)}\nlang: en\npublished: 1987-${month(at)}-01`;
  return `---\n${head}\nauthors: [A wire]\nkind: news\nsummary: ${JSON.stringify(first.slice(0, 100))}\n---\n\n${text}\n\n[^1]: @wire\n`;
}

/** Letters, digits and what ends a sentence: nothing that Markdown would read. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}.,;'" -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[-\d. ]+/, '')
    .trim();
}

function month(at: number): string {
  return String((at % 12) + 1).padStart(2, '0');
}

function sourceRecord(id: string, file?: string): string {
  const custom = file === undefined ? '' : `    file: ${file}\n`;
  return `- id: ${id}\n  type: report\n  title: Report ${id}\n  authority: A wire\n  issued: 1987-10-26\n  language: en\n  custom:\n    kind: report\n${custom}`;
}

function fileBytes(at: number): Buffer {
  const key = createHash('sha256').update(`file ${at}`).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), cipher.update(Buffer.alloc(FILE_BYTES - 9))]);
}
