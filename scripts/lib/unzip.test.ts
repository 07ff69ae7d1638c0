import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { unzip } from './unzip.mjs';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'unzip-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function zip(entries: Readonly<Record<string, string>>) {
  const file = join(folder, 'a.zip');
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(entries))
    archive.addBuffer(Buffer.from(text), name, { mode: 0o100755, compress: text.length > 20 });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
  return file;
}

it('unpacks stored and deflated files below one folder, with their modes, and skips the rest', async () => {
  const file = await zip({
    'App/electron': 'a'.repeat(1000),
    'App/a/b.txt': 'short',
    'App/resources/x': 'skipped',
    'Other/y': 'elsewhere',
  });
  unzip(file, { below: 'App/', skip: /^resources\//, to: join(folder, 'out') });
  expect((await readdir(join(folder, 'out'), { recursive: true })).toSorted()).toEqual(
    ['a', join('a', 'b.txt'), 'electron'].toSorted(),
  );
  expect(await readFile(join(folder, 'out/electron'), 'utf8')).toBe('a'.repeat(1000));
  expect((await stat(join(folder, 'out/electron'))).mode & 0o111).not.toBe(0);
});

it('never writes outside its folder', async () => {
  // Same length, so the offsets in the zip stay right.
  const file = await zip({ 'App/__/evil.txt': 'x' });
  const bytes = await readFile(file);
  await writeFile(file, Buffer.from(bytes.toString('latin1').replaceAll('__', '..'), 'latin1'));
  unzip(file, { below: 'App/', skip: /^$/, to: join(folder, 'out') });
  expect(await readdir(folder)).toEqual(['a.zip']);
});

it('says so when the file is no zip', async () => {
  await writeFile(join(folder, 'a.zip'), 'nothing of the kind');
  expect(() => unzip(join(folder, 'a.zip'), { below: '', skip: /^$/, to: folder })).toThrow(/not a zip/);
});
