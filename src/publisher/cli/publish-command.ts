import type { Command } from 'commander';
import type { RefusalCode } from '#core/edition/edition';
import type { Fail } from '#core/result';
import { openKeyFile } from '#node/edition/key-file';
import type { SigningKey } from '#node/edition/signing-key';
import type { PublishStop } from '#publisher/check-next-edition';
import {
  publishFolder,
  type ContentErrors,
  type PublishReport,
  type PublishStep,
} from '#publisher/publish-folder';
import { type CliIo, plural, printFailure, printProblems, printRefusal } from './cli-io.ts';
import { readEditionDate } from './edition-date.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { printKeyRefusal } from './key-refusal.ts';
import { missingPath } from './named-path.ts';
import { NO_PASSPHRASE, readPassphrases } from './passphrases.ts';
import type { Run } from './run-cli.ts';

interface PublishCliOptions {
  readonly to: string;
  readonly key: readonly string[];
  readonly date?: string;
  readonly renew?: true;
  readonly allowShrink?: true;
  readonly allowOlderDate?: true;
  readonly json?: true;
}

export function addPublishCommand(program: Command, run: Run): void {
  program
    .command('publish')
    .description('add the next edition to a publication folder')
    .argument('<folder>', 'content folder')
    .requiredOption('--to <dir>', 'publication folder')
    .requiredOption(
      '--key <file>',
      'signing key; may be repeated',
      (file: string, all: readonly string[] | undefined) => [...(all ?? []), file],
    )
    .option('--date <date>', 'date of the edition, ISO 8601; else SOURCE_DATE_EPOCH, else now')
    .option('--renew', 'make an edition even where nothing has changed, for its new date')
    .option('--allow-shrink', 'publish although more than a fifth of the articles would be gone')
    .option('--allow-older-date', 'publish although the latest edition has a later date')
    .option('--json', 'print one JSON object on standard output')
    .action((folder: string, options: PublishCliOptions) => run((io) => publish(io, folder, options)));
}

async function publish(io: CliIo, folder: string, options: PublishCliOptions): Promise<ExitCode> {
  const date = readEditionDate(options.date, io);
  if (date === undefined) {
    const at = options.date === undefined ? 'SOURCE_DATE_EPOCH' : '--date';
    const given = options.date ?? io.env['SOURCE_DATE_EPOCH'] ?? '';
    const sentence = `"${given}" is not a date: write 2026-03-05, or seconds since 1970 in SOURCE_DATE_EPOCH.`;
    return printFailure(io, { at, code: 'bad-date', sentence }, EXIT.usage, options.json);
  }
  const missing = await missingPath(io, [folder, ...options.key], options.json);
  if (missing !== undefined) return missing;
  const keys = await openKeys(io, options);
  if (!Array.isArray(keys)) return keys;
  const { renew = false, allowShrink = false, allowOlderDate = false } = options;
  const result = await publishFolder({
    content: folder,
    to: options.to,
    keys,
    date,
    renew,
    allowShrink,
    allowOlderDate,
    onProgress: (step, done, total) =>
      io.progress(`${STEPS[step]} ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`),
    isCancelled: () => io.isCancelled(),
  });
  if (result.ok) return printReport(io, result.value, options);
  return printRefused(io, result, options);
}

function printRefused(
  io: CliIo,
  result: ContentErrors | Fail<RefusalCode | PublishStop>,
  { to, json }: PublishCliOptions,
): ExitCode {
  if ('problems' in result) {
    printProblems(io, result.problems);
    if (json) io.out(JSON.stringify({ ok: false, code: result.code, problems: result.problems }));
    return EXIT.input;
  }
  const { code, message } = result;
  if (code !== 'would-shrink' && code !== 'older-date') return printRefusal(io, to, code, message, json);
  return printFailure(io, { at: to, code, sentence: message }, EXIT.refused, json);
}

const STEPS: Readonly<Record<PublishStep, string>> = {
  read: 'Reading',
  build: 'Building',
  index: 'Indexing',
  write: 'Writing',
};

/** Every key, opened; else the exit code, after saying why. */
async function openKeys(
  io: CliIo,
  { key: files, json }: PublishCliOptions,
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

function printReport(io: CliIo, report: PublishReport, { json, to }: PublishCliOptions): ExitCode {
  printProblems(io, report.problems);
  if (json) {
    io.out(JSON.stringify({ ok: true, ...report }));
    return EXIT.done;
  }
  if (report.isUnchanged) {
    const { number, createdAt } = report;
    io.out(`Nothing has changed since edition ${number} of ${createdAt}: no edition was made.`);
    io.out('To make one all the same, for its new date, give --renew.');
    io.out(`Fingerprint: ${report.fingerprint}`);
    return EXIT.done;
  }
  const { added, revised, removed } = report.changes;
  io.out(`Edition ${report.number} in ${to}`);
  const { articles, sources, bytes } = report.counts;
  io.out(`${plural(added.length, 'article')} added, ${revised.length} revised, ${removed.length} removed`);
  io.out(`${plural(articles, 'article')}, ${plural(sources, 'source')}, ${bytes} bytes`);
  io.out(`Fingerprint: ${report.fingerprint}`);
  return EXIT.done;
}
