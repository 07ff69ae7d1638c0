import { basename } from 'node:path';
import { readTravellingRoot, signEdition, signRoot, writeTravellingRoot } from '#node/edition/add-signatures';
import { readRootFile } from '#node/edition/root-file';
import type { SigningKey } from '#node/edition/signing-key';
import { type CliIo, type JsonFlag, printFailure, printRefusal } from './cli-io.ts';
import { describeRootFile } from './describe-root-file.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingKey, missingPath } from './named-path.ts';
import { openKeys } from './open-keys.ts';
import { NOT_A_ROOT } from './root-option.ts';

interface SignOptions {
  readonly key: readonly string[];
  readonly json?: true;
}

/** `keys sign`: one signature more on a root that travels, or on an edition that waits. */
export async function signInTurn(io: CliIo, file: string, { key, json }: SignOptions): Promise<ExitCode> {
  const missing = (await missingPath(io, [file], json)) ?? (await missingKey(io, key, json));
  if (missing !== undefined) return missing;
  const keys = await openKeys(io, key, json);
  if (!Array.isArray(keys)) return keys;
  return basename(file) === 'edition.json'
    ? signOneEdition(io, file, keys, json)
    : signOneRoot(io, file, keys, json);
}

async function signOneRoot(
  io: CliIo,
  path: string,
  keys: readonly SigningKey[],
  json: JsonFlag,
): Promise<ExitCode> {
  const file = await readTravellingRoot(path);
  if (!file.ok) {
    if (file.code === 'bad-data')
      return printFailure(io, { at: path, code: 'not-a-root', sentence: NOT_A_ROOT }, EXIT.refused, json);
    return printRefusal(io, path, file.code, file.message, json);
  }
  const root = readRootFile(file.value.bytes);
  if (!root.ok) return printRefusal(io, path, root.code, root.message, json);
  const signed = signRoot(file.value, keys);
  if (!signed.ok) return printRefusal(io, path, signed.code, signed.message, json);
  const written = await writeTravellingRoot(path, signed.value);
  if (!written.ok) return printRefusal(io, path, written.code, written.message, json);
  describeRootFile(io, { path, file: signed.value, root: root.value, json });
  return EXIT.done;
}

async function signOneEdition(
  io: CliIo,
  path: string,
  keys: readonly SigningKey[],
  json: JsonFlag,
): Promise<ExitCode> {
  const signed = await signEdition(path, keys);
  if (!signed.ok) return printRefusal(io, path, signed.code, signed.message, json);
  const { number, isPublished, missing } = signed.value;
  if (json) io.out(JSON.stringify({ ok: true, number, isPublished }));
  else if (isPublished) io.out(`Edition ${number} has enough signatures and is published.`);
  else io.out(`Edition ${number} is signed, and waits for more: ${missing}.`);
  return EXIT.done;
}
