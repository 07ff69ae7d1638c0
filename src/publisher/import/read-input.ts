import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fail, fail, type Ok, ok, type Result } from '#core/result';
import { systemCode, systemReason } from '#node/edition/system-reason';
import { decodeUtf8, hasUtf16Mark } from '../content/decode-utf8.ts';
import { isMissing } from '../content/is-missing.ts';

/** Inputs above this many bytes are refused: no article is that long, and guessing would take minutes. */
export const MAX_INPUT_BYTES = 5 * 1024 * 1024;

export type InputCode =
  'not-found' | 'unreadable' | 'empty' | 'too-large' | 'binary' | 'not-utf8' | 'no-pages';

/** The text of an input, or why it has none and on which line, where one is to blame. */
export type InputText = Ok<string> | (Fail<InputCode> & { readonly line?: number });

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
export async function readInput(path: string): Promise<InputText> {
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
export function decodePage(bytes: Uint8Array): InputText {
  if (bytes.includes(0) && !hasUtf16Mark(bytes))
    return fail('binary', 'the file is not text: it holds zero bytes');
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (controls > 8 && controls * 50 > text.length)
    return fail('binary', 'the file is not text: it is full of control characters');
  return /\S/u.test(text.replace(/^\uFEFF/u, '')) ? ok(text) : fail('empty', 'the file is empty');
}

function failed(error: unknown): Result<never, InputCode> {
  if (systemCode(error) === undefined) throw error;
  if (isMissing(error)) return fail('not-found', 'there is no such file');
  return fail('unreadable', `the file cannot be read: ${systemReason(error)}`);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
