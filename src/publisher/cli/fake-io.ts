// A world for the command line in tests: nothing is printed, nobody is asked. Used by tests only.
import type { CliIo } from './cli-io.ts';
import type { ExitCode } from './exit-codes.ts';
import { runCli } from './run-cli.ts';

/** What a command printed, and how it ended. */
export interface FakeRun {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs one command line in a world that may differ in some things. */
export async function runFake(args: readonly string[], over: Partial<CliIo> = {}): Promise<FakeRun> {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: () => undefined,
    endProgress: () => undefined,
    env: {},
    askHidden: () => Promise.resolve(undefined),
    isCancelled: () => false,
    now: () => new Date('2026-11-25T08:00:00.000Z'),
    randomHex: (bytes) => 'ab'.repeat(bytes),
    ...over,
  };
  return { code: await runCli(args, io), out, err };
}

/** The one JSON object that was printed; throws where it is not one. */
export function jsonOf({ out }: FakeRun): unknown {
  const [line = '', ...others] = out;
  const value: unknown = JSON.parse(line);
  if (others.length > 0 || typeof value !== 'object' || value === null) {
    throw new Error(`not one JSON object: ${out.join('\n')}`);
  }
  return value;
}
