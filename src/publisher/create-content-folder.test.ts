import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContent } from './content/read-content.ts';
import { createContentFolder } from './create-content-folder.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-new-'));
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const OPTIONS = { idSuffix: '0a1b2c3d', today: '2026-11-25' };

it('makes a folder that has one of everything, and no problem but the samples that wait for a person', async () => {
  const folder = join(root, 'Café archive');
  const made = await createContentFolder(folder, OPTIONS);
  const { content, problems } = await readContent(folder);
  expect(problems.map(({ file, line, code, severity }) => `${file}:${line} ${severity} ${code}`)).toEqual([
    'archive.yaml:3 warning placeholder',
    'archive.yaml:4 warning placeholder',
    'archive.yaml:6 warning placeholder',
    'articles/en/first-article.md:3 warning placeholder',
  ]);
  expect(content?.archive.archiveId).toBe('cafe-archive-0a1b2c3d');
  const counts = [
    content?.articles,
    content?.sources,
    content?.conferences,
    content?.topics,
    content?.organisations,
    content?.terms,
  ].map((list) => list?.length);
  expect(counts).toEqual([1, 1, 1, 1, 1, 1]);
  expect(content?.next.message).toBe('First edition.');
  expect(content?.articles[0]?.files.get('files/example.png')?.type).toBe('image/png');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const named = made.ok ? made.value.map((path) => path.slice(path.lastIndexOf('/') + 1)) : [];
  expect(named.toSorted()).toEqual(files.toSorted());
});

it('takes an empty folder, and one whose name has no letter of ours', async () => {
  const folder = join(root, '档案');
  await mkdir(folder);
  expect((await createContentFolder(folder, OPTIONS)).ok).toBe(true);
  const { content } = await readContent(folder);
  expect(content?.archive.archiveId).toMatch(/^archive-[0-9a-f]{8}-0a1b2c3d$/);
});

it('refuses a folder that is not empty, even by a hidden file, and touches nothing in it', async () => {
  await writeFile(join(root, '.keep'), '');
  expect(await createContentFolder(root, OPTIONS)).toMatchObject({ ok: false, code: 'not-empty' });
  expect(await readdir(root)).toEqual(['.keep']);
});

it.each(['taken', 'taken/below'])('refuses %s, where a file stands', async (path) => {
  await writeFile(join(root, 'taken'), 'mine');
  expect(await createContentFolder(join(root, path), OPTIONS)).toMatchObject({ code: 'not-a-folder' });
  expect(await readFile(join(root, 'taken'), 'utf8')).toBe('mine');
});

it('says that a folder cannot be made', async () => {
  const folder = join(root, 'x'.repeat(300));
  expect(await createContentFolder(folder, OPTIONS)).toMatchObject({ ok: false, code: 'write-failed' });
});
