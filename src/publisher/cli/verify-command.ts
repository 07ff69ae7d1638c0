import type { Command } from 'commander';
import { freshnessOf, latestKnownTime } from '#core/edition/freshness';
import { findOlderRoot } from '#publisher/find-older-root';
import { verifyEdition, type CheckedEdition, type VerifyFailure } from '#publisher/verify-edition';
import {
  type CliFailure,
  type CliIo,
  countProgress,
  type JsonFlag,
  plural,
  printFailure,
  printRefusal,
} from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingPath } from './named-path.ts';
import { readTrustedRoot } from './root-option.ts';
import type { Run } from './run-cli.ts';
import { isWebAddress, verifyAddress } from './verify-address.ts';

interface VerifyCliOptions {
  readonly root?: string;
  readonly base?: string;
  readonly json?: true;
}

export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command('verify')
    .description('check every signature, hash and text of an edition; changes nothing')
    .argument(
      '<bundle>',
      'publication folder, bundle folder, .attache file, or the web address of a publication',
    )
    .option('--root <file>', 'a root you trust; the edition must come from it')
    .option('--base <bundle>', 'for an update: the older edition that it builds on')
    .option('--json', 'print one JSON object on standard output')
    .action((bundle: string, options: VerifyCliOptions) => run((io) => verify(io, bundle, options)));
}

const WHOLE =
  'A publication on a web server is always whole: --base is for an update in a file. Leave it out.';

async function verify(io: CliIo, path: string, options: VerifyCliOptions): Promise<ExitCode> {
  const { root, base, json } = options;
  const isRemote = isWebAddress(path);
  if (isRemote && base !== undefined)
    return printFailure(io, { at: path, code: 'bad-usage', sentence: WHOLE }, EXIT.usage, json);
  const named = [isRemote ? undefined : path, root, base].filter((one) => one !== undefined);
  const missing = await missingPath(io, named, json);
  if (missing !== undefined) return missing;
  const pinnedRoot = root === undefined ? undefined : await readTrustedRoot(io, root, json);
  if (typeof pinnedRoot === 'number') return pinnedRoot;
  if (isRemote) {
    return verifyAddress(io, {
      text: path,
      pinnedRoot,
      json,
      printVerified: (verified) => printVerified(io, { verified }, { root, json }),
      explain: async (folder, code) =>
        root === undefined || code !== 'unknown-key' ? undefined : explainOlderRoot(folder, root, code),
    });
  }
  const checked = await verifyEdition(path, {
    ...(base === undefined ? {} : { base }),
    ...(pinnedRoot === undefined ? {} : { pinnedRoot }),
    onProgress: countProgress(io, 'Verifying'),
    isCancelled: () => io.isCancelled(),
  });
  if (checked.ok) return printVerified(io, checked.value, { root, json });
  const older = root === undefined ? undefined : await explainUnknownKey(path, root, checked);
  return older === undefined
    ? printRefused(io, checked, json)
    : printFailure(io, { at: path, ...older }, EXIT.refused, json);
}

/** An edition from before the root that was given is no stranger's, where the chain of roots proves that. */
async function explainUnknownKey(
  path: string,
  rootPath: string,
  { at, code }: VerifyFailure,
): Promise<Pick<CliFailure, 'code' | 'sentence'> | undefined> {
  return code === 'unknown-key' && at === path ? explainOlderRoot(path, rootPath, code) : undefined;
}

async function explainOlderRoot(
  path: string,
  rootPath: string,
  code: 'unknown-key',
): Promise<Pick<CliFailure, 'code' | 'sentence'> | undefined> {
  const older = await findOlderRoot(path, rootPath);
  if (older === undefined) return undefined;
  const { archiveId, number, carried, trusted, isRevoked } = older;
  const what =
    `Edition ${number} of ${archiveId} carries an older root than the one given: root ${carried}, and root ${trusted} ` +
    'was given, which follows it.';
  if (!isRevoked) {
    const todo = `Verify it with the root of its time, root ${carried}, or get a newer edition. Nothing was changed.`;
    return { code: 'older-root', sentence: `${what} ${todo}` };
  }
  const todo = `Root ${trusted} says that a key that signed it is no longer trusted: do not trust it.`;
  return { code, sentence: `${what} ${todo} Get a newer edition. Nothing was changed.` };
}

function printRefused(io: CliIo, { at, code, message }: VerifyFailure, json: JsonFlag): ExitCode {
  if (code === 'needs-base') {
    const sentence =
      `${message} is rightly signed, and parts of it are not in this file. If it was packed with --since, it is an ` +
      'update: give the edition that it builds on with --base, and both are checked together. If it was not, the ' +
      'copy is incomplete. Nothing was changed. (incomplete)';
    return printFailure(io, { at, code: 'incomplete', sentence }, EXIT.refused, json);
  }
  if (code === 'not-older') {
    const sentence = `What --base names is no older edition of the same archive (it is of ${message}).`;
    return printFailure(io, { at, code, sentence }, EXIT.usage, json);
  }
  return printRefusal(io, at, code, message, json, 'reader');
}

function printVerified(
  io: CliIo,
  { verified, update }: CheckedEdition,
  { root, json }: { readonly root: string | undefined; readonly json: JsonFlag },
): ExitCode {
  const { edition, sha256, fingerprint, archiveKey, blobs } = verified;
  const { archiveId, number, createdAt, counts, publisher } = edition;
  const rootChecked = root !== undefined;
  const { isOld, ageDays } = freshnessOf(edition, latestKnownTime(io.now(), [createdAt]));
  if (json) {
    const of = { archiveId, archiveKey, publisher, number, createdAt, sha256, fingerprint, counts, isOld };
    io.out(JSON.stringify({ ok: true, ...of, rootChecked, ...(update === undefined ? {} : { update }) }));
    return EXIT.done;
  }
  io.out(`Edition ${number} of ${archiveId} by ${publisher}, ${createdAt}`);
  if (update !== undefined) {
    const rest = `the other ${blobs.length - update.parts} are those of edition ${update.from}`;
    io.out(`Update from edition ${update.from}: it brings ${update.parts} of ${blobs.length} parts; ${rest}`);
  }
  const has = `${plural(counts.articles, 'article')}, ${plural(counts.sources, 'source')}, ${counts.bytes} bytes`;
  io.out(`${has}: all whole and signed`);
  // Advice: with any clock the edition is as good as it was (decision 5).
  if (isOld) io.out(`It is old: made ${ageDays} days ago. Ask its publisher for a newer one.`);
  io.out(`Fingerprint: ${fingerprint}`);
  io.out(
    root === undefined
      ? 'No root was given: compare the fingerprint with the publisher’s.'
      : `It comes from ${root}.`,
  );
  return EXIT.done;
}
