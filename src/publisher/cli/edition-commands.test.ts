// What is done with editions that are there: pack, verify, diff.
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { publishFolder } from '../publish-folder.ts';
import { jsonOf, runFake } from './fake-io.ts';

let shared = '';
let content = '';
/** Two editions: the second has one article revised, one added and one removed. */
let publication = '';
let first = '';
/** The second edition as one file. */
let file = '';
let root = '';

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'attache-editions-'));
  content = join(shared, 'content');
  publication = join(shared, 'publication');
  first = join(shared, 'first');
  file = join(shared, 'second.attache');
  await runFake(['new', content]);
  await writeArticle('old', 'An article that will go.');
  await writeArticle('kept', 'An article that will stay.');
  await publish(publication, '2026-11-01');
  await cp(publication, first, { recursive: true });
  await rm(join(content, 'articles/old.md'));
  await writeArticle('young', 'An article that has come.');
  const path = join(content, 'articles/en/first-article.md');
  await writeFile(path, (await readFile(path, 'utf8')).replace('## Citing', '## How to cite'));
  await publish(publication, '2026-11-02');
  await runFake(['pack', publication, '--to', file]);
}, 60_000);
afterAll(async () => rm(shared, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-editions-'));
});
afterEach(async () => rm(root, { recursive: true, force: true }));

async function writeArticle(id: string, text: string): Promise<void> {
  const head = `id: ${id}\ntitle: About ${id}\nlang: en\npublished: 2026-10-01\nkind: news\n`;
  await writeFile(join(content, `articles/${id}.md`), `---\n${head}---\n\n${text}\n`);
}

async function publish(to: string, date: string): Promise<void> {
  const written = await publishFolder({ content, to, keys: [fixtureKey(1)], date: new Date(date) });
  if (!written.ok) throw new Error(written.message);
}

describe('verify', () => {
  it.each([
    ['a publication folder', () => publication],
    ['a file', () => file],
  ])('finds %s whole, and says that no root was given', async (_, path) => {
    const { code, out, err } = await runFake(['verify', path()]);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out[0]).toMatch(/^Edition 2 of content-abababab by Name of your organisation, 2026-11-02T/u);
    expect(out[1]).toMatch(/^3 articles, 1 source, \d+ bytes: all whole and signed$/u);
    expect(out.at(-1)).toMatch(/^No root was given: compare the fingerprint/u);
    const json = jsonOf(await runFake(['verify', path(), '--json']));
    expect(json).toMatchObject({ ok: true, number: 2, counts: { articles: 3 }, rootChecked: false });
  });

  it('believes its own root', async () => {
    const own = join(publication, 'roots/1.json');
    const { code, out } = await runFake(['verify', file, '--root', own]);
    expect(code).toBe(0);
    expect(out.at(-1)).toBe(`It comes from ${own}.`);
  });

  it('refuses an edition that does not come from the trusted root', async () => {
    await publishFolder({
      content,
      to: join(root, 'other'),
      keys: [fixtureKey(2)],
      date: new Date('2026-11-02'),
    });
    const run = await runFake(['verify', file, '--root', join(root, 'other/roots/1.json'), '--json']);
    expect(run.code).toBe(3);
    expect(run.err).toHaveLength(1);
    expect(run.err[0]).toMatch(/second\.attache:1: [a-z-]+: .+ Nothing was changed\. .+ Do not trust it/u);
    expect(jsonOf(run)).toMatchObject({ ok: false });
  });

  it('refuses what is no root', async () => {
    await writeFile(join(root, 'no-root.json'), '{}');
    expect((await runFake(['verify', file, '--root', join(root, 'no-root.json')])).code).toBe(3);
  });

  it('fails where a file is not there', async () => {
    const noRoot = await runFake(['verify', file, '--root', join(root, 'absent.json'), '--json']);
    expect(noRoot.code).toBe(4);
    expect(noRoot.err[0]).toMatch(/absent\.json:1: read-failed: This root cannot be read: /u);
    expect(jsonOf(noRoot)).toMatchObject({ ok: false, code: 'read-failed' });
    const noFile = await runFake(['verify', join(root, 'absent.attache'), '--json']);
    expect(noFile.code).toBe(4);
    expect(jsonOf(noFile)).toMatchObject({ ok: false, code: 'read-failed' });
  });

  it.each([
    ['an empty folder', () => root],
    ['something else', () => join(content, 'archive.yaml')],
  ])('says that %s is no edition', async (_, path) => {
    const { code, err } = await runFake(['verify', path()]);
    expect(code).toBe(3);
    expect(err[0]).toMatch(/:1: not-a-bundle: This is not an edition\. Nothing was changed\./u);
  });

  it('refuses a truncated file, wherever it ends', async () => {
    const whole = await readFile(file);
    const cut = join(root, 'cut.attache');
    for (const share of [0.999, 0.9, 0.5, 0.1, 0.001]) {
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));
      const { code, err } = await runFake(['verify', cut]);
      expect(code, String(share)).toBe(3);
      expect(err[0]).toMatch(/cut\.attache:1: (?:not-a-bundle|incomplete): .+ Nothing was changed\./u);
    }
    await writeFile(cut, '');
    expect((await runFake(['verify', cut])).code).toBe(3);
  });

  it('refuses a file with one byte flipped, wherever it is', async () => {
    const whole = await readFile(file);
    const flipped = join(root, 'flipped.attache');
    for (let step = 1; step < 24; step += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((bytes.length * step) / 24);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(flipped, bytes);
      const { code, err } = await runFake(['verify', flipped]);
      expect(code, `byte ${at} of ${whole.length}`).toBe(3);
      expect(err[0]).toMatch(/flipped\.attache:1: [a-z-]+: .+ Nothing was changed\./u);
    }
  });

  it('stops when it is told to', async () => {
    const { code, err } = await runFake(['verify', file], { isCancelled: () => true });
    expect(code).toBe(130);
    expect(err[0]).toMatch(/:1: cancelled: /u);
  });
});

