import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  installFrom,
  openQuickStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
const SECOND = { 'first-article': 'One two three, revised.', 'third-article': 'Seven.' };
const ROUNDS = 14;

let made: string;
let program: string;
/** Calls of the disk that an undisturbed update makes. */
let calls: number;
let treeBefore: readonly string[];
let treeAfter: readonly string[];
const at = (name: string) => join(made, name);
const names = async (folder: string) => Object.keys(await readTree(folder));

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-killed-install-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(HERE, 'testing/install-and-die.ts'), outDir: at('program'), minify: false },
  });
  program = join(at('program'), 'install-and-die.js');
  await publish(at('one'), { bodies: FIRST });
  await cp(at('one'), at('two'), { recursive: true });
  await publish(at('two'), { bodies: SECOND });
  valueOf(await installFrom(await openQuickStore(at('pristine')), at('one')));
  treeBefore = await names(at('pristine'));
  await cp(at('pristine'), at('updated'), { recursive: true });
  calls = callsOf(run(at('updated'), 0).stdout);
  treeAfter = await names(at('updated'));
}, 60_000);
afterAll(() => rm(made, { recursive: true, force: true, maxRetries: 5 }));

/** What an install that was not disturbed says of itself. */
function callsOf(output: string): number {
  const found = /^installed (\d+)\n$/u.exec(output)?.[1];
  if (found === undefined) throw new Error(`no install: ${output}`);
  return Number(found);
}

function run(folder: string, call: number) {
  return spawnSync(process.execPath, [program, folder, at('two'), String(call)], { encoding: 'utf8' });
}

describe(`an update killed in the middle of one of its calls of the disk, ${ROUNDS} rounds`, () => {
  it('leaves the edition that was open, whole, and nothing else after the next start', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = at(`round-${round}`);
      await cp(at('pristine'), folder, { recursive: true });
      const call = 1 + Math.round((round * (calls - 1)) / (ROUNDS - 1));
      expect(run(folder, call)).toMatchObject({ signal: 'SIGKILL', stdout: '' });
      const store = await openQuickStore(folder);
      const edition = store.current()?.edition ?? 0;
      seen.add(edition);
      expect(store.problems()).toEqual([]);
      expect(await readOpenArticles(store)).toEqual(edition === 1 ? FIRST : SECOND);
      expect(await names(folder)).toEqual(edition === 1 ? treeBefore : treeAfter);
      expect(valueOf(await installFrom(store, at('two')))).toMatchObject({ edition: 2, previous: 1 });
      expect(await names(folder)).toEqual(treeAfter);
    }
    // Before the switch the old one, after it the new one.
    expect(seen).toEqual(new Set([1, 2]));
  }, 120_000);

  it('goes on where it is started again and again, and arrives', async () => {
    const folder = at('again');
    await cp(at('pristine'), folder, { recursive: true });
    for (const call of [9, 30, 17, 45, 5]) expect(run(folder, call).signal).toBe('SIGKILL');
    expect(run(folder, 0).stdout).toMatch(/^installed /u);
    expect(await names(folder)).toEqual(treeAfter);
    expect(await readOpenArticles(await openQuickStore(folder))).toEqual(SECOND);
  }, 60_000);

  it('leaves nothing of a first install, and no warning', async () => {
    const whole = callsOf(run(at('first'), 0).stdout);
    // The last two are after the edition was written, and before the pointer, which takes the last calls.
    for (const call of [6, Math.floor(whole / 3), whole - 20, whole - 14]) {
      const folder = at(`first-${call}`);
      expect(run(folder, call).signal).toBe('SIGKILL');
      const store = await openQuickStore(folder);
      expect([store.list(), store.problems()]).toEqual([[], []]);
      expect((await names(folder)).filter((name) => !name.startsWith('archives.'))).toEqual([]);
      valueOf(await installFrom(store, at('two')));
      expect(await readOpenArticles(store)).toEqual(SECOND);
    }
  }, 60_000);
});
