import { readRootBytes } from '#node/edition/describe-root';
import { readRootFile } from '#node/edition/root-file';
import { type CliIo, type JsonFlag, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { unreadable } from './named-path.ts';

/** Said of what was given as a root and is none. */
export const NOT_A_ROOT =
  'This is not a root file. A root is the file roots/1.json of a publication folder, or a copy of it that you had ' +
  'from the publisher.';

/** The bytes of a trusted root; else the exit code, after saying what is wrong with the file that was given. */
export async function readTrustedRoot(
  io: CliIo,
  path: string,
  json: JsonFlag,
): Promise<Uint8Array | ExitCode> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readRootBytes(path);
  } catch (error) {
    return printFailure(io, unreadable(path, error), EXIT.machine, json);
  }
  const root = bytes === null ? null : readRootFile(bytes);
  if (bytes !== null && (root?.ok || root?.code === 'newer-format')) return bytes;
  return printFailure(io, { at: path, code: 'not-a-root', sentence: NOT_A_ROOT }, EXIT.refused, json);
}
