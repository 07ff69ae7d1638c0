import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import type { RefusalCode } from '#core/edition/edition';
import type { Result } from '#core/result';
import { isValidIndex } from '#core/search/is-valid-index';
import { openBundle } from '#node/edition/open-bundle';
import { verifyBundle, type VerifiedEdition } from '#node/edition/verify-bundle';
import { type CliIo, countProgress, type JsonFlag, plural, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Run } from './run-cli.ts';

interface VerifyCliOptions {
  readonly root?: string;
  readonly json?: true;
}

export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command('verify')
    .description('check every signature, hash and text of an edition; changes nothing')
    .argument('<bundle>', 'publication folder, bundle folder or .attache file')
    .option('--root <file>', 'a root you trust; the edition must come from it')
    .option('--json', 'print one JSON object on standard output')
    .action((bundle: string, options: VerifyCliOptions) => run((io) => verify(io, bundle, options)));
}

/** The command line does not use the network yet. */
const NOT_LOCAL =
  'A web address cannot be verified by this version. Fetch the edition as a file first and verify that.';

async function verify(io: CliIo, path: string, { root, json }: VerifyCliOptions): Promise<ExitCode> {
  if (/^https?:\/\//i.test(path)) {
    return printFailure(io, { at: path, code: 'bad-usage', sentence: NOT_LOCAL }, EXIT.usage, json);
  }
  const pinnedRoot = root === undefined ? undefined : await readRoot(io, root, json);
  if (typeof pinnedRoot === 'number') return pinnedRoot;
  const verified = await verifyAll(io, path, pinnedRoot);
  if (!verified.ok) return printRefusal(io, path, verified.code, verified.message, json);
  return printVerified(io, verified.value, root, json);
}

async function verifyAll(
  io: CliIo,
  path: string,
  pinnedRoot: Uint8Array | undefined,
): Promise<Result<VerifiedEdition, RefusalCode>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  try {
    return await verifyBundle(reader.value, {
      checks: { isSafeHtml: isSafeArticleHtml, isValidIndex },
      ...(pinnedRoot === undefined ? {} : { pinnedRoot }),
      onProgress: countProgress(io, 'Verifying'),
      isCancelled: () => io.isCancelled(),
    });
  } finally {
    await reader.value.close();
  }
}

/** The bytes of the trusted root; else the exit code, after saying why. */
async function readRoot(io: CliIo, root: string, json: JsonFlag): Promise<Uint8Array | ExitCode> {
  try {
    return await readFile(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const sentence = `This root cannot be read: ${reason}`;
    return printFailure(io, { at: root, code: 'read-failed', sentence }, EXIT.machine, json);
  }
}

function printVerified(
  io: CliIo,
  { edition, sha256, fingerprint, archiveKey }: VerifiedEdition,
  root: string | undefined,
  json: JsonFlag,
): ExitCode {
  const { archiveId, number, createdAt, counts, publisher } = edition;
  if (json) {
    io.out(
      JSON.stringify({
        ok: true,
        archiveId,
        archiveKey,
        publisher,
        number,
        createdAt,
        sha256,
        fingerprint,
        counts,
        rootChecked: root !== undefined,
      }),
    );
    return EXIT.done;
  }
  io.out(`Edition ${number} of ${archiveId} by ${publisher}, ${createdAt}`);
  const has = `${plural(counts.articles, 'article')}, ${plural(counts.sources, 'source')}, ${counts.bytes} bytes`;
  io.out(`${has}: all whole and signed`);
  io.out(`Fingerprint: ${fingerprint}`);
  io.out(
    root === undefined
      ? 'No root was given: compare the fingerprint with the publisher.'
      : `It comes from ${root}.`,
  );
  return EXIT.done;
}
