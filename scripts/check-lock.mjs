// Checks the package-lock.json of the app and of the benchmarks' packages: no download addresses, no missing optional binaries, no unexpected scripts.
import { readFileSync } from 'node:fs';
import { lockProblems } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';

/** Its script chooses a 7-Zip for making Windows installers; we neither run it nor make those here. */
const ALLOWED_SCRIPTS = ['electron-winstaller'];
/** Theirs choose a binary that comes within the package; they are installed without running any, and only for a benchmark. */
const ALLOWED_IN_BENCH = ['classic-level', 'lmdb', 'msgpackr-extract'];

const LOCKS = ['package-lock.json', 'bench/peers/package-lock.json', 'bench/stores/package-lock.json'];

for (const lock of LOCKS) {
  const problems = lockProblems(
    readFileSync(inRoot(lock), 'utf8'),
    lock.startsWith('bench/stores/') ? ALLOWED_IN_BENCH : ALLOWED_SCRIPTS,
  );
  for (const problem of problems) console.error(`${lock}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
