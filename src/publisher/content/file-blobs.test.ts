import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileBlobs } from './file-blobs.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-blobs-'));
  folder = join(root, 'content');
  await mkdir(join(folder, 'articles/en'), { recursive: true });
  await mkdir(join(folder, 'files/sub.png'), { recursive: true });
  await writeFile(join(folder, 'files/port 1.png'), PNG);
  await writeFile(join(folder, 'articles/en/near.png'), PNG);
  await writeFile(join(root, 'outside.png'), PNG);
});
afterEach(() => rm(root, { recursive: true, force: true }));

it.each(['files/port%201.png', './files/port 1.png', '../../files/port 1.png', 'near.png', './near.png'])(
  'finds %s from the content folder or from beside the article',
  async (path) => {
    const found = await createFileBlobs(folder).find(path, 'articles/en/a.md', 'image');
    expect(found).toMatchObject({ ok: true, value: { type: 'image/png' } });
  },
);

it.each([
  [
    'img/gone.png',
    'missing-file',
    'there is no file "img/gone.png"; it was looked for as "img/gone.png" and as "articles/en/img/gone.png" in the content folder',
  ],
  [
    '../gone.png',
    'missing-file',
    'there is no file "../gone.png"; it was looked for as "articles/gone.png" in the content folder',
  ],
  ['../../../outside.png', 'outside-folder', '"../../../outside.png" leads out of the content folder'],
  ['files/sub.png', 'file-type', '"files/sub.png" is a folder, and a file is wanted'],
])('says of %s what was written and where it was looked for', async (path, code, message) => {
  const blobs = createFileBlobs(folder);
  expect(await blobs.find(path, 'articles/en/a.md', 'image')).toMatchObject({ ok: false, code, message });
});

it('remembers where it has looked', async () => {
  const blobs = createFileBlobs(folder);
  await blobs.find('near.png', 'articles/en/a.md', 'image');
  expect([...blobs.looked()]).toEqual(['near.png', 'articles/en/near.png']);
});
