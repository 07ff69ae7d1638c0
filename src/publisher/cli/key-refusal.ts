import type { Fail } from '#core/result';
import { type CliIo, type JsonFlag, printFailure } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Prints why a key file was not opened, and gives the exit code. */
export function printKeyRefusal(
  io: CliIo,
  file: string,
  { code, message }: Fail<'wrong-passphrase' | 'not-a-key-file' | 'read-failed'>,
  json: JsonFlag,
): ExitCode {
  switch (code) {
    case 'read-failed': {
      const sentence = `This key file cannot be read: ${message}.`;
      return printFailure(io, { at: file, code, sentence }, EXIT.machine, json);
    }
    case 'not-a-key-file': {
      const sentence = 'This is not a key file of this program.';
      return printFailure(io, { at: file, code, sentence }, EXIT.refused, json);
    }
    case 'wrong-passphrase': {
      const sentence = 'This is not the passphrase of this key, or the file is damaged.';
      return printFailure(io, { at: file, code, sentence }, EXIT.refused, json);
    }
  }
}
