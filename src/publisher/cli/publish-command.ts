import type { Command } from 'commander';
import { openKeyFile } from '#node/edition/key-file';
import type { SigningKey } from '#node/edition/signing-key';
import { publishFolder, type PublishReport, type PublishStep } from '#publisher/publish-folder';
import { type CliIo, plural, printFailure, printProblems, printRefusal } from './cli-io.ts';
import { readEditionDate } from './edition-date.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { NO_PASSPHRASE, readPassphrases } from './passphrases.ts';
import type { Run } from './run-cli.ts';

interface PublishCliOptions {
  readonly to: string;
  readonly key: readonly string[];
  readonly date?: string;
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
  const keys = await openKeys(io, options);
  if (!Array.isArray(keys)) return keys;
  const result = await publishFolder({
    content: folder,
    to: options.to,
    keys,
    date,
    onProgress: (step, done, total) =>
      io.progress(`${STEPS[step]} ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`),
    isCancelled: () => io.isCancelled(),
  });
  if (result.ok) return printReport(io, result.value, options);
  if (result.code !== 'content-errors') {
    return printRefusal(io, options.to, result.code, result.message, options.json);
  }
  printProblems(io, result.problems);
  if (options.json) io.out(JSON.stringify({ ok: false, code: result.code, problems: result.problems }));
  return EXIT.input;
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
    if (!key.ok) {
      const { code } = key;
      const exit = code === 'read-failed' ? EXIT.machine : EXIT.refused;
      return printFailure(io, { at: file, code, sentence: KEY_SENTENCES[code] }, exit, json);
    }
    keys.push(key.value);
  }
  return keys;
}

const KEY_SENTENCES = {
  'wrong-passphrase': 'This is not the passphrase of this key, or the file is damaged.',
  'not-a-key-file': 'This is not a key file of this program.',
  'read-failed': 'This key file cannot be read.',
} as const;

function printReport(io: CliIo, report: PublishReport, { json, to }: PublishCliOptions): ExitCode {
  printProblems(io, report.problems);
  if (json) {
    io.out(JSON.stringify({ ok: true, ...report }));
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
