import type { CliFailure, CliIo } from './cli-io.ts';

/**
 * The passphrases of some key files, in their order: the lines of `ATTACHE_PASSPHRASE` where it is set, else
 * asked for on the terminal. Undefined where there is neither, or where the variable has too few lines.
 */
export async function readPassphrases(
  io: CliIo,
  keyFiles: readonly string[],
): Promise<readonly string[] | undefined> {
  const given = io.env['ATTACHE_PASSPHRASE'];
  if (given !== undefined && given !== '') {
    const lines = given.split(/\r?\n/).slice(0, keyFiles.length);
    return lines.length === keyFiles.length && lines.every((line) => line !== '') ? lines : undefined;
  }
  const answers: string[] = [];
  for (const file of keyFiles) {
    const answer = await io.askHidden(`Passphrase of ${file}: `);
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  return answers;
}

/** Said where no passphrase could be had. */
export const NO_PASSPHRASE: CliFailure = {
  at: 'ATTACHE_PASSPHRASE',
  code: 'no-passphrase',
  sentence: 'There is no terminal to ask on: put the passphrase into this variable, one line for each --key.',
};
