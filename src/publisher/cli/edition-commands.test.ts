// What is done with editions that are there: pack, verify, diff.
import { cp, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { publishFolder } from '../publish-folder.ts';
import { writeArticleFile } from '../testing/write-article.ts';
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

const writeArticle = (id: string, text: string) =>
  writeArticleFile(join(content, `articles/${id}.md`), id, text);

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

  it('calls an edition old once its publisher no longer vouches for it, and takes it with any clock', async () => {
    const old = 'It is old: made 36890 days ago. Ask its publisher for a newer one.';
    const at = (clock: string) => runFake(['verify', file], { now: () => new Date(clock) });
    const late = await at('2127-11-03T00:00:00.000Z');
    expect([late.code, late.out[2]]).toEqual([0, old]);
    for (const clock of ['1970-01-01T00:00:00.000Z', '2026-11-25T00:00:00.000Z']) {
      const { code, out } = await at(clock);
      expect([code, out.some((line) => line.startsWith('It is old'))]).toEqual([0, false]);
    }
    const json = await runFake(['verify', file, '--json'], { now: () => new Date('2099-01-01') });
    expect(jsonOf(json)).toMatchObject({ ok: true, isOld: true });
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
    expect(run.err[0]).toMatch(/second\.attache:1: unknown-key: .+ Nothing was changed\. Do not trust it/u);
    expect(jsonOf(run)).toMatchObject({ ok: false });
  });

  it('refuses what is no root', async () => {
    await writeFile(join(root, 'no-root.json'), '{}');
    for (const path of [join(root, 'no-root.json'), root, file]) {
      const { code, err } = await runFake(['verify', file, '--root', path]);
      expect(code).toBe(3);
      expect(err).toEqual([
        expect.stringContaining(`${path}:1: not-a-root: This is not a root file. A root is `),
      ]);
    }
  });

  it('fails where a file is not there', async () => {
    const noRoot = await runFake(['verify', file, '--root', join(root, 'absent.json'), '--json']);
    expect(noRoot.code).toBe(4);
    expect(noRoot.err[0]).toMatch(/absent\.json:1: read-failed: There is no file or folder of this name\.$/u);
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
    const { out: unchanged } = await runFake(['verify', file]);
    let refused = 0;
    for (let step = 1; step < 24; step += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((bytes.length * step) / 24);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(flipped, bytes);
      const { code, err, out } = await runFake(['verify', flipped]);
      // A zip says some things twice, and one of them is read by nobody: there the edition must be the very same.
      if (code === 0) {
        expect(out, `byte ${at} of ${whole.length}`).toEqual(unchanged);
        continue;
      }
      refused += 1;
      expect(code, `byte ${at} of ${whole.length}`).toBe(3);
      expect(err[0]).toMatch(/flipped\.attache:1: [a-z-]+: .+ Nothing was changed\./u);
    }
    expect(refused).toBeGreaterThan(18);
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

  it('never takes the place of a file, whatever that is', async () => {
    const target = join(root, 'k2.key');
    const older = join(root, 'older.attache');
    const link = join(root, 'link.attache');
    await writeFile(target, 'a signing key');
    await runFake(['pack', first, '--to', older]);
    await symlink(target, link);
    const before = await readFile(older);
    for (const to of [target, older, link]) {
      const run = await runFake(['pack', publication, '--to', to, '--json']);
      expect([run.code, run.err]).toEqual([
        2,
        [`${to}:1: exists: There is a file of this name already; it was left as it is.`],
      ]);
      expect(jsonOf(run)).toMatchObject({ ok: false, code: 'exists' });
    }
    expect(await readFile(target, 'utf8')).toBe('a signing key');
    expect((await readFile(older)).equals(before)).toBe(true);
    expect((await readdir(root)).toSorted()).toEqual(['k2.key', 'link.attache', 'older.attache']);
  });

  it('given again says that the very same file was there already', async () => {
    const target = join(root, 'again.attache');
    const made = await runFake(['pack', publication, '--to', target]);
    const again = await runFake(['pack', publication, '--to', target]);
    expect([again.code, again.err]).toEqual([0, []]);
    expect(again.out).toEqual([`${made.out[0] ?? ''}; it was there already`]);
    expect(jsonOf(await runFake(['pack', publication, '--to', target, '--json']))).toMatchObject({
      wasThere: true,
    });
    expect(await readdir(root)).toEqual(['again.attache']);
  });

  it('says that a folder is no name for a file', async () => {
    for (const to of [root, join(root, 'absent/')]) {
      const { code, err } = await runFake(['pack', publication, '--to', to]);
      expect(code).toBe(4);
      expect(err).toEqual([
        `${to}:1: is-folder: The edition cannot be written there: it is a folder, and a file is wanted. Give the name of the .attache file to write. No file was written.`,
      ]);
    }
  });

  it('leaves out of a delta what the older edition has', async () => {
    const delta = join(root, 'delta.attache');
    expect((await runFake(['pack', publication, '--to', delta, '--since', '1'])).code).toBe(0);
    expect((await stat(delta)).size).toBeLessThan((await stat(file)).size);
    for (const since of ['2', '7']) {
      const { code, err } = await runFake(['pack', publication, '--to', join(root, 'no'), '--since', since]);
      expect(code).toBe(2);
      expect(err[0]).toMatch(/^--since:1: no-older-edition: .+ the newest is 2, .+ No file was written\.$/u);
    }
    expect(await readdir(root)).toEqual(['delta.attache']);
  });

  it('speaks to the publisher about the publication, never of asking the publisher', async () => {
    const damaged = join(root, 'damaged');
    await cp(publication, damaged, { recursive: true });
    await damageBlobs(damaged);
    const { err } = await runFake(['pack', damaged, '--to', join(root, 'none')]);
    expect(err[0]).toMatch(/Nothing was changed\. Put the publication folder back from a copy of it/u);
    expect(err[0]).not.toMatch(/ask the publisher|your notes/iu);
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
    const { err } = await runFake(['pack', publication, '--to', join(root, 'absent/x.attache')]);
    expect(err[0]).toMatch(/absent\/x\.attache: the folder it belongs in is not there\)$/u);
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
  });

  it('says that there is no difference, and of which editions', async () => {
    expect((await runFake(['diff', file, publication])).out).toEqual(['No difference: both are edition 2.']);
    const third = join(root, 'third');
    await cp(publication, third, { recursive: true });
    const renewed = await publishFolder({
      content,
      to: third,
      keys: [fixtureKey(1)],
      date: new Date('2026-11-03'),
      renew: true,
    });
    expect(renewed).toMatchObject({ ok: true, value: { number: 3, isUnchanged: false } });
    expect((await runFake(['diff', file, third])).out).toEqual([
      'No difference between the articles of edition 2 and edition 3.',
    ]);
    expect(jsonOf(await runFake(['diff', file, third, '--json']))).toMatchObject({
      from: 2,
      to: 3,
      added: [],
    });
  });

  it('reads an older edition where the publication keeps it, by its number', async () => {
    const older = join(publication, 'editions/1');
    const { code, out } = await runFake(['diff', older, publication]);
    expect(code).toBe(0);
    expect(out).toEqual(['added   young', 'revised first-article', 'removed old']);
    expect((await runFake(['verify', older])).out[0]).toMatch(/^Edition 1 of /u);
  });

  it('refuses what is no edition, and names it', async () => {
    const run = await runFake(['diff', file, content, '--json']);
    expect(run.code).toBe(3);
    expect(run.err[0]?.startsWith(`${content}:1: not-a-bundle: `)).toBe(true);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'not-a-bundle' });
    expect((await runFake(['diff', join(root, 'absent'), file])).code).toBe(4);
  });
});

