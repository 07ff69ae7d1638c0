// Reads the zip files that Electron comes in. No unzip program and no package is there yet when it is needed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6]);

/**
 * The central directory (APPNOTE 4.3.12), without zip64.
 * @param {Buffer} zip
 */
export function* zipEntries(zip) {
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip file, or cut off');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: zip.readUInt16LE(at + 10) === 8,
      length: zip.readUInt32LE(at + 20),
      mode: (zip.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerAt: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/**
 * Unpacks the entries below one folder of a zip file.
 * @param {string} file
 * @param {{ readonly below: string; readonly skip: RegExp; readonly to: string }} options `skip` is matched
 *   against the path inside `below`
 */
export function unzip(file, { below, skip, to }) {
  const zip = readFileSync(file);
  for (const entry of zipEntries(zip)) {
    const path = entry.name.startsWith(below) ? entry.name.slice(below.length) : '';
    if (path === '' || path.endsWith('/') || skip.test(path) || path.split('/').includes('..')) continue;
    const start =
      entry.headerAt + 30 + zip.readUInt16LE(entry.headerAt + 26) + zip.readUInt16LE(entry.headerAt + 28);
    const stored = zip.subarray(start, start + entry.length);
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, entry.deflated ? inflateRawSync(stored) : stored, { mode: entry.mode || 0o644 });
  }
}
