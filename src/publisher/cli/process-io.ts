import { randomBytes } from 'node:crypto';
import process from 'node:process';
import type { CliIo } from './cli-io.ts';
import { askHidden } from './ask-hidden.ts';
import { EXIT } from './exit-codes.ts';

const CLEAR_LINE = '\r\u001B[K';

/** The real terminal. The first interrupt lets the command stop tidily, the second ends it at once. */
export function createProcessIo(): CliIo {
  let isCancelled = false;
  let isDrawn = false;
  const hasTerminal = process.stderr.isTTY;
  process.on('SIGINT', () => {
    if (isCancelled) process.exit(EXIT.interrupted);
    isCancelled = true;
  });
  // "attache import … | head": the reader has seen enough, which is no reason to break off the work.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!('code' in error) || error.code !== 'EPIPE') throw error;
    });
  }
  const endProgress = (): void => {
    if (isDrawn) process.stderr.write(CLEAR_LINE);
    isDrawn = false;
  };
  return {
    out: (line) => {
      endProgress();
      process.stdout.write(`${line}\n`);
    },
    err: (line) => {
      endProgress();
      process.stderr.write(`${line}\n`);
    },
    progress(text) {
      if (!hasTerminal) return;
      process.stderr.write(`${CLEAR_LINE}${text}`);
      isDrawn = true;
    },
    endProgress,
    env: process.env,
    askHidden,
    isCancelled: () => isCancelled,
    now: () => new Date(),
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
  };
}
