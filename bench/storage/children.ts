import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';

const CHILD = join(import.meta.dirname, 'child.js');

/** Runs the child to its end. A signal is a crash. */
export function runChild(
  mode: string,
  name: string,
  folder: string,
  args: readonly (string | number)[] = [],
  wrapper: readonly string[] = [],
): { readonly output: string; readonly isCrash: boolean } {
  const [command = process.execPath, ...before] = wrapper.length > 0 ? wrapper : [process.execPath];
  const all = [...before, ...(wrapper.length > 0 ? [process.execPath] : []), CHILD, mode, name, folder];
  const { stdout, stderr, status } = spawnSync(command, [...all, ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (process.env['DEBUG'] && status !== 0) process.stderr.write(stderr);
  return { output: stdout, isCrash: status !== 0 };
}

/** What the child found: numbers that are right, how many are wrong, whether the store said that something is amiss. */
export interface Looked {
  readonly right: readonly number[];
  readonly wrong: number;
  readonly isTold: boolean;
}

/** `undefined` where the store cannot be opened or takes the process with it. */
export function lookInto(name: string, folder: string, bytes = 0): Looked | undefined {
  const { output, isCrash } = runChild('read', name, folder, [bytes]);
  if (isCrash) return undefined;
  const found: Looked = JSON.parse(output);
  return found;
}

/** Numbers after a word at the beginning of whole lines. */
export function numbersOf(word: 'ack' | 'fail', output: string): readonly number[] {
  return [...output.matchAll(new RegExp(`^${word} (\\d+)\\n`, 'gm'))].map(([, number]) => Number(number));
}

export function startChild(mode: string, name: string, folder: string, args: readonly number[]) {
  const child = spawn(process.execPath, [CHILD, mode, name, folder, ...args.map(String)]);
  return follow(child);
}

function follow(child: ChildProcessWithoutNullStreams) {
  let output = '';
  let wake = (): void => undefined;
  const state = { isClosed: false };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    wake();
  });
  const closed = new Promise<void>((resolve) =>
    child.on('close', () => {
      state.isClosed = true;
      wake();
      resolve();
    }),
  );
  return {
    output: () => output,
    kill: () => child.kill('SIGKILL'),
    closed,
    send: (line: string) => child.stdin.write(`${line}\n`),
    end: () => child.stdin.end(),
    /** Until so many lines were said, or the child is gone. */
    async lines(count: number): Promise<void> {
      while (output.split('\n').length <= count && !state.isClosed) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
