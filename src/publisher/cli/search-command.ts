import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { isLanguageTag } from '#publisher/content/language-tag';
import { formatAnswer } from '#publisher/search/format-answer';
import { openSearch, type BundleSearch } from '#publisher/search/open-search';
import { parseBatch } from '#publisher/search/parse-batch';
import { runBatch } from '#publisher/search/run-batch';
import { type CliIo, countProgress, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingPath, unreadable } from './named-path.ts';
import type { Run } from './run-cli.ts';

interface SearchCliOptions {
  readonly limit?: number;
  readonly lang?: string;
  readonly json?: true;
  readonly batch?: string;
  readonly run?: string;
}

/** Hits that are shown to a person, and those that a run has of each query. */
const SHOWN = 10;
const IN_A_RUN = 100;
const MOST = 10_000;

export function addSearchCommand(program: Command, run: Run): void {
  program
    .command('search')
    .description('search an edition as the app does')
    .argument('<bundle>', 'publication folder, bundle folder or .attache file')
    .argument('[query...]', 'what to look for; behind -- where it begins with a hyphen')
    .option('--limit <n>', `hits, at most ${MOST} (${SHOWN}; in a run ${IN_A_RUN})`, parseLimit)
    .option('--lang <tag>', 'language of the reader, whose texts come first', parseLang)
    .option('--json', 'print one JSON object on standard output')
    .option('--batch <file>', 'queries, one a line: {"id": "1", "text": "…"}')
    .option('--run <file>', 'with --batch: where the TREC run is written')
    .action((bundle: string, query: readonly string[], options: SearchCliOptions) =>
      run((io) => search(io, bundle, query.join(' '), options)),
    );
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new InvalidArgumentError(`It must be a number from 1 to ${MOST}.`);
}

function parseLang(text: string): string {
  if (isLanguageTag(text)) return text;
  throw new InvalidArgumentError('It must be a language tag such as en or zh-Hans.');
}

async function search(io: CliIo, path: string, query: string, options: SearchCliOptions): Promise<ExitCode> {
  const { batch, run, json } = options;
  const isBatch = batch !== undefined && run !== undefined && query === '';
  const isQuery = batch === undefined && run === undefined && query.trim() !== '';
  if (!isBatch && !isQuery) {
    const sentence = 'Give words to look for, or --batch and --run together.';
    return printFailure(io, { at: 'attache', code: 'bad-usage', sentence }, EXIT.usage, json);
  }
  const missing = await missingPath(io, batch === undefined ? [path] : [path, batch], json);
  if (missing !== undefined) return missing;
  const opened = await openSearch(path);
  if (!opened.ok) return printRefusal(io, path, opened.code, opened.message, json, 'reader');
  try {
    const code = isBatch
      ? await answerBatch(io, opened.value, { path, batch, run }, options)
      : await answerQuery(io, opened.value, path, query, options);
    // Damage may show only while an index is asked.
    for (const { lang, reason } of await opened.value.rebuilt())
      io.err(`${path}:1: bad-index: The index of "${lang}" cannot be used and was made again: ${reason}`);
    return code;
  } finally {
    await opened.value.close();
  }
}

async function answerQuery(
  io: CliIo,
  opened: BundleSearch,
  path: string,
  text: string,
  { limit = SHOWN, lang, json }: SearchCliOptions,
): Promise<ExitCode> {
  const result = await opened.search({
    text,
    lang: lang ?? readerLanguage(opened),
    facets: {},
    sort: 'relevance',
    limit,
    prefixLast: false,
  });
  if (!result.ok) return printRefusal(io, path, result.code, result.message, json, 'reader');
  const { tookMs: _, ...answer } = result.value;
  const { archiveId, number } = opened.edition;
  if (json) io.out(JSON.stringify({ ok: true, archiveId, edition: number, query: text, ...answer }));
  else for (const line of formatAnswer(result.value, text)) io.out(line);
  return EXIT.done;
}

async function answerBatch(
  io: CliIo,
  opened: BundleSearch,
  files: { readonly path: string; readonly batch: string; readonly run: string },
  { limit = IN_A_RUN, lang, json }: SearchCliOptions,
): Promise<ExitCode> {
  const content = await readText(files.batch);
  if (content instanceof Error) return printFailure(io, unreadable(files.batch, content), EXIT.machine, json);
  const { queries, problems } = parseBatch(content);
  for (const { line, message } of problems) io.err(`${files.batch}:${line}: bad-query: ${message}`);
  if (problems.length > 0) {
    if (json) io.out(JSON.stringify({ ok: false, code: 'bad-query', problems }));
    return EXIT.input;
  }
  const done = await runBatch(opened, queries, {
    lang: lang ?? readerLanguage(opened),
    limit,
    to: files.run,
    onProgress: countProgress(io, 'Searching'),
    isCancelled: () => io.isCancelled(),
  });
  if (!done.ok && done.code === 'write-failed') {
    const sentence = `The run cannot be written: ${done.message}.`;
    return printFailure(io, { at: files.run, code: done.code, sentence }, EXIT.machine, json);
  }
  if (!done.ok) return printRefusal(io, files.path, done.code, done.message, json, 'reader');
  io.endProgress();
  if (json) io.out(JSON.stringify({ ok: true, queries: queries.length, lines: done.value, run: files.run }));
  else io.out(`${queries.length} queries, ${done.value} lines in ${files.run}`);
  return EXIT.done;
}

/** As the window's: English, unless the archive has none. */
function readerLanguage({ edition }: BundleSearch): string {
  const { languages } = edition;
  return languages.find((lang) => lang === 'en' || lang.startsWith('en-')) ?? languages[0] ?? 'en';
}

async function readText(path: string): Promise<string | Error> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
