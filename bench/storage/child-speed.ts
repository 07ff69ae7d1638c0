import { randomInt } from 'node:crypto';
import { bodyOf, type Candidate } from './candidate.ts';

/** Milliseconds, and megabytes of the process above what it had before the store was opened. */
export interface Speed {
  readonly open: number;
  /** Processor time of the opening: other work on the machine does not add to it. */
  readonly openCpu: number;
  readonly p50: number;
  readonly p95: number;
  /** Processor time of a save, on average. */
  readonly saveCpu: number;
  readonly memory: number;
}

/** Opens a store of `count` notes, reads all, and saves 300 of them anew. A process measures one opening. */
export async function measureSpeed(which: Candidate, folder: string, count: number): Promise<Speed> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const store = await which.open(folder);
  const { notes } = await store.read();
  const open = performance.now() - start;
  const openCpu = cpuSince(cpuBefore);
  if (notes.size !== count) throw new Error(`${notes.size} of ${count} notes`);
  const times: number[] = [];
  const cpuOpened = process.cpuUsage();
  for (let round = 0; round < 300; round += 1) {
    const number = randomInt(1, count + 1);
    const began = performance.now();
    await store.save(number, `${bodyOf(number)}${round}`);
    times.push(performance.now() - began);
  }
  const saveCpu = cpuSince(cpuOpened) / times.length;
  const memory = (process.memoryUsage().rss - before) / 1_048_576;
  await store.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { open, openCpu, p50: at(0.5), p95: at(0.95), saveCpu, memory };
}

/** In ms. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
