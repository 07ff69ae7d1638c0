// Commands about who may publish: `keys root`, `rotate`, `revoke`, `sign`, `apply`.
import { type Command, InvalidArgumentError } from 'commander';
import { MAX_COUNTER } from '#core/edition/schema-parts';
import { applyRoot } from './apply-root.ts';
import { makeFirstRoot, makeNextRoot, revokeKey } from './make-root.ts';
import { repeated } from './open-keys.ts';
import type { Run } from './run-cli.ts';
import { signInTurn } from './sign-in-turn.ts';

const PUBLIC = 'key file or public key, as "keys show" prints it';
const JSON_OPTION = ['--json', 'print one JSON object on standard output'] as const;

/** Adds the commands below `keys`. */
export function addRootCommands(keys: Command, run: Run): void {
  addMaking(keys, run);
  keys
    .command('sign')
    .description('add a signature to a root file, or to an edition that waits for it')
    .argument('<file>', 'root file, or editions/<n>/edition.json of a publication folder')
    .requiredOption('--key <file>', 'signing key; may be repeated', repeated)
    .option(...JSON_OPTION)
    .action((file: string, options: Parameters<typeof signInTurn>[2]) =>
      run((io) => signInTurn(io, file, options)),
    );
  keys
    .command('apply')
    .description('put a root that enough keys have signed into a publication folder')
    .argument('<file>', 'root file')
    .requiredOption('--to <dir>', 'publication folder; made where it is not there')
    .option(...JSON_OPTION)
    .action((file: string, options: Parameters<typeof applyRoot>[2]) =>
      run((io) => applyRoot(io, file, options)),
    );
}

function addMaking(keys: Command, run: Run): void {
  withRoles(keys.command('root'))
    .description('make the first root of an archive: which keys may change it, and which may publish')
    .argument('<pub...>', `of those who hold the root: ${PUBLIC}`)
    .requiredOption('--content <folder>', 'content folder: the archiveId is taken from its archive.yaml')
    .action((pubs: readonly string[], options: Parameters<typeof makeFirstRoot>[2]) =>
      run((io) => makeFirstRoot(io, pubs, options)),
    );
  withRoles(keys.command('rotate'))
    .description('make the next root of a publication, with other keys or thresholds')
    .argument('<dir>', 'publication folder')
    .option('--root <pub>', `all who hold the root from now on: ${PUBLIC}; may be repeated`, repeated)
    .option('--new-epoch', 'begin an epoch: undoes an edition number that a thief has run up')
    .action((dir: string, options: Parameters<typeof makeNextRoot>[2]) =>
      run((io) => makeNextRoot(io, dir, options)),
    );
  withRoles(keys.command('revoke'))
    .description('make the next root of a publication without a key that is stolen or lost')
    .argument('<dir>', 'publication folder')
    .argument('<key>', 'key id, key file or public key')
    .requiredOption(
      '--from <edition>',
      'the first edition that may be a thief’s; of those before nothing is doubted',
      whole,
    )
    .option('--root <pub>', `all who hold the root from now on: ${PUBLIC}; may be repeated`, repeated)
    .option('--new-epoch', 'begin an epoch: undoes an edition number that a thief has run up')
    .action((dir: string, key: string, options: Parameters<typeof revokeKey>[3]) =>
      run((io) => revokeKey(io, dir, key, options)),
    );
}

function withRoles(command: Command): Command {
  return command
    .requiredOption('--out <file>', 'root file to write, to be signed by each in turn')
    .option('--threshold <n>', 'how many of those who hold the root must sign the next one', whole)
    .option('--release <pub>', `all who may publish: ${PUBLIC}; may be repeated`, repeated)
    .option('--release-threshold <n>', 'how many of those must sign an edition', whole)
    .option('--withdrawal-threshold <n>', 'how many must sign an edition that withdraws articles', whole)
    .option('--key <file>', 'signing key: sign at once; may be repeated', repeated)
    .option(...JSON_OPTION);
}

function whole(text: string): number {
  const value = /^[1-9]\d{0,12}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > MAX_COUNTER) throw new InvalidArgumentError('give a number from 1');
  return value;
}
