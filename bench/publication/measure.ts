import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PEAK = pathToFileURL(resolve('bench/publication/peak.mjs')).href;

export interface Measured {
  readonly seconds: number;
  /** 0 where it is not a program of ours. */
  readonly peakBytes: number;
  readonly cpuSeconds: number;
  /** Load of the machine at the end. */
  readonly load: number;
  readonly stdout: string;
}

/** Runs a program of ours to its end. Throws where it fails. */
export function runNode(work: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Measured {
  const peak = join(work, 'peak.json');
  const run = runTimed(process.execPath, args, {
    ...env,
    NODE_OPTIONS: `--import=${PEAK}`,
    ATTACHE_BENCH_PEAK: peak,
  });
  const said: unknown = JSON.parse(readFileSync(peak, 'utf8'));
  rmSync(peak);
  return { ...run, ...numbersOf(said, 'peakBytes', 'cpuSeconds') };
}

/** Runs any program to its end. Throws where it fails. */
export function runTimed(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Measured {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${status ?? signal}\n${stderr.slice(-2000)}`);
  return { seconds, peakBytes: 0, cpuSeconds: 0, load: loadavg()[0] ?? 0, stdout };
}

/** Numbers of a JSON object by their names; 0 where one is missing. */
export function numbersOf<K extends string>(
  value: unknown,
  ...names: readonly K[]
): Readonly<Record<K, number>> {
  const found = new Map(Object.entries(Object(value)));
  const number = (name: K): number => {
    const one = found.get(name);
    return typeof one === 'number' ? one : 0;
  };
  // Library edge: fromEntries forgets the names it was given.
  return Object.fromEntries(names.map((name) => [name, number(name)])) as Record<K, number>;
}
