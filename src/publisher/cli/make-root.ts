import type { RefusalCode, Root } from '#core/edition/edition';
import { buildFirstRoot, buildNextRoot, type PublicKey, type RootChange } from '#core/edition/next-root';
import { parseRoot } from '#core/edition/parse-root';
import type { Fail } from '#core/result';
import { signaturePath, writeTravellingRoot } from '#node/edition/add-signatures';
import { buildRootFile, checkRootFiles, readRootFile, type RootFile } from '#node/edition/root-file';
import { reviewDate } from '#node/edition/first-root';
import { readPublishedRoots } from '#node/edition/write-root';
import { readContent } from '#publisher/content/read-content';
import {
  type CliFailure,
  type CliIo,
  type JsonFlag,
  printFailure,
  printProblems,
  printRefusal,
} from './cli-io.ts';
import { describeRootFile } from './describe-root-file.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { exitForPath, FILE_EXISTS, missingKey, missingPath } from './named-path.ts';
import { openKeys } from './open-keys.ts';
import { readKeyId, readPublicKeys } from './public-key.ts';

interface RoleOptions {
  readonly out: string;
  readonly threshold?: number;
  readonly release?: readonly string[];
  readonly releaseThreshold?: number;
  readonly withdrawalThreshold?: number;
  readonly key?: readonly string[];
  readonly json?: true;
}

interface FirstOptions extends RoleOptions {
  readonly content: string;
}

interface NextOptions extends RoleOptions {
  readonly root?: readonly string[];
  readonly newEpoch?: true;
}

interface RevokeOptions extends NextOptions {
  readonly from: number;
}

/** `keys root`: root 1, with some keys for the root and the same or others for releases. */
export async function makeFirstRoot(
  io: CliIo,
  pubs: readonly string[],
  options: FirstOptions,
): Promise<ExitCode> {
  const { json, content } = options;
  const missing = (await missingPath(io, [content], json)) ?? (await missingKey(io, options.key ?? [], json));
  if (missing !== undefined) return missing;
  const read = await readContent(content, () => undefined);
  if (read.content === undefined) {
    printProblems(io, read.problems);
    if (json) io.out(JSON.stringify({ ok: false, code: 'content-errors', problems: read.problems }));
    return EXIT.input;
  }
  const holders = await readPublicKeys(pubs);
  if (!holders.ok) return printNoKey(io, holders.failure, json);
  const release = await readPublicKeys(options.release ?? pubs);
  if (!release.ok) return printNoKey(io, release.failure, json);
  const { threshold = 1, releaseThreshold = 1, withdrawalThreshold } = options;
  const root = buildFirstRoot(read.content.archive.archiveId, {
    root: { keys: holders.value, threshold },
    release: {
      keys: release.value,
      threshold: releaseThreshold,
      ...(withdrawalThreshold === undefined ? {} : { withdrawalThreshold }),
    },
    reviewBy: reviewDate(io.now().toISOString()),
  });
  return writeRootFile(io, root, undefined, options);
}

/** `keys rotate`: the root after the newest one of a publication. */
export async function makeNextRoot(io: CliIo, dir: string, options: NextOptions): Promise<ExitCode> {
  return makeNext(io, dir, options, undefined);
}

/** `keys revoke`: the next root, without a key, and with the edition from which on it is not believed. */
export async function revokeKey(
  io: CliIo,
  dir: string,
  given: string,
  options: RevokeOptions,
): Promise<ExitCode> {
  const keyId = await readKeyId(given);
  if (!keyId.ok) return printNoKey(io, keyId.failure, options.json);
  return makeNext(io, dir, options, { keyId: keyId.value, distrustFrom: options.from });
}

