import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUpOwnFiles } from './back-up.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-back-up-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9, 30));
const copies = async () => (await readdir(join(folder, 'backups'))).toSorted();

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(folder, name, '..'), { recursive: true });
  await writeFile(join(folder, name), text);
}

it('copies what is the person’s own, and nothing else of the folder', async () => {
  await write('notes.json', 'a note');
  await write('settings.json', '{}');
  await write('notes/notes-000001.journal', 'a line');
  await write('archive/archives.json', 'an archive');
  await write('Cookies', 'of the browser');
  expect(await backUpOwnFiles(folder, { now: at(1), edition: 7 })).toEqual({ ok: true, value: true });
  expect(await copies()).toEqual(['2026-11-01T09-30-00.000Z-before-edition-7']);
  const copy = join(folder, 'backups', '2026-11-01T09-30-00.000Z-before-edition-7');
  expect((await readdir(copy, { recursive: true })).toSorted()).toEqual([
    'notes',
    'notes.json',
    join('notes', 'notes-000001.journal'),
    'settings.json',
  ]);
  expect(await readFile(join(copy, 'notes.json'), 'utf8')).toBe('a note');
  if (process.platform !== 'win32') expect((await stat(join(copy, 'notes.json'))).mode & 0o077).toBe(0);
});

it('keeps the last three, and removes one that was not finished', async () => {
  await write('notes.json', 'a note');
  await mkdir(join(folder, 'backups', 'of-a-dead-one.partial'), { recursive: true });
  for (let day = 1; day <= 5; day += 1) await backUpOwnFiles(folder, { now: at(day), edition: day });
  expect((await copies()).map((name) => name.slice(-1))).toEqual(['3', '4', '5']);
});

it('makes nothing of nothing, and follows no link', async () => {
  await write('elsewhere/secret.txt', 'not ours');
  await symlink(join(folder, 'elsewhere'), join(folder, 'notes'));
  expect(await backUpOwnFiles(folder, { now: at(1), edition: 1 })).toMatchObject({ ok: true });
  expect(await readdir(folder)).not.toContain('backups');
});

it('says so where it cannot be made, and leaves nothing of it', async () => {
  await write('notes.json', 'a note');
  await write('backups', 'a file has the name');
  const failed = await backUpOwnFiles(folder, { now: at(1), edition: 1 });
  expect(failed).toMatchObject({ code: 'write-failed' });
  expect((await readdir(folder)).toSorted()).toEqual(['backups', 'notes.json']);
});
