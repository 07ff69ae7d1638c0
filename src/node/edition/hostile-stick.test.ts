// Security.md §3, rows T1 and T3: bundles on a stick that is not ours, before and after they were looked at.
import { cp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveStore } from './archive-store.ts';
import { fixtureKey } from './fixture-edition.ts';
import { editEdition, signAgain, textOf, zipOf } from './testing/hostile-edition.ts';
import { BODIES, createHostileFixture, type HostileFixture } from './testing/hostile-fixture.ts';
import { openQuickStore, readOpenArticles, readTree, valueOf } from './testing/store-fixture.ts';

let fixture: HostileFixture;
const at = (name: string) => fixture.at(name);
const file = () => at('stick.attache');
const folder = () => at('stick');
const next = () => fixture.editions[2];

beforeAll(async () => {
  fixture = await createHostileFixture();
});
beforeEach(async () => {
  for (const path of [file(), folder(), at('copy')]) await rm(path, { recursive: true, force: true });
  await cp(at('archive'), at('copy'), { recursive: true });
  await cp(at('publication'), folder(), { recursive: true });
  await writeFile(file(), zipOf(next()));
});
afterAll(() => rm(fixture.work, { recursive: true, force: true }));

/** Entry of the article of edition 3, which is not on the device. */
function newBlob(): string {
  const name = [...next().keys()].find((one) => textOf(next(), one).includes('revised twice'));
  if (name === undefined) throw new Error('no new blob');
  return name;
}

describe('a bundle that changes after it was shown (T1)', () => {
  let fresh: ArchiveStore;
  let before: Readonly<Record<string, string>>;

  beforeEach(async () => {
    fresh = await openQuickStore(at('copy'));
    before = await readTree(at('copy'));
  });

  async function flipIn(path: string, text: string): Promise<void> {
    const bytes = await readFile(path);
    const found = bytes.indexOf(text);
    if (found < 0) throw new Error(`${text} is not in ${path}`);
    bytes[found] = (bytes[found] ?? 0) ^ 1;
    await writeFile(path, bytes);
  }

  it.each([
    ['a byte of a blob', file, () => flipIn(file(), 'revised twice'), 'hash-mismatch'],
    ['a byte of edition.json', file, () => flipIn(file(), '"licence"'), 'bad-signature'],
    [
      'another edition in its place',
      file,
      () =>
        writeFile(
          file(),
          zipOf(signAgain(next(), editEdition(next(), { message: 'Another.' }), [fixtureKey(1)])),
        ),
      'hash-mismatch',
    ],
    ['the older edition in its place', file, () => writeFile(file(), zipOf(fixture.editions[0])), 'rollback'],
    ['the stick pulled', file, () => rm(file()), 'read-failed'],
    ['the file cut', file, () => truncate(file(), 1000), 'incomplete'],
    ['something else in its place', file, () => writeFile(file(), 'no bundle'), 'not-a-bundle'],
    ['a file of a folder', folder, () => flipIn(join(folder(), newBlob()), 'revised'), 'hash-mismatch'],
    [
      'a file of a folder, longer',
      folder,
      () => writeFile(join(folder(), newBlob()), 'x'.repeat(9999)),
      'length-mismatch',
    ],
    ['a file of a folder gone', folder, () => rm(join(folder(), newBlob())), 'incomplete'],
    [
      'a file of a folder made a link',
      folder,
      async () => {
        await rename(join(folder(), newBlob()), at('stick/moved'));
        await symlink(at('stick/moved'), join(folder(), newBlob()));
      },
      'unsafe-name',
    ],
  ] as const)('%s: refused, and the edition that was open is open', async (_name, path, change, code) => {
    const preview = valueOf(await fresh.preview(path()));
    await change();
    const installed = await fresh.install(preview.previewId);
    expect(installed.ok ? 'installed' : installed.code).toBe(code);
    expect(await readTree(at('copy'))).toEqual(before);
    for (const one of [fresh, await openQuickStore(at('copy'))]) {
      expect(one.current()).toMatchObject({ edition: 2 });
      expect(await readOpenArticles(one)).toEqual(BODIES[1]);
    }
  });

  it('and is put back as it was: the same preview can still be installed', async () => {
    const preview = valueOf(await fresh.preview(file()));
    await rm(file());
    expect(await fresh.install(preview.previewId)).toMatchObject({ code: 'read-failed' });
    await writeFile(file(), zipOf(next()));
    expect(await fresh.install(preview.previewId)).toMatchObject({ ok: true, value: { edition: 3 } });
  });
});

describe('a stick with links on it (T3)', () => {
  it.each<readonly [string, () => string]>([
    ['a blob', newBlob],
    ['the folder of a blob', () => newBlob().slice(0, 'blobs/sha256/ab'.length)],
    ['the folder of all blobs', () => 'blobs'],
    ['edition.json', () => 'editions/3/edition.json'],
    ['its signature', () => 'editions/3/edition.sig.json'],
    ['a root', () => 'roots/1.json'],
    ['the pointer', () => 'latest.json'],
  ])('%s: not followed, though it leads to the right bytes', async (_name, name) => {
    const before = await readTree(at('archive'));
    await rename(join(folder(), name()), join(folder(), 'elsewhere'));
    await symlink(join(folder(), 'elsewhere'), join(folder(), name()));
    expect(await fixture.store.preview(folder())).toMatchObject({ code: 'unsafe-name' });
    expect(await readTree(at('archive'))).toEqual(before);
  });

  it('to the bundle itself is a choice of the person', async () => {
    await symlink(folder(), at('linked'));
    expect(await fixture.store.preview(at('linked'))).toMatchObject({ ok: true });
    await rm(at('linked'));
  });

  it('and things that are neither file nor folder', async () => {
    expect(await fixture.store.preview('/dev/null')).toMatchObject({ code: 'not-a-bundle' });
    expect(await fixture.store.preview(at('nowhere'))).toMatchObject({ code: 'read-failed' });
    expect(await fixture.store.preview(at('archive'))).toMatchObject({ code: 'not-a-bundle' });
  });
});
