// Makes resources/archive/ from content/: the edition that the app opens at its first start.
//
// No private key is in the repository (decision 9): the key is made here, at the first build, with a random
// passphrase beside it in .attache-dev/. It protects nothing and the app calls what it signs a development
// archive; it is kept, together with the publication, so that one checkout's archive stays the same archive
// (same first root) and rebuilding it never parts a developer from the notes made in it.
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { newestDate } from './lib/content-date.mjs';
import { filesBelow, fingerprint, isUpToDate, keepStamp } from './lib/fingerprint.mjs';
import { inRoot, isMain } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

const CLI = 'out/cli/attache.js';
const KEPT = '.attache-dev';
const KEY = `${KEPT}/key`;
const PASSPHRASE = `${KEPT}/passphrase`;
const PUBLICATION = `${KEPT}/publication`;
const RESULTS = 'resources/archive';
const STAMP = `${RESULTS}/.stamp`;

/**
 * @param {{ readonly force?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function buildArchive({ force = false } = {}) {
  const date = editionDate();
  const print = fingerprint(['content', CLI, `${PUBLICATION}/roots/1.json`], [date]);
  if (!force && isUpToDate(STAMP, print, [`${RESULTS}/starter.attache`, `${RESULTS}/archive.json`])) return;
  const started = Date.now();
  const passphrase = await ensureKey();
  await publish(date, passphrase);
  await packInto({ publication: inRoot(PUBLICATION), folder: inRoot(RESULTS), development: true });
  // The first build makes the root that the next fingerprint includes.
  keepStamp(STAMP, fingerprint(['content', CLI, `${PUBLICATION}/roots/1.json`], [date]));
  console.error(`Built archive in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Packs the newest edition of a publication as the archive an app carries, and names the root it trusts.
 * @param {{ readonly publication: string; readonly folder: string; readonly development: boolean }} options
 */
export async function packInto({ publication, folder, development }) {
  const root = join(publication, 'roots/1.json');
  if (!existsSync(root)) throw new Error(`${publication} is no publication: it has no roots/1.json.`);
  mkdirSync(folder, { recursive: true });
  const next = join(folder, '.next.attache');
  rmSync(next, { force: true });
  await attache(['pack', publication, '--to', next]);
  await attache(['verify', next, '--root', root]);
  renameSync(next, join(folder, 'starter.attache'));
  const rootSha256 = createHash('sha256').update(readFileSync(root)).digest('hex');
  writeFileSync(join(folder, 'archive.json'), `${JSON.stringify({ development, rootSha256 }, null, 2)}\n`);
}

/** SOURCE_DATE_EPOCH, else the newest date the content itself names: the same content gives the same bytes. */
function editionDate() {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch) return new Date(Number(epoch) * 1000).toISOString();
  const articles = filesBelow('content/articles').filter((file) => file.endsWith('.md'));
  return newestDate(articles.map((file) => readFileSync(inRoot(file), 'utf8')));
}

/** @returns {Promise<string>} the passphrase of the development key, which is made if there is none */
async function ensureKey() {
  if (existsSync(inRoot(KEY)) && existsSync(inRoot(PASSPHRASE)))
    return readFileSync(inRoot(PASSPHRASE), 'utf8').trim();
  rmSync(inRoot(KEPT), { recursive: true, force: true });
  mkdirSync(inRoot(KEPT), { recursive: true, mode: 0o700 });
  const passphrase = randomBytes(24).toString('base64url');
  writeFileSync(inRoot(PASSPHRASE), `${passphrase}\n`, { mode: 0o600 });
  await attache(['keys', 'new', inRoot(KEY)], passphrase);
  return passphrase;
}

/**
 * Adds the next edition. It is made on a copy: a build that is interrupted or fails leaves the publication as
 * it was.
 * @param {string} date
 * @param {string} passphrase
 */
async function publish(date, passphrase) {
  const work = mkdtempSync(inRoot(`${KEPT}/publish-`));
  const next = join(work, 'publication');
  try {
    if (existsSync(inRoot(PUBLICATION))) cpSync(inRoot(PUBLICATION), next, { recursive: true });
    const what = ['publish', inRoot('content'), '--to', next, '--key', inRoot(KEY), '--date', date];
    // A checkout goes back and forth: its archive may lose articles and days, a publisher's may not by accident.
    await attache([...what, '--allow-shrink', '--allow-older-date'], passphrase);
    rmSync(inRoot(PUBLICATION), { recursive: true, force: true });
    renameSync(next, inRoot(PUBLICATION));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} [passphrase]
 */
async function attache(args, passphrase) {
  const env = { ...process.env, ...(passphrase === undefined ? {} : { ATTACHE_PASSPHRASE: passphrase }) };
  const { code, output } = await run(process.execPath, [inRoot(CLI), ...args], { env, capture: true });
  if (code !== 0) throw new Error(`${output.trim()}\nattache ${args[0]} failed with exit code ${code}.`);
}

if (isMain(import.meta.url)) await main(() => buildArchive({ force: process.argv.includes('--force') }));
