import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './is-missing.ts';
import type { Report } from './problem.ts';

/** Largest article or record file, in bytes. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

/** A text file of the content folder; undefined (and reported) where it cannot be read as one. */
export async function readTextFile(root: string, file: string, report: Report): Promise<string | undefined> {
  const tell = (
    code: 'missing-file' | 'unreadable-file' | 'file-too-large' | 'not-utf8',
    message: string,
  ): undefined => {
    report({ file, line: 1, code, severity: 'error', message });
    return undefined;
  };
  try {
    const { size } = await stat(join(root, file));
    if (size > MAX_TEXT_BYTES) {
      return tell('file-too-large', `this file has ${inMegabytes(size)} MB; a text may have 5 MB`);
    }
    const bytes = await readFile(join(root, file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (isMissing(error)) return tell('missing-file', 'this file is missing');
    if (error instanceof TypeError) return tell('not-utf8', 'this file is not UTF-8 text');
    return tell(
      'unreadable-file',
      `this file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

export function inMegabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
