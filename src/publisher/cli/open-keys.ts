import { openKeyFile } from '#node/edition/key-file';
import type { SigningKey } from '#node/edition/signing-key';
import { type CliIo, type JsonFlag, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { printKeyRefusal } from './key-refusal.ts';
import { NO_PASSPHRASE, readPassphrases } from './passphrases.ts';

/** Collects an option that may be repeated. */
export function repeated(value: string, all: readonly string[] | undefined): readonly string[] {
  return [...(all ?? []), value];
}

/** Every key, opened; else the exit code, after saying why. */
export async function openKeys(
  io: CliIo,
  files: readonly string[],
  json: JsonFlag,
): Promise<SigningKey[] | ExitCode> {
  const passphrases = await readPassphrases(io, files);
  if (passphrases === undefined) return printFailure(io, NO_PASSPHRASE, EXIT.usage, json);
  const keys: SigningKey[] = [];
  for (const [at, file] of files.entries()) {
    const key = await openKeyFile(file, passphrases[at] ?? '');
    if (!key.ok) return printKeyRefusal(io, file, key, json);
    keys.push(key.value);
  }
  return keys;
}
