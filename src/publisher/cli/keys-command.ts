import type { Command } from 'commander';
import { createKeyFile, type KeyInfo, showKeyFile } from '#node/edition/key-file';
import { ok, type Ok } from '#core/result';
import { describeRoot, type DescribedRoot } from '#node/edition/describe-root';
import { type CliFailure, type CliIo, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { printKeyRefusal } from './key-refusal.ts';
import { FILE_EXISTS, missingKey, missingPath } from './named-path.ts';
import { NO_PASSPHRASE } from './passphrases.ts';
import { addRootCommands } from './root-commands.ts';
import { NOT_A_ROOT } from './root-option.ts';
import type { Run } from './run-cli.ts';

interface KeysOptions {
  readonly json?: true;
}

interface ShowOptions extends KeysOptions {
  readonly root?: string;
}

export function addKeysCommands(program: Command, run: Run): void {
  const keys = program.command('keys').description('make and show signing keys, and say who may publish');
  keys
    .command('new')
    .description('make a signing key, sealed with a passphrase')
    .argument('<file>', 'where the key is written; it must not be there')
    .option('--json', 'print one JSON object on standard output')
    .action((file: string, options: KeysOptions) => run((io) => newKey(io, file, options)));
  keys
    .command('show')
    .description('show what may be told about a key; needs no passphrase')
    .argument('<file>', 'key file')
    .option(
      '--root <path>',
      'root file or edition: print its fingerprint too, and whether this key may publish',
    )
    .option('--json', 'print one JSON object on standard output')
    .action((file: string, options: ShowOptions) => run((io) => showKey(io, file, options)));
  addRootCommands(keys, run);
}

async function newKey(io: CliIo, file: string, options: KeysOptions): Promise<ExitCode> {
  const { json } = options;
  const passphrase = await newPassphrase(io, file);
  if (!passphrase.ok) return printFailure(io, passphrase.failure, EXIT.usage, json);
  const made = await createKeyFile(file, passphrase.value);
  if (made.ok) return printKey(io, made.value, undefined, options);
  const { code, message } = made;
  if (code === 'write-failed') {
    const sentence = `The file cannot be written there: ${message}.`;
    return printFailure(io, { at: file, code, sentence }, EXIT.machine, json);
  }
  return printFailure(io, { at: file, code, sentence: NEW_SENTENCES[code] }, EXIT.usage, json);
}

const NEW_SENTENCES = {
  exists: FILE_EXISTS,
  'weak-passphrase': 'The passphrase must have eight characters or more.',
} as const;

/** A new passphrase is typed twice: nobody can see a slip. */
async function newPassphrase(io: CliIo, file: string): Promise<Ok<string> | NoPassphrase> {
  const given = io.env['ATTACHE_PASSPHRASE'];
  if (given !== undefined && given !== '') return ok(given.split(/\r?\n/)[0] ?? '');
  const first = await io.askHidden(`New passphrase for ${file}: `);
  const second = first === undefined ? undefined : await io.askHidden('The same again: ');
  if (first === undefined || second === undefined) return { ok: false, failure: NO_PASSPHRASE };
  if (first === second) return ok(first);
  const sentence = 'The two passphrases are not the same; no key was made.';
  return { ok: false, failure: { at: file, code: 'passphrases-differ', sentence } };
}

interface NoPassphrase {
  readonly ok: false;
  readonly failure: CliFailure;
}

async function showKey(io: CliIo, file: string, options: ShowOptions): Promise<ExitCode> {
  const { root: rootPath, json } = options;
  const missing =
    (await missingKey(io, [file], json)) ??
    (await missingPath(io, rootPath === undefined ? [] : [rootPath], json));
  if (missing !== undefined) return missing;
  const shown = await showKeyFile(file);
  if (!shown.ok) return printKeyRefusal(io, file, shown, json);
  if (rootPath === undefined) return printKey(io, shown.value, undefined, options);
  const root = await describeRoot(rootPath);
  if (root.ok) return printKey(io, shown.value, root.value, options);
  if (root.code === 'not-a-root')
    return printFailure(io, { at: rootPath, code: root.code, sentence: NOT_A_ROOT }, EXIT.refused, json);
  return printRefusal(io, rootPath, root.code, root.message, json);
}

const NO_ROOT_YET =
  'These two name the key. The six words that readers compare are those of the archive’s root: the first ' +
  '"attache publish" with this key makes the root and prints them; later, give "attache keys show" the root with --root.';

function printKey(
  io: CliIo,
  { keyId, publicKey }: KeyInfo,
  root: DescribedRoot | undefined,
  options: KeysOptions,
): ExitCode {
  const mayPublish = root?.releaseKeys.includes(keyId);
  if (options.json) {
    const ofRoot = root === undefined ? {} : { fingerprint: root.fingerprint, mayPublish };
    io.out(JSON.stringify({ ok: true, keyId, publicKey, ...ofRoot }));
    return EXIT.done;
  }
  io.out(`Key id:      ${keyId}`);
  io.out(`Public key:  ${publicKey}`);
  if (root === undefined) {
    io.out(NO_ROOT_YET);
    return EXIT.done;
  }
  io.out(`Fingerprint of the root of ${root.archiveId}: ${root.fingerprint}`);
  io.out(mayPublish ? 'This key may publish under it.' : 'This key may not publish under it.');
  return EXIT.done;
}
