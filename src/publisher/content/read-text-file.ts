import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemReason } from '#node/edition/system-reason';
import { decodeUtf8 } from './decode-utf8.ts';
import { isMissing } from './is-missing.ts';
import type { Report } from './problem.ts';

/** Largest article or record file, in bytes. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

/** A text file of the content folder; undefined (and reported) where it cannot be read as one. */
export async function readTextFile(root: string, file: string, report: Report): Promise<string | undefined> {
  const tell = (
    code: 'missing-file' | 'unreadable-file' | 'file-too-large' | 'not-utf8',
    message: string,
    line?: number,
  ): undefined => {
    report({ file, ...(line === undefined ? {} : { line }), code, severity: 'error', message });
    return undefined;
  };
  try {
    const found = await stat(join(root, file));
    if (!found.isFile())
      return tell('unreadable-file', 'this is a folder, and a file of this name is wanted');
    const { size } = found;
    if (size > MAX_TEXT_BYTES) {
      return tell('file-too-large', `this file has ${inMegabytes(size)} MB; a text may have 5 MB`);
    }
    const text = decodeUtf8(await readFile(join(root, file)));
    return text.ok ? text.value : tell('not-utf8', text.message, text.line);
  } catch (error) {
    if (isMissing(error)) return tell('missing-file', 'this file is missing');
    return tell('unreadable-file', `this file cannot be read: ${systemReason(error)}`);
  }
}

export function inMegabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
