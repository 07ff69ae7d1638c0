import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { acquireDataLock, LOCK_FILE } from '#node/storage/data-lock';

const HERE = dirname(fileURLToPath(import.meta.url));
let folder: string;
let program: string;

/** Builds the child as the main process is built: everything in one file, with the same alias. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attache-killed-'));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { atomically: join(HERE, 'atomically-shim.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(HERE, 'testing/save-notes-forever.ts'),
      outDir: join(folder, 'program'),
      minify: false,
    },
  });
  program = join(folder, 'program', 'save-notes-forever.js');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const dataFolder = () => mkdtempSync(join(folder, 'data-'));

/**
 * Runs the child until it ends by itself, or is killed once it has saved and `stop` has come; gives the blocks it
 * acknowledged.
 */
async function runAndKill(
  data: string,
  prefix: string,
  stop: () => Promise<unknown>,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, data, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const acked = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('\n')) resolve();
    });
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  await Promise.race([acked, closed]);
  await Promise.race([stop(), closed]);
  child.kill('SIGKILL');
  await closed;
  // The last line may be cut; only whole ones are promises.
  return [...output.matchAll(/^ack (.+)\n/gm)].map(([, block]) => block ?? '');
}

/** Opens the folder as the next start would. */
function openAgain(data: string) {
  const lock = acquireDataLock(data);
  if (!lock.ok) throw new Error(lock.message);
  const store = openAnnotationsStore({
    folder: data,
    now: () => new Date().toISOString(),
    uuid: randomUUID,
  });
  const blocks = new Set(store.list().map(({ target }) => target.block));
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replace(/\d{6}/, 'n'))
    .sort();
  lock.value.release();
  return { blocks, names, problems: store.problems };
}

describe('a process killed while it saves', () => {
  it('loses no note it said was saved, in 50 rounds, and leaves nothing after the next start', async () => {
    const data = dataFolder();
    const acked: string[] = [];
    for (let round = 1; round <= 50; round += 1) {
      acked.push(...(await runAndKill(data, `r${round}`, () => delay(Math.random() * 60))));
      const { blocks, names, problems } = openAgain(data);
      expect(problems).toEqual([]);
      expect(acked.filter((block) => !blocks.has(block))).toEqual([]);
      expect(new Set(names)).toEqual(new Set(['attache.lock', 'notes', join('notes', 'notes-n.journal')]));
    }
    expect(acked.length).toBeGreaterThan(50);
  }, 120_000);

  it('has the folder for itself while it lives', async () => {
    const data = dataFolder();
    let isSecondDone = (): void => undefined;
    const secondDone = new Promise<void>((resolve) => (isSecondDone = resolve));
    const first = runAndKill(data, 'first', () => secondDone);
    while (!existsSync(join(data, 'notes'))) await delay(20);
    const second = spawnSync(process.execPath, [program, data, 'second'], { encoding: 'utf8' });
    expect(second).toMatchObject({ status: 3, stdout: 'locked\n' });
    isSecondDone();
    const acked = await first;
    expect(openAgain(data).blocks.size).toBeGreaterThanOrEqual(acked.length);
  }, 30_000);

  it('is followed by one of several that start at once, and by no more', async () => {
    const data = dataFolder();
    await runAndKill(data, 'dead', () => delay(0));
    const before = openAgain(data).blocks.size;
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(
      join(data, LOCK_FILE),
      JSON.stringify({ pid: gone, host: hostname(), startedAt: '2026-11-24T08:00:00.000Z' }),
    );
    let losers = 0;
    let areThreeLost = (): void => undefined;
    const threeLost = new Promise<void>((resolve) => (areThreeLost = resolve));
    const compete = async (n: number) => {
      const acked = await runAndKill(data, `heir${n}`, () => Promise.race([threeLost, delay(15_000)]));
      losers += acked.length === 0 ? 1 : 0;
      if (losers === 3) areThreeLost();
      return acked;
    };
    const heirs = await Promise.all([1, 2, 3, 4].map(compete));
    const winners = heirs.filter((acked) => acked.length > 0);
    expect(winners).toHaveLength(1);
    expect(openAgain(data).blocks.size).toBeGreaterThanOrEqual(before + (winners[0]?.length ?? 0));
  }, 30_000);
});
