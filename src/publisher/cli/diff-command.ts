import type { Command } from 'commander';
import type { Article } from '#core/archive/article';
import { editionChanges } from '#core/edition/edition-changes';
import type { Edition, RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { loadCatalogue } from '#node/edition/load-catalogue';
import { openBundle } from '#node/edition/open-bundle';
import { verifySignedEdition } from '#node/edition/verify-bundle';
import { type CliIo, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingPath } from './named-path.ts';
import type { Run } from './run-cli.ts';

interface DiffOptions {
  readonly json?: true;
}

export function addDiffCommand(program: Command, run: Run): void {
  program
    .command('diff')
    .description('tell what changed between two editions')
    .argument('<a>', 'the older: publication folder, editions/<n> in it, bundle folder or .attache file')
    .argument('<b>', 'the newer')
    .option('--json', 'print one JSON object on standard output')
    .action((a: string, b: string, options: DiffOptions) => run((io) => diff(io, a, b, options)));
}

async function diff(io: CliIo, a: string, b: string, { json }: DiffOptions): Promise<ExitCode> {
  const missing = await missingPath(io, [a, b], json);
  if (missing !== undefined) return missing;
  const before = await readSide(a);
  if (!before.ok) return printRefusal(io, a, before.code, before.message, json);
  const after = await readSide(b);
  if (!after.ok) return printRefusal(io, b, after.code, after.message, json);
  const changes = editionChanges(before.value.articles, after.value.articles);
  if (json) {
    const [from, to] = [before.value.edition.number, after.value.edition.number];
    io.out(JSON.stringify({ ok: true, from, to, ...changes }));
    return EXIT.done;
  }
  for (const id of changes.added) io.out(`added   ${id}`);
  for (const id of changes.revised) io.out(`revised ${id}`);
  for (const id of changes.removed) io.out(`removed ${id}`);
  const { added, revised, removed } = changes;
  if (added.length + revised.length + removed.length === 0) io.out(noDifference(before.value, after.value));
  return EXIT.done;
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
