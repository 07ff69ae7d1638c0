import { type Command, InvalidArgumentError } from 'commander';
import type { Fail } from '#core/result';
import { packBundle, type PackRefusal } from '#node/edition/pack-bundle';
import { type CliIo, countProgress, type JsonFlag, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { FILE_EXISTS, missingPath } from './named-path.ts';
import type { Run } from './run-cli.ts';

interface PackCliOptions {
  readonly to: string;
  readonly since?: number;
  readonly json?: true;
}

export function addPackCommand(program: Command, run: Run): void {
  program
    .command('pack')
    .description('pack the latest edition of a publication folder into one file')
    .argument('<dir>', 'publication folder')
    .requiredOption('--to <file>', 'the .attache file to write')
    .option('--since <edition>', 'leave out what this older edition already has', editionNumber)
    .option('--json', 'print one JSON object on standard output')
    .action((dir: string, options: PackCliOptions) => run((io) => pack(io, dir, options)));
}

function editionNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('an edition is a number from 1');
  return Number(text);
}

async function pack(io: CliIo, dir: string, { to, since, json }: PackCliOptions): Promise<ExitCode> {
  const missing = await missingPath(io, [dir], json);
  if (missing !== undefined) return missing;
  const packed = await packBundle(dir, to, {
    ...(since === undefined ? {} : { since }),
    onProgress: countProgress(io, 'Packing'),
    isCancelled: () => io.isCancelled(),
  });
  if (!packed.ok) return printRefused(io, packed, { dir, to }, json);
  if (json) io.out(JSON.stringify({ ok: true, file: to, ...packed.value }));
  else {
    const { bytes, sha256, wasThere } = packed.value;
    io.out(`${to}: ${bytes} bytes, SHA-256 ${sha256}${wasThere ? '; it was there already' : ''}`);
  }
  return EXIT.done;
}

function printRefused(
  io: CliIo,
  { code, message }: Fail<PackRefusal>,
  { dir, to }: { readonly dir: string; readonly to: string },
  json: JsonFlag,
): ExitCode {
  if (code === 'no-older-edition') {
    const sentence = `An update needs an older edition that is in ${dir}: ${message}. No file was written.`;
    return printFailure(io, { at: '--since', code, sentence }, EXIT.usage, json);
  }
  if (code === 'exists') return printFailure(io, { at: to, code, sentence: FILE_EXISTS }, EXIT.usage, json);
  if (code === 'is-folder') {
    const sentence =
      'The edition cannot be written there: it is a folder, and a file is wanted. Give the name of the .attache file ' +
      'to write. No file was written.';
    return printFailure(io, { at: to, code, sentence }, EXIT.machine, json);
  }
  const isTarget = code === 'write-failed' || code === 'disk-full';
  return printRefusal(io, isTarget ? to : dir, code, message, json);
}
