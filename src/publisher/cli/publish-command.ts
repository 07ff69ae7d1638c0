import type { Command } from 'commander';
import type { RefusalCode } from '#core/edition/edition';
import type { Fail } from '#core/result';
import type { PublishStop, WouldShrink } from '#publisher/check-next-edition';
import { foldersOverlap } from '#publisher/folders-overlap';
import {
  publishFolder,
  type ContentErrors,
  type PublishReport,
  type PublishStep,
} from '#publisher/publish-folder';
import { type CliIo, plural, printFailure, printProblems, printRefusal } from './cli-io.ts';
import { readEditionDate } from './edition-date.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingKey, missingPath } from './named-path.ts';
import { openKeys, repeated } from './open-keys.ts';
import type { Run } from './run-cli.ts';

interface PublishCliOptions {
  readonly to: string;
  readonly key: readonly string[];
  readonly date?: string;
  readonly renew?: true;
  readonly awaitSignatures?: true;
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
    .requiredOption('--key <file>', 'signing key; may be repeated', repeated)
    .option('--date <date>', 'date of the edition, ISO 8601; else SOURCE_DATE_EPOCH, else now')
    .option('--renew', 'make an edition even where nothing has changed, for its new date')
    .option(
      '--await-signatures',
      'write an edition that more keys must sign: the others add theirs with "keys sign"',
    )
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
  const missing =
    (await missingPath(io, [folder], options.json)) ?? (await missingKey(io, options.key, options.json));
  if (missing !== undefined) return missing;
  const overlap = await foldersOverlap(folder, options.to);
  if (overlap !== undefined) {
    const failure = { at: options.to, code: 'folders-overlap', sentence: overlap };
    return printFailure(io, failure, EXIT.usage, options.json);
  }
  const keys = await openKeys(io, options.key, options.json);
  if (!Array.isArray(keys)) return keys;
  const { renew = false, awaitSignatures = false, allowShrink = false, allowOlderDate = false } = options;
  const result = await publishFolder({
    content: folder,
    to: options.to,
    keys,
    date,
    renew,
    awaitSignatures,
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
  result: ContentErrors | WouldShrink | Fail<RefusalCode | PublishStop>,
  { to, json }: PublishCliOptions,
): ExitCode {
  if ('problems' in result) {
    printProblems(io, result.problems);
    if (json) io.out(JSON.stringify({ ok: false, code: result.code, problems: result.problems }));
    return EXIT.input;
  }
  const { code, message } = result;
  if (!isStop(code)) return printRefusal(io, to, code, message, json);
  // The code by which scripts know a wrong key, with a sentence that names the right ones.
  const told = code === 'key-not-listed' ? 'unknown-key' : code;
  const more = 'gone' in result ? { gone: result.gone } : {};
  return printFailure(io, { at: to, code: told, sentence: message, more }, EXIT.refused, json);
}

const STOPS: ReadonlySet<string> = new Set<PublishStop>([
  'would-shrink',
  'older-date',
  'key-not-listed',
  'too-few-keys',
]);

function isStop(code: RefusalCode | PublishStop): code is PublishStop {
  return STOPS.has(code);
}

const STEPS: Readonly<Record<PublishStep, string>> = {
  read: 'Reading',
  build: 'Building',
  index: 'Indexing',
  write: 'Writing',
};

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
  const { missingSignatures: missing } = report;
  io.out(`Edition ${report.number} in ${to}`);
  if (missing > 0) {
    io.out(
      `It waits for ${plural(missing, 'signature')} more: no reader gets it before that. Whoever signs next runs`,
    );
    io.out(`attache keys sign ${to}/editions/${report.number}/edition.json --key <file>`);
  }
  const { articles, sources, bytes } = report.counts;
  io.out(`${plural(added.length, 'article')} added, ${revised.length} revised, ${removed.length} removed`);
  for (const { article, label, reason } of report.labels)
    io.out(`  ${label}: ${article}${reason === undefined ? '' : `, ${reason}`}`);
  io.out(`${plural(articles, 'article')}, ${plural(sources, 'source')}, ${bytes} bytes`);
  io.out(`Fingerprint: ${report.fingerprint}`);
  return EXIT.done;
}
