import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveFolders, findBundles, listDrives } from './find-drives.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-drives-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const stick = () => ({ name: 'STICK', path: join(folder, 'STICK') });

async function put(...path: readonly string[]): Promise<void> {
  await mkdir(join(folder, ...path.slice(0, -1)), { recursive: true });
  await writeFile(join(folder, ...path), '{}');
}

describe('where drives are', () => {
  it.each([
    ['linux', 'ann', ['/media/ann', '/run/media/ann', '/media', '/mnt']],
    ['linux', undefined, ['/media', '/mnt']],
    ['linux', '../root', ['/media', '/mnt']],
    ['darwin', 'ann', ['/Volumes']],
    ['win32', 'ann', []],
  ] as const)('on %s for %s', (platform, user, paths) => {
    expect(driveFolders(platform, user).map(({ path }) => path)).toEqual(paths);
  });

  it('are folders, and where other folders lie too only mounted ones', async () => {
    await put('STICK', 'a.txt');
    await put('a file');
    await symlink(join(folder, 'STICK'), join(folder, 'link'));
    expect(await listDrives('linux', [{ path: folder, onlyMounted: false }])).toEqual([stick()]);
    expect(await listDrives('linux', [{ path: folder, onlyMounted: true }])).toEqual([]);
    expect(await listDrives('linux', [{ path: join(folder, 'absent'), onlyMounted: false }])).toEqual([]);
  });
});

describe('what may be an edition on a drive', () => {
  it('is a file of that ending or a folder that begins like one, at the top and nowhere else', async () => {
    await put('STICK', 'one.attache');
    await put('STICK', 'TWO.ATTACHE');
    await put('STICK', 'notes.txt');
    await put('STICK', 'publication', 'latest.json');
    await put('STICK', 'unpacked', 'edition.json');
    await put('STICK', 'deep', 'below', 'three.attache');
    await put('STICK', 'four.attache', 'not-an-edition');
    const found = (await findBundles(stick())).map((path) => path.slice(stick().path.length + 1));
    expect(found).toEqual(['TWO.ATTACHE', 'one.attache', 'publication', 'unpacked']);
  });

  it('is the drive itself where a publication was copied to its top', async () => {
    await put('STICK', 'latest.json');
    expect(await findBundles(stick())).toEqual([stick().path]);
  });

  it('is only so many, and nothing where the drive is gone', async () => {
    for (let n = 10; n < 40; n += 1) await put('STICK', `${n}.attache`);
    expect(await findBundles(stick())).toHaveLength(16);
    expect(await findBundles({ name: 'GONE', path: join(folder, 'GONE') })).toEqual([]);
  });
});
