// Checks package-lock.json: no download addresses, no missing optional binaries, no unexpected scripts.
import { readFileSync } from 'node:fs';
import { lockProblems } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';

/** Its script chooses a 7-Zip for making Windows installers; we neither run it nor make those here. */
const ALLOWED_SCRIPTS = ['electron-winstaller'];

const problems = lockProblems(readFileSync(inRoot('package-lock.json'), 'utf8'), ALLOWED_SCRIPTS);
for (const problem of problems) console.error(`package-lock.json: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
