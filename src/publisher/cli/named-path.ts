import { stat } from 'node:fs/promises';
import { systemCode, systemReason } from '#node/edition/system-reason';
import { type CliFailure, type CliIo, type JsonFlag, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** What every command says of a file or folder that was named and is not there; its exit code is `EXIT.machine`. */
export function notThere(path: string): CliFailure {
  return { at: path, code: 'read-failed', sentence: 'There is no file or folder of this name.' };
}

/** Said of a name that was given for a new file and that another file has. */
export const FILE_EXISTS = 'There is a file of this name already; it was left as it is.';

/** What a command says of a file or folder that was named and cannot be read. */
export function unreadable(path: string, error: unknown): CliFailure {
  const code = systemCode(error);
  if (code === undefined) throw error;
  if (isAbsent(error)) return notThere(path);
  return { at: path, code: 'read-failed', sentence: `This cannot be read: ${systemReason(error)}.` };
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
}

/** Undefined where every path is there; else the exit code, after naming the first that is not. */
export async function missingPath(
  io: CliIo,
  paths: readonly string[],
  json?: JsonFlag,
): Promise<ExitCode | undefined> {
  return firstMissing(io, paths, unreadable, json);
}

/** The same for key files, with how to make one. */
export async function missingKey(
  io: CliIo,
  files: readonly string[],
  json: JsonFlag,
): Promise<ExitCode | undefined> {
  return firstMissing(io, files, unreadableKey, json);
}

function unreadableKey(path: string, error: unknown): CliFailure {
  const failure = unreadable(path, error);
  return isAbsent(error) ? { at: path, code: 'no-key-file', sentence: noKeyFile(path) } : failure;
}

/** Said of a key file that was named and is not there. */
export function noKeyFile(path: string): string {
  return `There is no key file "${path}". If you have no key yet, make one with: attache keys new ${path}`;
}

async function firstMissing(
  io: CliIo,
  paths: readonly string[],
  tell: (path: string, error: unknown) => CliFailure,
  json: JsonFlag,
): Promise<ExitCode | undefined> {
  for (const path of paths) {
    try {
      await stat(path);
    } catch (error) {
      return printFailure(io, tell(path, error), EXIT.machine, json);
    }
  }
  return undefined;
}

/** The exit code for what was named and is of no use: the one for all that is not there, or `otherwise`. */
export async function exitForPath(path: string, otherwise: ExitCode): Promise<ExitCode> {
  try {
    await stat(path);
    return otherwise;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return EXIT.machine;
  }
}