describe('pack', () => {
  it('makes one file, and tells its hash', async () => {
    const target = join(root, 'again.attache');
    const run = await runFake(['pack', publication, '--to', target, '--json']);
    expect(run.code).toBe(0);
    const bytes = (await readFile(target)).length;
    expect(jsonOf(run)).toMatchObject({
      ok: true,
      file: target,
      bytes,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect((await readFile(target)).equals(await readFile(file))).toBe(true);
  });

  it('leaves out of a delta what the older edition has', async () => {
    const delta = join(root, 'delta.attache');
    expect((await runFake(['pack', publication, '--to', delta, '--since', '1'])).code).toBe(0);
    expect((await stat(delta)).size).toBeLessThan((await stat(file)).size);
    expect((await runFake(['pack', publication, '--to', delta, '--since', '7'])).code).toBe(3);
  });

  it('leaves no file where it is stopped, refused or cannot write', async () => {
    const target = join(root, 'none.attache');
    const stopped = await runFake(['pack', publication, '--to', target], { isCancelled: () => true });
    expect(stopped.code).toBe(130);
    const empty = await runFake(['pack', join(content, 'articles'), '--to', target, '--json']);
    expect(empty.code).toBe(3);
    expect(jsonOf(empty)).toMatchObject({ ok: false, code: 'not-a-bundle' });
    const damaged = join(root, 'damaged');
    await cp(publication, damaged, { recursive: true });
    await damageBlobs(damaged);
    expect((await runFake(['pack', damaged, '--to', target])).code).toBe(3);
    expect((await readdir(root)).toSorted()).toEqual(['damaged']);
    expect((await runFake(['pack', publication, '--to', join(root, 'absent/x.attache')])).code).toBe(4);
  });

  async function damageBlobs(folder: string): Promise<void> {
    const entries = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      await writeFile(join(entry.parentPath, entry.name), 'x');
    }
  }
});

describe('diff', () => {
  it('tells what the newer edition added, revised and removed', async () => {
    const { code, out } = await runFake(['diff', first, file]);
    expect(code).toBe(0);
    expect(out).toEqual(['added   young', 'revised first-article', 'removed old']);
    const json = jsonOf(await runFake(['diff', file, first, '--json']));
    expect(json).toMatchObject({ ok: true, added: ['old'], revised: ['first-article'], removed: ['young'] });
    expect((await runFake(['diff', file, publication])).out).toEqual([]);
  });

  it('refuses what is no edition, and names it', async () => {
    const run = await runFake(['diff', file, content, '--json']);
    expect(run.code).toBe(3);
    expect(run.err[0]?.startsWith(`${content}:1: not-a-bundle: `)).toBe(true);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'not-a-bundle' });
    expect((await runFake(['diff', join(root, 'absent'), file])).code).toBe(4);
  });
});
