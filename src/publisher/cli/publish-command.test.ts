import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFile } from '#node/edition/key-file';
import { fillSamples } from '../fill-samples.ts';
import { jsonOf, runFake, type FakeRun } from './fake-io.ts';

const PASSPHRASE = 'a passphrase for tests only';
const env = { ATTACHE_PASSPHRASE: PASSPHRASE };

let shared = '';
let key = '';
let content = '';
/** Edition 1 of the content. */
let published = '';
let root = '';
let to = '';

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'attache-publish-'));
  key = join(shared, 'editor.key');
  content = join(shared, 'content');
  published = join(shared, 'publication');
  const made = await createKeyFile(key, PASSPHRASE);
  if (!made.ok) throw new Error(made.message);
  await runFake(['new', content]);
  await fillSamples(content);
  await publish(content, published);
}, 60_000);
afterAll(async () => rm(shared, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-publish-'));
  to = join(root, 'publication');
});
afterEach(async () => rm(root, { recursive: true, force: true }));

function publish(folder: string, target: string, ...more: readonly string[]): Promise<FakeRun> {
  return runFake(['publish', folder, '--to', target, '--key', key, '--date', '2026-11-25', ...more], { env });
}

/** Every file below a folder, with its bytes as hex. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(
    async (path) => [path.slice(folder.length), (await readFile(path)).toString('hex')] as const,
  );
  return Object.fromEntries((await Promise.all(read)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('publish', () => {
  it('makes edition 1 with its first root beside it, and tells what it made', async () => {
    const { code, out, err } = await publish(content, to);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.slice(0, 3)).toEqual([
      `Edition 1 in ${to}`,
      '1 article added, 0 revised, 0 removed',
      expect.stringMatching(/^1 article, 1 source, \d+ bytes$/u),
    ]);
    expect(await readdir(to)).toEqual(['blobs', 'editions', 'latest.json', 'roots']);
    expect(await readdir(join(to, 'roots'))).toEqual(['1.json', '1.sig.json']);
  });

  it('gives the same bytes for the same content, key and date', async () => {
    const copy = join(root, 'copy of the content');
    await cp(content, copy, { recursive: true });
    await publish(copy, to);
    expect(await filesIn(to)).toEqual(await filesIn(published));
    const pack = (from: string, file: string) => runFake(['pack', from, '--to', join(root, file)]);
    await pack(to, 'a.attache');
    await pack(published, 'b.attache');
    expect((await readFile(join(root, 'a.attache'))).equals(await readFile(join(root, 'b.attache')))).toBe(
      true,
    );
  });

  it('takes its date from SOURCE_DATE_EPOCH, and else from the clock', async () => {
    const args = ['publish', content, '--to', to, '--key', key, '--json'];
    const epoch = await runFake(args, { env: { ...env, SOURCE_DATE_EPOCH: '1795564800' } });
    expect(jsonOf(epoch)).toMatchObject({ ok: true, number: 1 });
    expect(await createdAt(1)).toBe('2026-11-25T00:00:00.000Z');
    await runFake([...args, '--renew'], { env });
    expect(await createdAt(2)).toBe('2026-11-25T08:00:00.000Z');
  });

  async function createdAt(number: number): Promise<unknown> {
    const edition: unknown = JSON.parse(await readFile(join(to, `editions/${number}/edition.json`), 'utf8'));
    return typeof edition === 'object' && edition !== null && 'createdAt' in edition
      ? edition.createdAt
      : undefined;
  }

  it('prints one JSON object', async () => {
    const run = await publish(content, to, '--json');
    expect(jsonOf(run)).toMatchObject({
      ok: true,
      number: 1,
      changes: { added: ['first-article'], revised: [], removed: [] },
      counts: { articles: 1, sources: 1 },
      problems: [],
    });
  });

  it('asks for the passphrase of every key in its order', async () => {
    const second = join(root, 'second.key');
    await createKeyFile(second, 'another passphrase');
    const args = ['publish', content, '--to', to, '--key', key, '--key', second, '--date', '2026-11-25'];
    const tooFew = await runFake(args, { env });
    expect(tooFew.code).toBe(2);
    const both = await runFake(args, { env: { ATTACHE_PASSPHRASE: `${PASSPHRASE}\nanother passphrase` } });
    expect(both.code).toBe(0);
    const asked: string[] = [];
    const askHidden = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(question.includes('second') ? 'another passphrase' : PASSPHRASE);
    };
    expect((await runFake(args, { askHidden })).code).toBe(0);
    expect(asked).toEqual([`Passphrase of ${key}: `, `Passphrase of ${second}: `]);
  });
});

describe('publish refuses', () => {
  afterEach(async () => {
    await expect(stat(to)).rejects.toThrow(/ENOENT/u);
  });

  it('content with errors, all of them listed', async () => {
    const bad = join(root, 'bad');
    await cp(content, bad, { recursive: true });
    const file = join(bad, 'articles/en/first-article.md');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('a-res-46-152', 'nobody'));
    const run = await publish(bad, to, '--json');
    expect(run.code).toBe(1);
    expect(run.err).toHaveLength(2);
    for (const line of run.err)
      expect(line).toMatch(/^articles\/en\/first-article\.md:\d+: unknown-source: /u);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'content-errors', problems: [{}, {}] });
  });

  it.each([
    ['no passphrase', [], {}, 2, 'ATTACHE_PASSPHRASE:1: no-passphrase: '],
    ['the wrong passphrase', [], { ATTACHE_PASSPHRASE: 'not the passphrase' }, 3, ':1: wrong-passphrase: '],
    ['a date that is none', ['--date', '2026-02-30'], env, 2, '--date:1: bad-date: '],
    ['an epoch that is none', [], { ...env, SOURCE_DATE_EPOCH: 'x' }, 2, 'SOURCE_DATE_EPOCH:1: bad-date: '],
  ])('%s', async (_, more, world, exit, sentence) => {
    const args = ['publish', content, '--to', to, '--key', key, ...more];
    const run = await runFake([...args, '--json'], { env: world });
    expect(run.code).toBe(exit);
    expect(run.err).toHaveLength(1);
    expect(run.err[0]).toContain(sentence);
    expect(jsonOf(run)).toMatchObject({ ok: false });
  });

  it('what is no key file, and a key file that is not there', async () => {
    await writeFile(join(root, 'no.key'), 'x');
    const run = (file: string) =>
      runFake(['publish', content, '--to', to, '--key', join(root, file)], { env });
    expect((await run('no.key')).code).toBe(3);
    expect((await run('absent.key')).code).toBe(4);
  });
});

describe('publish into a publication', () => {
  it('with a key that its root does not list is refused, and the publication stays as it was', async () => {
    const stranger = join(root, 'stranger.key');
    await createKeyFile(stranger, PASSPHRASE);
    await cp(published, to, { recursive: true });
    const run = await runFake(['publish', content, '--to', to, '--key', stranger, '--json'], { env });
    expect(run.code).toBe(3);
    expect(run.err[0]).toMatch(/:1: unknown-key: .*Nothing was changed\./u);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'unknown-key' });
    expect(await filesIn(to)).toEqual(await filesIn(published));
  });

  it('that is damaged is refused: it is never a new beginning', async () => {
    await cp(published, to, { recursive: true });
    await writeFile(join(to, 'editions/1/edition.json'), '{}');
    const { code, err } = await publish(content, to);
    expect(code).toBe(3);
    expect(err[0]).toMatch(/:1: (?:bad-signature|bad-data|hash-mismatch): /u);
    expect(await readdir(join(to, 'editions'))).toEqual(['1']);
  });

  it('that is a file fails as the disk does', async () => {
    await mkdir(root, { recursive: true });
    await writeFile(to, 'a file');
    expect((await publish(content, to)).code).toBe(4);
    expect(await readFile(to, 'utf8')).toBe('a file');
  });
});

describe('publish over an edition', () => {
  let work = '';
  beforeEach(async () => {
    work = join(root, 'content');
    await cp(content, work, { recursive: true });
    await cp(published, to, { recursive: true });
  });

  async function writeArticles(from: number, until: number): Promise<void> {
    for (let n = from; n <= until; n += 1) {
      const head = `id: news-${n}\ntitle: News ${n}\nlang: en\npublished: 2026-10-01\nkind: news\n`;
      await writeFile(join(work, `articles/news-${n}.md`), `---\n${head}---\n\nWords of ${n}.\n`);
    }
  }
  const removeArticles = async (...numbers: readonly number[]): Promise<void> => {
    for (const n of numbers) await rm(join(work, `articles/news-${n}.md`));
  };
  const numbers = async (): Promise<readonly string[]> => (await readdir(join(to, 'editions'))).toSorted();

  it('makes none where nothing has changed, and says so; --renew makes it all the same', async () => {
    const before = await filesIn(to);
    const same = await publish(work, to, '--date', '2026-11-26');
    expect({ code: same.code, err: same.err }).toEqual({ code: 0, err: [] });
    expect(same.out[0]).toBe(
      'Nothing has changed since edition 1 of 2026-11-25T00:00:00.000Z: no edition was made.',
    );
    expect(jsonOf(await publish(work, to, '--json'))).toMatchObject({
      ok: true,
      number: 1,
      isUnchanged: true,
    });
    expect(await filesIn(to)).toEqual(before);
    const renewed = await publish(work, to, '--date', '2026-11-26', '--renew');
    expect(renewed.out[0]).toBe(`Edition 2 in ${to}`);
    expect(await numbers()).toEqual(['1', '2']);
  });

  it('mends a part that the folder has lost, also where nothing has changed', async () => {
    const before = await filesIn(to);
    const blobs = Object.keys(before).filter((path) => path.startsWith('/blobs/'));
    const page = blobs.find((path) => Buffer.from(before[path] ?? '', 'hex').includes('</h2>'));
    await rm(join(to, page ?? 'no blob'));
    expect((await publish(work, to)).code).toBe(0);
    expect(await filesIn(to)).toEqual(before);
  });

  it('warns once that readers are told the sentence of the edition before', async () => {
    await writeArticles(1, 1);
    const { code, err, out } = await publish(work, to);
    expect(code).toBe(0);
    expect(err).toEqual([
      'next.yaml:1: old-message: warning: readers are told the same as of edition 1: "First edition."',
    ]);
    expect(out[0]).toBe(`Edition 2 in ${to}`);
    await writeArticles(2, 2);
    await writeFile(join(work, 'next.yaml'), 'message: News of the autumn.\n');
    expect((await publish(work, to)).err).toEqual([]);
  });

  it('refuses one that lost more than a fifth, names ten articles of them, and publishes it with consent', async () => {
    await writeArticles(1, 20);
    await publish(work, to);
    await removeArticles(...Array.from({ length: 12 }, (_, at) => at + 1));
    const refused = await publish(work, to, '--json');
    expect(refused.code).toBe(3);
    expect(refused.err[0]).toMatch(
      /:1: would-shrink: The content has 12 articles fewer than edition 2: 9 instead of 21\. No longer there: news-1, news-10, (?:news-\d+, ){7}news-7 and 2 more\. Nothing was published\. .*"shrinkTo: 9".*--allow-shrink/u,
    );
    const gone = Array.from({ length: 12 }, (_, at) => `news-${at + 1}`).toSorted();
    expect(jsonOf(refused)).toMatchObject({ ok: false, code: 'would-shrink', gone });
    expect(await numbers()).toEqual(['1', '2']);
    await writeFile(join(work, 'next.yaml'), 'shrinkTo: 10\n');
    expect((await publish(work, to)).code).toBe(3);
    await writeFile(join(work, 'next.yaml'), 'shrinkTo: 9\n');
    const agreed = await publish(work, to);
    expect(agreed.out.slice(0, 2)).toEqual([`Edition 3 in ${to}`, '0 articles added, 0 revised, 12 removed']);
    await removeArticles(13, 14);
    expect((await publish(work, to)).code).toBe(3);
    expect((await publish(work, to, '--allow-shrink')).code).toBe(0);
    expect(await numbers()).toEqual(['1', '2', '3', '4']);
    expect((await runFake(['verify', to])).code).toBe(0);
  });

  it('lets a fifth go unasked, and any number that next.yaml withdraws', async () => {
    await writeArticles(1, 9);
    await publish(work, to);
    await removeArticles(1, 2);
    expect((await publish(work, to)).code).toBe(0);
    await removeArticles(3, 4, 5);
    const withdrawn = [3, 4, 5].map((n) => `  - { article: news-${n}, reason: Wrong. }\n`).join('');
    await writeFile(join(work, 'next.yaml'), `withdrawn:\n${withdrawn}`);
    expect((await publish(work, to)).out[0]).toBe(`Edition 4 in ${to}`);
  });

  it('refuses an article that is both withdrawn and there, in the words of check', async () => {
    await writeFile(
      join(work, 'next.yaml'),
      'withdrawn:\n  - { article: first-article, reason: Its figures were wrong. }\n',
    );
    const before = await filesIn(to);
    const checked = await runFake(['check', work]);
    const refused = await publish(work, to, '--json');
    expect([checked.code, refused.code]).toEqual([1, 1]);
    expect(refused.err[0]).toMatch(/^next\.yaml:2: withdrawn-present: "first-article" is withdrawn here/u);
    expect(refused.err).toEqual(checked.err);
    expect(await filesIn(to)).toEqual(before);
  });

  it.each([
    ['the content folder itself', () => work, /the same folder/u],
    ['a folder inside it', () => join(work, 'files/publication'), /is inside the content folder/u],
    ['the folder above it', () => root, /is inside this folder, and all of it would be served/u],
  ])('refuses %s as the publication folder before anything is written', async (_, target, sentence) => {
    const before = await filesIn(root);
    const refused = await publish(work, target(), '--json');
    expect(refused.code).toBe(2);
    expect(refused.err[0]).toMatch(sentence);
    expect(jsonOf(refused)).toMatchObject({ ok: false, code: 'folders-overlap' });
    expect(await filesIn(root)).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('sees through a link to the content folder', async () => {
    await symlink(work, join(root, 'link'));
    expect((await publish(work, join(root, 'link/new'))).code).toBe(2);
    expect((await publish(join(root, 'link'), work)).code).toBe(2);
    expect((await publish(work, join(root, 'content-2'))).code).toBe(0);
  });

  it('refuses a date before the latest edition’s, unless that is agreed to', async () => {
    await writeArticles(1, 1);
    const refused = await publish(work, to, '--date', '2025-11-26');
    expect(refused.code).toBe(3);
    expect(refused.err[0]).toMatch(
      /:1: older-date: Edition 1 is dated 2026-11-25T.+, and this one would be dated 2025-11-26T.+--allow-older-date/u,
    );
    expect(await numbers()).toEqual(['1']);
    const agreed = await publish(work, to, '--date', '2025-11-26', '--allow-older-date');
    expect(agreed.out[0]).toBe(`Edition 2 in ${to}`);
  });
});
