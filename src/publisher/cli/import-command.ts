import { type Command, Option } from 'commander';
import { isContentFolder, isFolder } from '#publisher/content/is-content-folder';
import { importFiles } from '#publisher/import/import-files';
import type { ImportedRecord, ImportKind, ImportReport, ImportStatus } from '#publisher/import/import-report';
import { type CliIo, countProgress, plural, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { exitForPath } from './named-path.ts';
import type { Run } from './run-cli.ts';

const KINDS: readonly ImportKind[] = ['auto', 'text', 'markdown'];

interface ImportCliOptions {
  readonly as: ImportKind;
  readonly media?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export function addImportCommand(program: Command, run: Run): void {
  program
    .command('import')
    .description('add pages and articles to a content folder; changes nothing that is there')
    .argument('<folder>', 'content folder')
    .argument('<input...>', 'files, or folders of files')
    .addOption(new Option('--as <kind>', 'how the inputs are read').choices(KINDS).default('auto'))
    .option('--media <folder>', 'folder of the images that the inputs name')
    .option('--dry-run', 'tell what would be done, write nothing')
    .option('--json', 'print one JSON object on standard output')
    .action((folder: string, inputs: string[], options: ImportCliOptions) =>
      run((io) => runImport(io, folder, inputs, options)),
    );
}

async function runImport(
  io: CliIo,
  folder: string,
  inputs: readonly string[],
  options: ImportCliOptions,
): Promise<ExitCode> {
  if (!(await isContentFolder(folder))) {
    const sentence = `"${folder}" is no content folder (there is no archive.yaml in it); make one with: attache new ${folder}`;
    // Mistyped, as a rule: nothing has failed, and nothing is made in its place.
    return printFailure(io, { at: folder, code: 'no-content-folder', sentence }, EXIT.usage, options.json);
  }
  const { media } = options;
  if (media !== undefined && !(await isFolder(media))) {
    const sentence = `"${media}" is no folder; --media names the folder with the images of the inputs.`;
    const exit = await exitForPath(media, EXIT.usage);
    return printFailure(io, { at: media, code: 'not-a-folder', sentence }, exit, options.json);
  }
  const report = await importFiles(folder, inputs, {
    as: options.as,
    dryRun: options.dryRun === true,
    onProgress: countProgress(io, 'Importing'),
    isCancelled: () => io.isCancelled(),
    ...(media === undefined ? {} : { mediaFolder: media }),
  });
  const hasErrors = report.notices.some(({ severity }) => severity === 'error');
  // Line 1 where a whole file is meant, on paper and in JSON.
  const notices = report.notices.map((one) => ({ ...one, line: Math.max(1, one.line) }));
  for (const { file, line, code, severity, message } of notices)
    io.err(`${file}:${line}: ${code}: ${severity === 'error' ? '' : `${severity}: `}${message}`);
  if (options.json) {
    const isDone = !hasErrors && !report.isCancelled;
    io.out(JSON.stringify({ ok: isDone, dryRun: options.dryRun === true, ...report, notices }));
  } else printReport(io, report, options.dryRun === true);
  if (report.isCancelled)
    io.err(`${folder}:1: cancelled: It was stopped before the last input; what is listed is whole.`);
  if (report.isCancelled) return EXIT.interrupted;
  return hasErrors ? exitOfErrors(report) : EXIT.done;
}

/** Notices of inputs that are not there or that the machine does not give. */
const MACHINE: ReadonlySet<string> = new Set(['not-found', 'unreadable']);

/** What an input has wrong counts before what is not there at all: `EXIT.machine` where that is the only error. */
function exitOfErrors({ notices }: ImportReport): ExitCode {
  const isInput = notices.some(({ severity, code }) => severity === 'error' && !MACHINE.has(code));
  return isInput ? EXIT.input : EXIT.machine;
}

/** What became of a record, as it is printed. */
const STATUS_WORDS: Readonly<Record<ImportStatus, string>> = {
  written: 'written',
  'would-write': 'would write',
  unchanged: 'unchanged',
  merged: 'merged',
  refused: 'refused',
};

function printReport(io: CliIo, report: ImportReport, isDryRun: boolean): void {
  const all: readonly ImportedRecord[] = [...report.articles, ...report.sources, ...report.conferences];
  for (const { status, path, title } of all) io.out(`${STATUS_WORDS[status].padEnd(11)} ${path}  ${title}`);
  const counts = [
    plural(countWritten(report.articles), 'article'),
    plural(countWritten(report.sources), 'source'),
    plural(countWritten(report.conferences), 'conference'),
  ].join(', ');
  io.out(isDryRun ? `${counts} would be written; dry run: nothing was written` : `${counts} written`);
}

/** What is new in the folder, or would be: not what was there already or was refused. */
function countWritten(records: readonly ImportedRecord[]): number {
  return records.filter(({ status }) => status === 'written' || status === 'would-write').length;
}