describe('verify of an update', () => {
  let delta = '';
  beforeEach(async () => {
    delta = join(root, 'delta.attache');
    await runFake(['pack', publication, '--to', delta, '--since', '1']);
  });

  it('alone says that it is rightly signed and needs the edition that it builds on', async () => {
    const run = await runFake(['verify', delta, '--json']);
    expect(run.code).toBe(3);
    expect(run.err[0]).toMatch(
      /delta\.attache:1: incomplete: Edition 2 of content-abababab is rightly signed.+ it is an update: .+--base/u,
    );
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'incomplete' });
  });

  it('with its base finds both whole, and says from where it leads', async () => {
    const { code, out, err } = await runFake(['verify', delta, '--base', first]);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out[0]).toMatch(/^Edition 2 of /u);
    const [, parts, all, rest] =
      /^Update from edition 1: it brings (\d+) of (\d+) parts; the other (\d+) are those of edition 1$/u.exec(
        out[1] ?? '',
      ) ?? [];
    expect(Number(parts)).toBeGreaterThan(0);
    expect(Number(rest)).toBe(Number(all) - Number(parts));
    const own = join(publication, 'roots/1.json');
    const json = jsonOf(await runFake(['verify', delta, '--base', first, '--root', own, '--json']));
    expect(json).toMatchObject({
      ok: true,
      number: 2,
      rootChecked: true,
      update: { from: 1, parts: Number(parts) },
    });
  });

  it('with a base that is not older, of another archive or damaged is no success', async () => {
    const notOlder = await runFake(['verify', delta, '--base', publication]);
    expect(notOlder.code).toBe(2);
    expect(notOlder.err[0]).toMatch(/:1: not-older: /u);
    const other = join(root, 'other');
    await publishFolder({ content, to: other, keys: [fixtureKey(2)], date: new Date('2026-11-01') });
    expect((await runFake(['verify', delta, '--base', other])).code).toBe(2);
    const damaged = join(root, 'damaged');
    await cp(first, damaged, { recursive: true });
    await rm(join(damaged, 'blobs'), { recursive: true });
    const run = await runFake(['verify', delta, '--base', damaged]);
    expect(run.code).toBe(3);
    expect(run.err[0]?.startsWith(`${damaged}:1: incomplete: `)).toBe(true);
  });

  it('that lost a part of its own is refused with its base, too', async () => {
    const bytes = await readFile(delta);
    await writeFile(
      delta,
      Buffer.from(bytes.toString('latin1').replace('How to cite', 'How to CITE'), 'latin1'),
    );
    expect((await runFake(['verify', delta, '--base', first])).code).toBe(3);
  });
});
