import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '#core/result';
import { FILE_OPS, type FileOps } from './durable-files.ts';
import { FIXTURE_CHECKS, fixtureArticle, fixtureBlob, fixtureInput, fixtureKey } from './fixture-edition.ts';
import { openBundle } from './open-bundle.ts';
import { packBundle } from './pack-bundle.ts';
import { buildRootFile } from './root-file.ts';
import { verifyBundle } from './verify-bundle.ts';
import { writeEdition } from './write-edition.ts';
import { writeRoot } from './write-root.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-edition-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.value;
}

async function verify(path: string) {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  const verified = await verifyBundle(reader.value, { checks: FIXTURE_CHECKS });
  await reader.value.close();
  return verified;
}

async function tree(path: string): Promise<Readonly<Record<string, string>>> {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async (file) => {
      const full = join(file.parentPath, file.name);
      return [full.slice(path.length), (await readFile(full)).toString('base64')] as const;
    });
  return Object.fromEntries((await Promise.all(entries)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('writeEdition', () => {
  it('makes edition 1 with its first root, and the same bytes for the same content and date', async () => {
    const first = value(await writeEdition(fixtureInput(join(folder, 'a'))));
    const second = value(await writeEdition(fixtureInput(join(folder, 'b'))));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ number: 1, epoch: 1, counts: { articles: 2, sources: 1 } });
    expect(first.archiveKey).toMatch(/^fixture-archive@[0-9a-f]{16}$/u);
    expect(first.fingerprint.split(' ')).toHaveLength(6);
    expect(await tree(join(folder, 'a'))).toEqual(await tree(join(folder, 'b')));
  });

  it('adds edition 2 with what changed, and every edition verifies', async () => {
    const first = value(await writeEdition(fixtureInput(folder)));
    const bodies = { 'first-article': 'One two three, revised.', 'third-article': 'Seven.' };
    const second = value(await writeEdition(fixtureInput(folder, { bodies })));
    expect(second.changes).toEqual({
      added: ['third-article'],
      revised: ['first-article'],
      removed: ['second-article'],
    });
    const verified = value(await verify(folder));
    expect(verified.edition.previous).toEqual({ number: 1, sha256: first.sha256 });
    expect(verified.catalogue.articles.map(({ id }) => id)).toEqual(['first-article', 'third-article']);
    expect(verified.sha256).toBe(second.sha256);
  });

  it('copies a blob from a file and refuses one whose bytes are not what was said', async () => {
    const path = join(folder, 'file.pdf');
    await writeFile(path, '%PDF-1.7 a small file');
    const input = fixtureInput(join(folder, 'to'));
    const [file] = input.blobs.slice(-1);
    if (!file) throw new Error('no file');
    const blobs = [...input.blobs.slice(0, -1), { ...file, from: { path } }];
    value(await writeEdition({ ...input, blobs }));
    await writeFile(path, '%PDF-1.7 b small file');
    expect(await writeEdition({ ...input, to: join(folder, 'other'), blobs })).toMatchObject({
      code: 'hash-mismatch',
    });
    const gone = [...input.blobs.slice(0, -1), { ...file, from: { path: join(folder, 'none') } }];
    expect(await writeEdition({ ...input, to: join(folder, 'third'), blobs: gone })).toMatchObject({
      ok: false,
    });
  });

  it.each([
    ['a blob that was not given', (to: string) => ({ ...fixtureInput(to), blobs: [] }), 'incomplete'],
    ['no key', (to: string) => ({ ...fixtureInput(to), keys: [] }), 'unknown-key'],
    [
      'an id twice',
      (to: string) => {
        const input = fixtureInput(to);
        return { ...input, articles: [...input.articles, ...input.articles] };
      },
      'bad-data',
    ],
    [
      'an article that is withdrawn and there',
      (to: string) => {
        const input = fixtureInput(to);
        return {
          ...input,
          draft: { ...input.draft, withdrawn: [{ article: 'first-article', reason: 'x' }] },
        };
      },
      'bad-data',
    ],
    ['a bad archive id', (to: string) => fixtureInput(to, { archiveId: 'No Id' }), 'bad-data'],
  ] as const)('refuses %s and publishes nothing', async (_name, make, code) => {
    expect(await writeEdition(make(folder))).toMatchObject({ ok: false, code });
    expect(await openBundle(folder)).toMatchObject({ code: 'not-a-bundle' });
  });

  it('refuses a key that is not in the root of the folder, and another archive', async () => {
    value(await writeEdition(fixtureInput(folder)));
    const before = await tree(folder);
    expect(await writeEdition(fixtureInput(folder, { keys: [fixtureKey(2)] }))).toMatchObject({
      code: 'unknown-key',
    });
    expect(await writeEdition(fixtureInput(folder, { archiveId: 'other' }))).toMatchObject({
      code: 'other-archive',
    });
    expect(await tree(folder)).toEqual(before);
  });

  it('signs under a threshold of two once a root asks for it', async () => {
    value(await writeEdition(fixtureInput(folder)));
    const root = value(await verify(folder)).root;
    const keys = [fixtureKey(1), fixtureKey(2), fixtureKey(3)];
    const role = { keyIds: keys.map(({ keyId }) => keyId), threshold: 2 };
    const next = {
      ...root,
      version: 2,
      keys: Object.fromEntries(
        keys.map((key) => [key.keyId, { type: 'ed25519' as const, public: key.publicKey }]),
      ),
      roles: { root: role, release: role },
    };
    expect(await writeRoot(folder, buildRootFile(next, [fixtureKey(2), fixtureKey(3)]))).toMatchObject({
      code: 'unknown-key',
    });
    value(await writeRoot(folder, buildRootFile(next, keys.slice(0, 2))));
    expect(await writeEdition(fixtureInput(folder, { keys: [fixtureKey(1)] }))).toMatchObject({ ok: false });
  });

  it('keeps the previous edition whole when any single write fails', async () => {
    const pristine = join(folder, 'pristine');
    value(await writeEdition(fixtureInput(pristine)));
    const bodies = { 'first-article': 'Changed.', 'third-article': 'New.' };
    let failures = 0;
    for (let n = 1; ; n += 1) {
      const to = join(folder, `try-${n}`);
      value(await writeEdition(fixtureInput(to)));
      const result = await writeEdition({ ...fixtureInput(to, { bodies }), fs: failingAt(n) });
      const verified = value(await verify(to));
      if (result.ok) break;
      failures += 1;
      expect(result.code).toBe('disk-full');
      expect(verified.edition.number).toBe(1);
      value(await writeEdition(fixtureInput(to, { bodies })));
      expect(value(await verify(to)).edition.number).toBe(2);
      await rm(to, { recursive: true });
    }
    expect(failures).toBeGreaterThan(10);
    // A round takes a twentieth of a second, and many times that where others work on the machine.
  }, 120_000);

  it('stops when asked and says so', async () => {
    expect(await writeEdition({ ...fixtureInput(folder), isCancelled: () => true })).toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('packBundle', () => {
  it('packs one file that verifies, with the same bytes each time', async () => {
    const to = join(folder, 'publication');
    const written = value(await writeEdition(fixtureInput(to)));
    const one = value(await packBundle(to, join(folder, 'one.attache')));
    const two = value(await packBundle(to, join(folder, 'two.attache')));
    expect(one).toEqual(two);
    const verified = value(await verify(join(folder, 'one.attache')));
    expect(verified.sha256).toBe(written.sha256);
    expect(one.entries).toBe(verified.blobs.length + 4);
  });

  it('leaves out of a delta what the older edition has', async () => {
    const to = join(folder, 'publication');
    value(await writeEdition(fixtureInput(to)));
    const bodies = { 'first-article': 'One two three.', 'third-article': 'New.' };
    value(await writeEdition(fixtureInput(to, { bodies })));
    const full = value(await packBundle(to, join(folder, 'full.attache')));
    const delta = value(await packBundle(to, join(folder, 'delta.attache'), { since: 1 }));
    expect(delta.entries).toBeLessThan(full.entries);
    expect(await verify(join(folder, 'delta.attache'))).toMatchObject({ code: 'incomplete' });
  });

  it('refuses to pack a damaged part and leaves no file', async () => {
    const to = join(folder, 'publication');
    value(await writeEdition(fixtureInput(to)));
    const { sha256 } = fixtureBlob('%PDF-1.7 a small file', 'application/pdf');
    await writeFile(join(to, 'blobs', 'sha256', sha256.slice(0, 2), sha256), '%PDF-1.7 a SMALL file');
    expect(await packBundle(to, join(folder, 'x.attache'))).toMatchObject({ code: 'hash-mismatch' });
    expect(await readdir(folder)).toEqual(['publication']);
  });

  it('says which disk problem it met', async () => {
    const to = join(folder, 'publication');
    value(await writeEdition(fixtureInput(to)));
    expect(await packBundle(to, join(folder, 'none', 'x.attache'))).toMatchObject({ code: 'write-failed' });
    await chmod(folder, 0o755);
  });
});

it('verifies an unpacked bundle folder too', async () => {
  const to = join(folder, 'publication');
  value(await writeEdition(fixtureInput(to)));
  const { edition } = value(await verify(to));
  await writeFile(join(to, 'edition.json'), await readFile(join(to, 'editions', '1', 'edition.json')));
  await writeFile(
    join(to, 'edition.sig.json'),
    await readFile(join(to, 'editions', '1', 'edition.sig.json')),
  );
  expect(value(await verify(to)).edition).toEqual(edition);
});

it('refuses an article that is not safe and an index that cannot be loaded', async () => {
  const bodies = { 'first-article': 'One <script>x</script>' };
  value(await writeEdition(fixtureInput(join(folder, 'a'), { bodies })));
  expect(await verify(join(folder, 'a'))).toMatchObject({ code: 'unsafe-content' });
  value(await writeEdition(fixtureInput(join(folder, 'b'), { index: '[]' })));
  expect(await verify(join(folder, 'b'))).toMatchObject({ code: 'bad-index' });
  expect(fixtureArticle('x', 'y').article.id).toBe('x');
});

/** A disk whose n-th operation fails as a full one does. */
function failingAt(n: number): FileOps {
  let left = n;
  const tick = () => {
    left -= 1;
    if (left === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  return {
    ...FILE_OPS,
    async open(...args) {
      tick();
      const handle = await FILE_OPS.open(...args);
      const write = handle.write.bind(handle);
      return new Proxy(handle, {
        get(target, name) {
          if (name === 'write') {
            return (...given: Parameters<typeof write>) => {
              tick();
              return write(...given);
            };
          }
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      });
    },
    async rename(...args) {
      tick();
      return FILE_OPS.rename(...args);
    },
  };
}
