import type { Command } from 'commander';
import { createKeyFile, type KeyInfo, showKeyFile } from '#node/edition/key-file';
import { ok, type Ok } from '#core/result';
import { type CliFailure, type CliIo, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { NO_PASSPHRASE } from './passphrases.ts';
import type { Run } from './run-cli.ts';

interface KeysOptions {
  readonly json?: true;
}

export function addKeysCommands(program: Command, run: Run): void {
  const keys = program.command('keys').description('make and show signing keys');
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
    .option('--json', 'print one JSON object on standard output')
    .action((file: string, options: KeysOptions) => run((io) => showKey(io, file, options)));
}

async function newKey(io: CliIo, file: string, options: KeysOptions): Promise<ExitCode> {
  const { json } = options;
  const passphrase = await newPassphrase(io, file);
  if (!passphrase.ok) return printFailure(io, passphrase.failure, EXIT.usage, json);
  const made = await createKeyFile(file, passphrase.value);
  if (made.ok) return printKey(io, made.value, options);
  const { code } = made;
  const exit = code === 'write-failed' ? EXIT.machine : EXIT.usage;
  return printFailure(io, { at: file, code, sentence: NEW_SENTENCES[code] }, exit, json);
}

const NEW_SENTENCES = {
  exists: 'There is a file of this name already; it was left as it is.',
  'weak-passphrase': 'The passphrase must have eight characters or more.',
  'write-failed': 'The file cannot be written there.',
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

async function showKey(io: CliIo, file: string, options: KeysOptions): Promise<ExitCode> {
  const shown = await showKeyFile(file);
  if (shown.ok) return printKey(io, shown.value, options);
  const sentence =
    shown.code === 'read-failed'
      ? 'This key file cannot be read.'
      : 'This is not a key file of this program.';
  const exit = shown.code === 'read-failed' ? EXIT.machine : EXIT.refused;
  return printFailure(io, { at: file, code: shown.code, sentence }, exit, options.json);
}

function printKey(io: CliIo, { keyId, publicKey, fingerprint }: KeyInfo, options: KeysOptions): ExitCode {
  if (options.json) {
    io.out(JSON.stringify({ ok: true, keyId, publicKey, fingerprint }));
    return EXIT.done;
  }
  io.out(`Key id:      ${keyId}`);
  io.out(`Public key:  ${publicKey}`);
  io.out(`Fingerprint: ${fingerprint}`);
  return EXIT.done;
}
