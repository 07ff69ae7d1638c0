// npm run bench:storage: the stores that could hold the notes, under the same faults, side by side. `-- --full` runs as
// many rounds as docs/durability.md tells; `--stores=journal,lmdb` and `--faults=kill,power` choose.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { classicLevel } from '../stores/classic-level.ts';
import { lmdb } from '../stores/lmdb.ts';
import type { Candidate } from './candidate.ts';
import type { Speed } from './child-speed.ts';
import { runChild } from './children.ts';
import { electronStore } from './electron-store.ts';
import { bitFlips, failingCalls, fullDisk, kill9, powerCut, twoInstances, type Outcome } from './faults.ts';
import { journal } from './journal.ts';

const CANDIDATES = [journal, classicLevel, lmdb, electronStore];

function option(name: string): readonly string[] | undefined {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given?.slice(name.length + 3).split(',');
}

const isFull = process.argv.includes('--full');
const ROUNDS = isFull
  ? { kill: 1000, power: 500, step: 4096, calls: 40, flips: 5000, sizes: [10_000, 50_000] }
  : { kill: 50, power: 20, step: 32_768, calls: 15, flips: 300, sizes: [10_000] };

type Fault = (candidate: Candidate, root: string) => Promise<Outcome | string> | Outcome | string;

const FAULTS: Readonly<Record<string, Fault>> = {
  kill: ({ name }, root) => kill9(name, root, ROUNDS.kill),
  power: ({ name }, root) => powerCut(name, root, ROUNDS.power),
  ext4: ({ name }, root) => fullDisk(name, root, 'ext4', ROUNDS.step),
  tmpfs: ({ name }, root) => fullDisk(name, root, 'tmpfs', ROUNDS.step),
  calls: ({ name, paths }, root) => failingCalls(name, root, paths, ROUNDS.calls),
  flips: ({ name }, root) => bitFlips(name, root, ROUNDS.flips),
  two: ({ name }, root) => twoInstances(name, root),
};

const NAMES: Readonly<Record<string, string>> = {
  kill: 'kill -9',
  power: 'power cut (copy of an ext4 image)',
  ext4: 'full disk, ext4',
  tmpfs: 'full disk, tmpfs',
  calls: 'every n-th call fails',
  flips: 'one flipped bit',
  two: 'two instances',
};

function cellOf(outcome: Outcome | string): string {
  if (typeof outcome === 'string') return outcome;
  const { acked, lost, wrong, unreadable, note } = outcome;
  return `${acked} acks, ${lost} lost, ${wrong} wrong, ${unreadable} unreadable; ${note}`;
}

async function printFaults(candidates: readonly Candidate[], faults: readonly string[], root: string) {
  console.log(`\n| fault | ${candidates.map(({ name }) => name).join(' | ')} |`);
  console.log(`|${'---|'.repeat(candidates.length + 1)}`);
  for (const fault of faults) {
    const cells: string[] = [];
    for (const candidate of candidates) {
      process.stderr.write(`${fault}, ${candidate.name} …\n`);
      const act = FAULTS[fault];
      if (act === undefined) throw new Error(`no fault ${fault}`);
      const cell = cellOf(await act(candidate, root));
      process.stderr.write(`  ${cell}\n`);
      cells.push(cell);
    }
    console.log(`| ${NAMES[fault]} | ${cells.join(' | ')} |`);
  }
}

function printSpeed(candidates: readonly Candidate[], root: string): void {
  console.log(
    '\n| notes | store | open and read all, ms | of it processor | save p50, ms | save p95, ms | processor, mean | memory, MB |',
  );
  console.log(`|${'---|'.repeat(8)}`);
  for (const count of ROUNDS.sizes) {
    for (const { name } of candidates) {
      process.stderr.write(`speed, ${count} notes, ${name} …\n`);
      const folder = join(mkdtempSync(join(root, 'speed-')), 'store');
      // Each save of it writes the whole file: it is given all at once.
      runChild(name === 'electron-store' ? 'fill-at-once' : 'fill', name, folder, [count]);
      const { output, isCrash } = runChild('speed', name, folder, [count]);
      if (isCrash) {
        console.log(`| ${count} | ${name} | failed | | | | | |`);
        continue;
      }
      const { open, openCpu, p50, p95, saveCpu, memory }: Speed = JSON.parse(output);
      const cells = [
        open.toFixed(0),
        openCpu.toFixed(0),
        p50.toFixed(2),
        p95.toFixed(2),
        saveCpu.toFixed(2),
        memory.toFixed(0),
      ];
      console.log(`| ${count} | ${name} | ${cells.join(' | ')} |`);
      rmSync(folder, { recursive: true });
    }
  }
}

const root = mkdtempSync(join(tmpdir(), 'bench-storage-'));
const stores = option('stores');
const candidates = CANDIDATES.filter(({ name }) => stores?.includes(name) ?? true);
const faults = option('faults') ?? [...Object.keys(FAULTS), 'speed'];
const load = () => loadavg()[0]?.toFixed(1);
console.log(`# Stores for the notes: ${cpus().length} cores, load ${load()}, node ${process.version}`);
try {
  await printFaults(
    candidates,
    faults.filter((fault) => fault !== 'speed'),
    root,
  );
  if (faults.includes('speed')) printSpeed(candidates, root);
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`\nload at the end ${load()}`);
