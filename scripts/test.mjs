// `npm test`: makes the checkout ready, then every check there is, to the end, whatever fails on the way.
// The last line is `N passed, N failed`; what was skipped is named above it. Steps can be named to run only
// those: `npm test -- unit e2e`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { runWith } from './electron-runtime.mjs';
import { DIST_ENV, INSPECTABLE_ENV, makeInspectable, packApp } from './dist.mjs';
import { inRoot, packageCommand } from './lib/paths.mjs';
import { addUp, NOTHING, summary, tallyPlaywright, tallyVitest } from './lib/report.mjs';
import { run } from './lib/run.mjs';
import { ensureModules, ensureRuntime } from './prepare.mjs';

/** @typedef {import('./lib/report.mjs').Tally} Tally */
/** @typedef {{ readonly name: string; readonly needs: readonly string[]; readonly run: () => Promise<Tally> }} Step */

const REPORTS = inRoot('node_modules/.cache/reports');
process.env.CI = 'true';
// Reports are read by people in logs, where colour codes are noise.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;
process.chdir(inRoot('.'));

/** @type {import('./lib/official-runtime.mjs').Runtime | undefined} */
let runtime;
/** Tells e2e which packed app to run. @type {NodeJS.ProcessEnv} */
let distEnv = {};

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'packages', needs: [], run: asStep(ensureModules) },
  { name: 'runtime', needs: ['packages'], run: asStep(async () => (runtime = await ensureRuntime())) },
  { name: 'format', needs: ['packages'], run: tool('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', needs: ['packages'], run: lint },
  { name: 'types', needs: ['packages'], run: types },
  { name: 'unit', needs: ['packages'], run: unit },
  { name: 'build', needs: ['packages'], run: asStep(() => build()) },
  { name: 'dist', needs: ['build', 'runtime'], run: asStep(dist) },
  { name: 'e2e', needs: ['build', 'runtime'], run: e2e },
];

/**
 * A step that is no test counts as one.
 * @param {() => Promise<unknown>} body
 * @returns {() => Promise<Tally>}
 */
function asStep(body) {
  return async () => {
    await body();
    return { ...NOTHING, passed: 1 };
  };
}

/**
 * @param {string} name package, or `package:command`
 * @param {readonly string[]} args
 */
function tool(name, ...args) {
  return asStep(async () => {
    const [packageName, command = packageName] = name.split(':');
    const { code, output } = await run(process.execPath, [packageCommand(packageName, command), ...args], {
      capture: true,
    });
    if (code !== 0) throw new Error(output.trim());
  });
}

function lint() {
  return together(tool('oxlint'), script('scripts/check-lock.mjs'), script('scripts/notices.mjs', '--check'));
}

function types() {
  return together(tool('typescript:tsc', '-b'), tool('typescript:tsc', '-p', 'scripts'));
}

/**
 * Several programs that make one step.
 * @param {(() => Promise<Tally>)[]} parts
 * @returns {Promise<Tally>}
 */
async function together(...parts) {
  const tallies = await Promise.allSettled(parts.map((part) => part()));
  const refused = tallies.filter((each) => each.status === 'rejected');
  if (refused.length > 0) throw new Error(refused.map(({ reason }) => reason.message).join('\n'));
  return { ...NOTHING, passed: 1 };
}

/**
 * @param {string} path
 * @param {readonly string[]} args
 */
function script(path, ...args) {
  return asStep(async () => {
    const { code, output } = await run(process.execPath, [path, ...args], { capture: true });
    if (code !== 0) throw new Error(output.trim());
  });
}

async function unit() {
  const file = `${REPORTS}/vitest.json`;
  const args = [packageCommand('vitest'), 'run', '--reporter=json', `--outputFile=${file}`];
  const ran = await run(process.execPath, args, { capture: true });
  return readReport(file, tallyVitest, ran);
}

/** Packs the app and looks at the fuses of the artefact; the e2e step then runs that very build. */
async function dist() {
  if (runtime === undefined) throw new Error('There is no runtime to pack.');
  const packed = await packApp({ runtime });
  distEnv = { [DIST_ENV]: packed.executable, [INSPECTABLE_ENV]: await makeInspectable(packed) };
}

async function e2e() {
  if (runtime === undefined) throw new Error('There is no runtime to test with.');
  const file = `${REPORTS}/playwright.json`;
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...distEnv,
  };
  const ran = await runWith(runtime, 'playwright', ['test', '--reporter=json'], { env, capture: true });
  return readReport(file, tallyPlaywright, ran);
}

/**
 * @param {string} file
 * @param {(report: any) => Tally} tally
 * @param {import('./lib/run.mjs').Ran} ran
 * @returns {Tally}
 */
function readReport(file, tally, { code, output }) {
  if (!existsSync(file)) throw new Error(`${output.trim()}\nNo report was written (exit code ${code}).`);
  // Paths as one would type them here.
  const text = readFileSync(file, 'utf8').replaceAll(inRoot('/'), '');
  const found = tally(JSON.parse(text));
  if (code === 0 || found.failed.length > 0) return found;
  // Failed without a failing test, such as an unhandled rejection: that must not pass.
  return addUp([found, { ...NOTHING, failed: [{ name: `exit code ${code}`, message: output.trim() }] }]);
}

/**
 * @param {Step} step
 * @returns {Promise<Tally>}
 */
async function perform(step) {
  const started = Date.now();
  /** @type {Tally} */
  const tally = await step.run().catch((error) => ({
    ...NOTHING,
    failed: [{ name: step.name, message: error instanceof Error ? error.message : String(error) }],
  }));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${step.name.padEnd(10)} ${seconds.padStart(6)} s   ${summary(tally)}`);
  for (const { name, message } of tally.failed) console.log(`\nFAILED ${name}\n${message}\n`);
  for (const name of tally.skipped) console.log(`           skipped: ${name}`);
  return tally;
}

async function performAll() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const named = process.argv.slice(2);
  const broken = new Set();
  const tallies = [];
  for (const step of STEPS) {
    const isWanted = named.length === 0 || named.includes(step.name) || isNeeded(step.name, named);
    if (!isWanted) continue;
    const blocker = step.needs.find((need) => broken.has(need));
    const tally =
      blocker === undefined
        ? await perform(step)
        : await perform({
            ...step,
            run: () => Promise.reject(new Error(`Not run, because ${blocker} failed.`)),
          });
    if (tally.failed.length > 0) broken.add(step.name);
    tallies.push(tally);
  }
  return addUp(tallies);
}

/**
 * @param {string} name
 * @param {readonly string[]} wanted
 * @returns {boolean} whether a wanted step needs this one, directly or not
 */
const isNeeded = (name, wanted) =>
  STEPS.some(
    (step) => step.needs.includes(name) && (wanted.includes(step.name) || isNeeded(step.name, wanted)),
  );

const total = await performAll();
// What was skipped was named above; the last line is what programs read.
if (total.skipped.length > 0) console.log(`${total.skipped.length} skipped, each named above`);
console.log(summary({ ...total, skipped: [] }));
process.exitCode = total.failed.length > 0 ? 1 : 0;
