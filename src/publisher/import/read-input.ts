import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#core/result';

/** Inputs above this many bytes are refused: no article is that long, and guessing would take minutes. */
export const MAX_INPUT_BYTES = 5 * 1024 * 1024;

export type InputCode =
  'not-found' | 'unreadable' | 'empty' | 'too-large' | 'binary' | 'not-utf8' | 'no-pages';

const PAGE_NAME = /\.(?:txt|text|md|markdown)$/iu;

/** A file as itself, a folder as the pages in it and below it, sorted. */
export async function listInputs(input: string): Promise<Result<readonly string[], InputCode>> {
  try {
    const found = await stat(input);
    if (!found.isDirectory()) return ok([input]);
    const names = await readdir(input, { recursive: true });
    const pages = names.filter((name) => PAGE_NAME.test(name)).sort();
    if (pages.length === 0) return fail('no-pages', 'the folder holds no .txt or .md file');
    return ok(pages.map((name) => join(input, name)));
  } catch (error) {
    return failed(error);
  }
}

/** The text of an input; refuses what no person would call a page, each with its own code. */
export async function readInput(path: string): Promise<Result<string, InputCode>> {
  try {
    const { size } = await stat(path);
    if (size > MAX_INPUT_BYTES) {
      return fail(
        'too-large',
        `the file has ${megabytes(size)} MB; pages of more than ${megabytes(MAX_INPUT_BYTES)} MB are refused`,
      );
    }
    return decodePage(await readFile(path));
  } catch (error) {
    return failed(error);
  }
}

/** Bytes → text: UTF-8 only, and no bytes that text does not have. */
export function decodePage(bytes: Uint8Array): Result<string, InputCode> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fail('not-utf8', 'the file is in UTF-16; save it as UTF-8');
  }
  if (bytes.includes(0)) return fail('binary', 'the file is not text: it holds zero bytes');
  const text = decode(bytes);
  if (text === undefined) return fail('not-utf8', 'the file is not valid UTF-8; save it as UTF-8');
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (controls > 8 && controls * 50 > text.length)
    return fail('binary', 'the file is not text: it is full of control characters');
  return /\S/u.test(text.replace(/^\uFEFF/u, '')) ? ok(text) : fail('empty', 'the file is empty');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder's error says nothing more than that the bytes are no UTF-8.
    return undefined;
  }
}

function failed(error: unknown): Result<never, InputCode> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return fail('not-found', 'there is no such file');
  return fail(
    'unreadable',
    `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