async function makeNext(
  io: CliIo,
  dir: string,
  options: NextOptions,
  revoke: RootChange['revoke'],
): Promise<ExitCode> {
  const { json } = options;
  const missing = (await missingPath(io, [dir], json)) ?? (await missingKey(io, options.key ?? [], json));
  if (missing !== undefined) return missing;
  const published = await readPublishedRoots(dir);
  if (!published.ok) return printRefusal(io, dir, published.code, published.message, json);
  const chain = checkRootFiles(published.value);
  if (!chain.ok) return printNoChain(io, dir, published.value, chain, json);
  const root = await readPublicKeys(options.root ?? []);
  if (!root.ok) return printNoKey(io, root.failure, json);
  const release = await readPublicKeys(options.release ?? []);
  if (!release.ok) return printNoKey(io, release.failure, json);
  const change = changeOf(io, options, root.value, release.value);
  const known = new Set(published.value.flatMap(keysOf));
  const next = buildNextRoot(chain.value.newest, { ...change, ...(revoke ? { revoke } : {}) }, known);
  if (next.ok) return writeRootFile(io, next.value, chain.value.newest, options);
  const sentence =
    next.code === 'unknown-key'
      ? `No root of this archive has ever listed the key ${next.message}. No root was made.`
      : 'Without this key too few are left to sign. Name all who may sign from now on with --root and --release, or ' +
        'lower the thresholds. No root was made.';
  return printFailure(io, { at: dir, code: next.code, sentence }, EXIT.usage, json);
}

function changeOf(
  io: CliIo,
  { threshold, releaseThreshold, withdrawalThreshold, newEpoch }: NextOptions,
  root: readonly PublicKey[],
  release: readonly PublicKey[],
): RootChange {
  return {
    root: {
      ...(root.length > 0 ? { keys: root } : {}),
      ...(threshold === undefined ? {} : { threshold }),
    },
    release: {
      ...(release.length > 0 ? { keys: release } : {}),
      ...(releaseThreshold === undefined ? {} : { threshold: releaseThreshold }),
      ...(withdrawalThreshold === undefined ? {} : { withdrawalThreshold }),
    },
    reviewBy: reviewDate(io.now().toISOString()),
    ...(newEpoch ? { newEpoch } : {}),
  };
}

function keysOf({ bytes }: RootFile): readonly string[] {
  const root = readRootFile(bytes);
  return root.ok ? Object.keys(root.value.keys) : [];
}

async function writeRootFile(
  io: CliIo,
  root: Root,
  before: Root | undefined,
  { out, key = [], json }: RoleOptions,
): Promise<ExitCode> {
  const valid = parseRoot(root);
  if (!valid.ok) {
    const sentence = `These keys and thresholds make no root: ${valid.message}. No root was made.`;
    return printFailure(io, { at: out, code: valid.code, sentence }, EXIT.usage, json);
  }
  // A root is two files: its signatures lie beside it.
  for (const at of [out, signaturePath(out)]) {
    if ((await exitForPath(at, EXIT.usage)) === EXIT.usage)
      return printFailure(io, { at, code: 'exists', sentence: FILE_EXISTS }, EXIT.usage, json);
  }
  const keys = key.length === 0 ? [] : await openKeys(io, key, json);
  if (!Array.isArray(keys)) return keys;
  const file = buildRootFile(root, keys);
  const written = await writeTravellingRoot(out, file);
  if (!written.ok) return printRefusal(io, out, written.code, written.message, json);
  describeRootFile(io, { path: out, file, root, before, json });
  return EXIT.done;
}

function printNoKey(io: CliIo, failure: CliFailure, json: JsonFlag): ExitCode {
  return printFailure(io, failure, EXIT.usage, json);
}

/** Without any root there is nothing to follow; `keys root` makes the first. */
function printNoChain(
  io: CliIo,
  dir: string,
  published: readonly RootFile[],
  { code, message }: Fail<RefusalCode>,
  json: JsonFlag,
): ExitCode {
  if (published.length > 0) return printRefusal(io, dir, code, message, json);
  const sentence =
    'There is no root in this folder yet: "attache keys root" or the first "attache publish" makes it.';
  return printFailure(io, { at: dir, code: 'no-root', sentence }, EXIT.refused, json);
}
