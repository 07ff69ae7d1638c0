import type { Command } from 'commander';
import type { Article } from '#core/archive/article';
import { editionChanges } from '#core/edition/edition-changes';
import type { RefusalCode } from '#core/edition/edition';
import type { Result } from '#core/result';
import { loadCatalogue } from '#node/edition/load-catalogue';
import { openBundle } from '#node/edition/open-bundle';
import { verifySignedEdition } from '#node/edition/verify-bundle';
import { ok } from '#core/result';
import { type CliIo, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Run } from './run-cli.ts';

interface DiffOptions {
  readonly json?: true;
}

export function addDiffCommand(program: Command, run: Run): void {
  program
    .command('diff')
    .description('tell what changed between two editions')
    .argument('<a>', 'the older: publication folder, bundle folder or .attache file')
    .argument('<b>', 'the newer')
    .option('--json', 'print one JSON object on standard output')
    .action((a: string, b: string, options: DiffOptions) => run((io) => diff(io, a, b, options)));
}

async function diff(io: CliIo, a: string, b: string, { json }: DiffOptions): Promise<ExitCode> {
  const before = await readArticles(a);
  if (!before.ok) return printRefusal(io, a, before.code, before.message, json);
  const after = await readArticles(b);
  if (!after.ok) return printRefusal(io, b, after.code, after.message, json);
  const changes = editionChanges(before.value, after.value);
  if (json) {
    io.out(JSON.stringify({ ok: true, ...changes }));
    return EXIT.done;
  }
  for (const id of changes.added) io.out(`added   ${id}`);
  for (const id of changes.revised) io.out(`revised ${id}`);
  for (const id of changes.removed) io.out(`removed ${id}`);
  return EXIT.done;
}

async function readArticles(path: string): Promise<Result<readonly Article[], RefusalCode>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  try {
    const signed = await verifySignedEdition(reader.value, {});
    if (!signed.ok) return signed;
    const catalogue = await loadCatalogue(signed.value.edition, (ref) => reader.value.readBlob(ref));
    return catalogue.ok ? ok(catalogue.value.articles) : catalogue;
  } finally {
    await reader.value.close();
  }
}
