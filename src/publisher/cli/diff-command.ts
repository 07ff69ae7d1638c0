import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseSample } from '#core/annotations/parse-sample';
import type { Article } from '#core/archive/article';
import { editionChanges } from '#core/edition/edition-changes';
import type { Edition, EditionChanges, RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { loadCatalogue } from '#node/edition/load-catalogue';
import { openBundle } from '#node/edition/open-bundle';
import { verifySignedEdition } from '#node/edition/verify-bundle';
import { type CliIo, type JsonFlag, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { forecastSample, reportLines, reportOf, type ForecastReport } from './forecast-annotations.ts';
import { missingPath } from './named-path.ts';
import type { Run } from './run-cli.ts';

interface DiffOptions {
  readonly json?: true;
  /** A sample of annotations, to tell what the newer edition would do to them. */
  readonly annotations?: string;
}

export function addDiffCommand(program: Command, run: Run): void {
  program
    .command('diff')
    .description('tell what changed between two editions')
    .argument('<a>', 'the older: publication folder, editions/<n> in it, bundle folder or .attache file')
    .argument('<b>', 'the newer')
    .option(
      '--annotations <file>',
      'tell what would become of these: notes.json, or Web Annotations (JSON-LD)',
    )
    .option('--json', 'print one JSON object on standard output')
    .action((a: string, b: string, options: DiffOptions) => run((io) => diff(io, a, b, options)));
}

async function diff(io: CliIo, a: string, b: string, options: DiffOptions): Promise<ExitCode> {
  const { json, annotations } = options;
  const missing = await missingPath(io, [a, b, ...(annotations === undefined ? [] : [annotations])], json);
  if (missing !== undefined) return missing;
  const before = await readSide(a);
  if (!before.ok) return printRefusal(io, a, before.code, before.message, json);
  const after = await readSide(b);
  if (!after.ok) return printRefusal(io, b, after.code, after.message, json);
  const changes = editionChanges(before.value.articles, after.value.articles);
  const forecast =
    annotations === undefined ? undefined : await forecastFile(annotations, a, before.value, b, after.value);
  if (forecast?.ok === false) return printForecastFailure(io, forecast, json);
  const found = { changes, forecast: forecast?.value };
  if (json) printJson(io, before.value, after.value, found);
  else printLines(io, before.value, after.value, found);
  return EXIT.done;
}

interface Found {
  readonly changes: EditionChanges;
  readonly forecast: ForecastReport | undefined;
}

function printJson(io: CliIo, a: Side, b: Side, { changes, forecast }: Found): void {
  const [from, to] = [a.edition.number, b.edition.number];
  const annotations = forecast === undefined ? {} : { annotations: forecast };
  io.out(JSON.stringify({ ok: true, from, to, ...changes, ...annotations }));
}

function printLines(io: CliIo, a: Side, b: Side, { changes, forecast }: Found): void {
  const { added, revised, removed } = changes;
  for (const id of added) io.out(`added   ${id}`);
  for (const id of revised) io.out(`revised ${id}`);
  for (const id of removed) io.out(`removed ${id}`);
  if (added.length + revised.length + removed.length === 0) io.out(noDifference(a, b));
  for (const line of forecast === undefined ? [] : reportLines(forecast)) io.out(line);
}

type ForecastFailure =
  | { readonly ok: false; readonly at: string; readonly code: RefusalCode; readonly message: string }
  | { readonly ok: false; readonly at: string; readonly code: 'not-annotations' };

async function forecastFile(
  file: string,
  a: string,
  before: Side,
  b: string,
  after: Side,
): Promise<ForecastFailure | { readonly ok: true; readonly value: ForecastReport }> {
  const sample = parseSample(await readSampleFile(file));
  if (sample === undefined) return { ok: false, at: file, code: 'not-annotations' };
  const sides = [
    { path: a, articles: before.articles },
    { path: b, articles: after.articles },
  ] as const;
  const forecasts = await forecastSample(sample, ...sides);
  if (!forecasts.ok) return { ok: false, at: b, code: forecasts.code, message: forecasts.message };
  return ok(reportOf(forecasts.value, sample));
}

/** Undefined, which is no sample, where the bytes are not JSON in UTF-8. */
async function readSampleFile(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // What is no JSON is told as no annotations, without a word of it.
    return undefined;
  }
}

function printForecastFailure(io: CliIo, failure: ForecastFailure, json: JsonFlag): ExitCode {
  if (failure.code !== 'not-annotations') {
    return printRefusal(io, failure.at, failure.code, failure.message, json);
  }
  const sentence =
    'This holds no annotations: neither a notes.json of the app nor Web Annotations in JSON-LD.';
  return printFailure(io, { at: failure.at, code: failure.code, sentence }, EXIT.input, json);
}

interface Side {
  readonly edition: Edition;
  readonly sha256: string;
  readonly articles: readonly Article[];
}

function noDifference(a: Side, b: Side): string {
  if (a.sha256 === b.sha256) return `No difference: both are edition ${a.edition.number}.`;
  return `No difference between the articles of edition ${a.edition.number} and edition ${b.edition.number}.`;
}

async function readSide(path: string): Promise<Result<Side, RefusalCode>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  try {
    const signed = await verifySignedEdition(reader.value, { underOlderRoots: true });
    if (!signed.ok) return signed;
    const { edition, sha256 } = signed.value;
    const catalogue = await loadCatalogue(edition, (ref) => reader.value.readBlob(ref));
    return catalogue.ok ? ok({ edition, sha256, articles: catalogue.value.articles }) : catalogue;
  } finally {
    await reader.value.close();
  }
}
