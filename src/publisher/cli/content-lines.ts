// For tests: files of a content folder, line by line, each line with what is wrong with it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runFake } from './fake-io.ts';

/** Lines of a file, each with the codes that `check` must give for it. */
export type Lines = readonly (readonly [line: string, ...codes: string[]])[];

/** Writes one file of a content folder, and the folders it needs. */
export async function writeContent(
  folder: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** Writes the files and gives what `check` must say of them, as `path:line: code`. */
export async function writeLines(
  folder: string,
  files: Readonly<Record<string, Lines>>,
): Promise<readonly string[]> {
  for (const [path, lines] of Object.entries(files)) {
    await writeContent(folder, path, `${lines.map(([line]) => line).join('\n')}\n`);
  }
  return Object.entries(files).flatMap(([path, lines]) =>
    lines.flatMap(([, ...codes], at) => codes.map((code) => `${path}:${at + 1}: ${code}`)),
  );
}

/** Front matter without a mistake, with more lines in it. */
export const head = (id: string, more: Lines = []): Lines => [
  ['---'],
  [`id: ${id}`],
  ['title: A title'],
  ['lang: en'],
  ['published: 2026-01-02'],
  ['kind: news'],
  ...more,
  ['---'],
  [''],
];

export const GOOD_ARCHIVE: Lines = [
  ['archiveId: wrong-things'],
  ['title: Wrong things'],
  ['publisher: Nobody'],
  ['languages: [en, fr]'],
  ['contact: nobody@example.org'],
  ['licence: CC0-1.0'],
];

/** What `check` says of the folder, as `path:line: code`. */
export async function codesOf(folder: string): Promise<readonly string[]> {
  return (await runFake(['check', folder])).err.map(codeOf);
}

/** A problem without its sentence. */
export function codeOf(problem: string): string {
  return problem.split(': ').slice(0, 2).join(': ');
}
