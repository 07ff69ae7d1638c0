// Tells whether what something was built from has changed since.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * SHA-256 over paths and bytes of files and folders, so that touching or checking out again changes nothing.
 * @param {readonly string[]} paths relative to the checkout; absent ones count as absent
 * @param {readonly string[]} [facts] whatever else the result depends on
 */
export function fingerprint(paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of paths.flatMap(filesBelow)) {
    const bytes = readFileSync(inRoot(file));
    hash.update(JSON.stringify([file, bytes.length])).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {readonly string[]} sorted, with forward slashes
 */
export function filesBelow(path) {
  const absolute = inRoot(path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .toSorted()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * @param {string} stamp file that keeps the fingerprint of the last build
 * @param {string} print
 * @param {readonly string[]} results files that must still be there
 */
export const isUpToDate = (stamp, print, results) =>
  results.every((path) => existsSync(inRoot(path))) &&
  existsSync(inRoot(stamp)) &&
  readFileSync(inRoot(stamp), 'utf8') === print;

/**
 * @param {string} stamp
 * @param {string} print
 */
export function keepStamp(stamp, print) {
  const path = inRoot(stamp);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(join(path), print);
}
