import type { Command } from 'commander';
import type { Content } from '#publisher/content/content';
import type { Problem } from '#publisher/content/problem';
import { readContent } from '#publisher/content/read-content';
import { pinBlockIds, type PinReport } from '#publisher/pin-block-ids';
import { type CliIo, countProgress, plural, printFailure, printProblems, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { exitForPath } from './named-path.ts';
import type { Run } from './run-cli.ts';

interface CheckOptions {
  readonly json?: true;
  readonly writeIds?: true;
  readonly to?: string;
}

export function addCheckCommand(program: Command, run: Run): void {
  program
    .command('check')
    .description('tell every problem of a content folder at once, with file and line')
    .argument('<folder>', 'content folder')
    .option('--json', 'print one JSON object on standard output')
    .option('--write-ids', 'write a permanent {#id} behind every block that has none')
    .option('--to <dir>', 'with --write-ids: publication folder whose ids blocks inherit')
    .action((folder: string, options: CheckOptions) => run((io) => check(io, folder, options)));
}

async function check(io: CliIo, folder: string, options: CheckOptions): Promise<ExitCode> {
  const { json } = options;
  if (options.to !== undefined && !options.writeIds) {
    const sentence = 'This says where ids come from, and needs --write-ids.';
    return printFailure(io, { at: '--to', code: 'bad-usage', sentence }, EXIT.usage, json);
  }
  const { content, problems } = await readContent(folder, countProgress(io, 'Reading'));
  const pins = options.writeIds && content !== undefined ? await pin(io, content, options) : NO_PINS;
  if (typeof pins === 'number') return pins;
  const found = [...problems, ...pins.problems];
  printProblems(io, found);
  const counts = countsOf(content, found, pins);
  if (json) io.out(JSON.stringify({ ok: counts.errors === 0, ...counts, problems: found }));
  else io.out(summary(counts, content !== undefined, options.writeIds === true));
  return counts.errors === 0 ? EXIT.done : exitForPath(folder, EXIT.input);
}

const NO_PINS: PinReport = { pinned: 0, problems: [] };

/** What was pinned; else the exit code, after saying why. */
async function pin(io: CliIo, content: Content, { to, json }: CheckOptions): Promise<PinReport | ExitCode> {
  const isCancelled = (): boolean => io.isCancelled();
  const pinned = await pinBlockIds(content, { isCancelled, ...(to === undefined ? {} : { to }) });
  if (pinned.ok) return pinned.value;
  const { code, message } = pinned;
  if (code !== 'no-publication') return printRefusal(io, to ?? content.folder, code, message, json);
  const sentence = 'Nothing is published in this folder that ids could come from; no id was written.';
  return printFailure(io, { at: message, code, sentence }, await exitForPath(message, EXIT.refused), json);
}

interface Counts {
  readonly articles: number;
  readonly sources: number;
  readonly errors: number;
  readonly warnings: number;
  readonly pinned: number;
}

function countsOf(content: Content | undefined, found: readonly Problem[], { pinned }: PinReport): Counts {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return {
    articles: content?.articles.length ?? 0,
    sources: content?.sources.length ?? 0,
    errors,
    warnings: found.length - errors,
    pinned,
  };
}

function summary(counts: Counts, isRead: boolean, hasPinned: boolean): string {
  const found = `${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}`;
  const read = isRead ? `${plural(counts.articles, 'article')}, ${plural(counts.sources, 'source')}: ` : '';
  return `${read}${found}${hasPinned ? `; ${plural(counts.pinned, 'block id')} written` : ''}`;
}
