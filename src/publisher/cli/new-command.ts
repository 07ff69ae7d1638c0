import type { Command } from 'commander';
import { createContentFolder } from '#publisher/create-content-folder';
import { type CliIo, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Run } from './run-cli.ts';

export function addNewCommand(program: Command, run: Run): void {
  program
    .command('new')
    .description('make a content folder with one of each; it must be empty or not be there')
    .argument('<folder>', 'the folder to make')
    .action((folder: string) => run((io) => makeNew(io, folder)));
}

async function makeNew(io: CliIo, folder: string): Promise<ExitCode> {
  const today = io.now().toISOString().slice(0, 10);
  const made = await createContentFolder(folder, { idSuffix: io.randomHex(4), today });
  if (!made.ok) {
    const { code, message: sentence } = made;
    return printFailure(
      io,
      { at: folder, code, sentence },
      code === 'write-failed' ? EXIT.machine : EXIT.usage,
    );
  }
  for (const file of made.value) io.out(file);
  return EXIT.done;
}
