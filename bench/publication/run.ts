// npm run bench:publication: publishes, verifies, packs and installs a large publication, each step as a process of
// its own. `-- --articles 20000 --megabytes 2000 --work <folder>`; the folder is removed afterwards, unless --keep.
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireData } from '../search/corpus.ts';
import { changeArticles, writeArticles, writeFiles } from './content.ts';
import { numbersOf, runNode, runTimed, type Measured } from './measure.ts';
import { movedBytes } from './moved.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    megabytes: { type: 'string', default: '2000' },
    changed: { type: 'string', default: '20' },
    work: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const [articles, megabytes, changed] = [values.articles, values.megabytes, values.changed].map(Number);
if (!articles || megabytes === undefined || !changed) throw new Error('numbers from 1 are wanted');
/** Content, publication, bundle, installed, and two copies of the bytes to compare with. */
const NEEDED_BYTES = megabytes * 1e6 * 8 + articles * 60_000;
const ENV = { ATTACHE_PASSPHRASE: 'correct horse battery staple' };
const CLI = resolve('out/cli/attache.js');
const INSTALL = resolve('out/bench-publication/install.js');

requireData('reuters21578');
const work = values.work ?? mkdtempSync(join(tmpdir(), 'attache-bench-publication-'));
mkdirSync(work, { recursive: true });
const disk = statfsSync(work);
if (disk.bavail * disk.bsize < NEEDED_BYTES) throw new Error(`${work} needs ${NEEDED_BYTES / 1e9} GB free`);

const at = (name: string): string => join(work, name);
const attache = (...args: readonly string[]): Measured => runNode(work, [CLI, ...args], ENV);
const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

function tell(step: string, run: Measured, more = ''): Measured {
  const peak = run.peakBytes === 0 ? '' : mib(run.peakBytes);
  const cpu = run.cpuSeconds === 0 ? '' : run.cpuSeconds.toFixed(1);
  console.log(
    `| ${step} | ${run.seconds.toFixed(1)} | ${cpu} | ${peak} | ${more} | ${run.load.toFixed(1)} |`,
  );
  return run;
}

function publish(step: string, to: string, date: string): Measured {
  const run = attache('publish', at('content'), '--to', at(to), '--key', at('key'), '--date', date);
  return tell(step, run, `${((articles ?? 0) / run.seconds).toFixed(0)} articles/s`);
}

/** The same bytes hashed and copied by the system's own programs, until they are on the disk. */
function reference(name: string, source: string): number {
  const hashed = runTimed('sh', ['-c', 'find "$1" -type f -print0 | xargs -0 sha256sum', 'sh', source]);
  tell(`sha256sum of ${name}`, hashed);
  const copied = runTimed('sh', ['-c', 'cp -r "$1" "$2" && sync -f "$2"', 'sh', source, at('copy')]);
  tell(`cp of ${name}, and sync`, copied);
  rmSync(at('copy'), { recursive: true });
  return hashed.seconds + copied.seconds;
}

function install(step: string, bundle: string, compared: readonly (readonly [string, number])[]): void {
  const run = runNode(work, [INSTALL, at('store'), bundle]);
  const { previewSeconds, installSeconds } = numbersOf(
    JSON.parse(run.stdout),
    'previewSeconds',
    'installSeconds',
  );
  const shares = compared.map(
    ([name, seconds]) => `${((100 * seconds) / (previewSeconds + installSeconds)).toFixed(0)} % of ${name}`,
  );
  const halves = `verify ${previewSeconds.toFixed(1)} s, install ${installSeconds.toFixed(1)} s`;
  tell(step, run, [halves, ...shares].join('; '));
}

try {
  console.log(
    `${articles} articles, ${megabytes} MB of files, Node ${process.version}, ${cpus().length} cores\n`,
  );
  writeArticles(at('content'), articles);
  attache('keys', 'new', at('key'));
  console.log('| step | s | CPU s | peak MiB | | load |\n|---|---|---|---|---|---|');
  publish('publish, without files', 'plain', '2026-01-01');
  rmSync(at('plain'), { recursive: true });
  writeFiles(at('content'), megabytes * 1e6);
  publish('publish, with files', 'publication', '2026-01-02');
  publish('publish again, nothing changed', 'publication', '2026-01-03');
  tell('verify the folder', attache('verify', at('publication')));
  tell('pack', attache('pack', at('publication'), '--to', at('full.attache')));
  tell('verify the file', attache('verify', at('full.attache')));
  const [folder, file] = [
    reference('the folder', at('publication')),
    reference('the file', at('full.attache')),
  ];
  install('look at and install the file', at('full.attache'), [
    ['sha256sum and cp of the folder', folder],
    ['sha256sum and cp of the file', file],
  ]);
  changeArticles(at('content'), articles, changed);
  publish(`publish, ${changed} articles changed`, 'publication', '2026-01-04');
  tell('pack --since 1', attache('pack', at('publication'), '--since', '1', '--to', at('delta.attache')));
  install('install the update', at('delta.attache'), []);
  const moved = await movedBytes(at('publication'), 1, 2);
  console.log('\n| kind | objects | kB |\n|---|---|---|');
  for (const { kind, objects, bytes } of moved)
    console.log(`| ${kind} | ${objects} | ${(bytes / 1000).toFixed(1)} |`);
  const total = moved.reduce((sum, { bytes }) => sum + bytes, 0);
  const ofArticles = moved
    .filter(({ kind }) => kind.startsWith('articles'))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`\nmoved ${mb(total)} MB, of which articles ${mb(ofArticles)} MB`);
} finally {
  if (!values.keep) rmSync(work, { recursive: true, force: true });
}
