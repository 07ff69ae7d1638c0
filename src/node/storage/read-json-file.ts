import { readFileSync } from 'node:fs';
import { errorCode } from '#node/storage/checked-writer';

/** What was found where a file should be. Missing is not damaged, and damaged is not unreadable. */
export type JsonFile =
  | { readonly status: 'missing' }
  /** The system would not give the bytes: they may be fine. */
  | { readonly status: 'unreadable'; readonly message: string }
  | { readonly status: 'damaged'; readonly message: string }
  | { readonly status: 'read'; readonly value: unknown; readonly bytes: Uint8Array };

/** Reads a file of JSON in UTF-8; bytes that are not UTF-8 are damage, never silently replaced. */
export function readJsonFile(path: string): JsonFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { status: 'missing' };
    return { status: 'unreadable', message: String(error) };
  }
  try {
    // The decoder takes a byte order mark off, as conf does.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { status: 'read', value, bytes };
  } catch {
    // The parser's own message quotes the text, and notes must not reach a log.
    return { status: 'damaged', message: `${bytes.length} bytes that are not JSON in UTF-8` };
  }
}
