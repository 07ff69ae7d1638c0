import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { runFake } from './cli/fake-io.ts';
import { createContentFolder } from './create-content-folder.ts';
import { fillSamples } from './fill-samples.ts';
import { openPreviousTexts } from './previous-texts.ts';
import { publishFolder, type PublishOptions } from './publish-folder.ts';

let root = '';
let content = '';
let to = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-publish-folder-'));
  content = join(root, 'content');
  to = join(root, 'publication');
  await createContentFolder(content, { idSuffix: '0a1b2c3d', today: '2026-11-25' });
  await fillSamples(content);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

function publish(over: Partial<PublishOptions> = {}) {
  return publishFolder({ content, to, keys: [fixtureKey(1)], date: new Date('2026-11-25'), ...over });
}

async function writeBody(id: string, body: string, more = ''): Promise<void> {
  const head = `id: ${id}\ntitle: About ${id}\nlang: ${more === '' ? 'en' : 'fr'}\npublished: 2026-10-01\nkind: news\n${more}`;
  await writeFile(join(content, `articles/${id}.md`), `---\n${head}---\n\n${body}\n`);
}

/** Id and text of every block of an article in the latest edition. */
async function blocksOf(id: string): Promise<readonly (readonly [id: string, text: string])[]> {
  const texts = await openPreviousTexts(to);
  if (!texts.ok) throw new Error(texts.message);
  const text = await texts.value.read(id);
  await texts.value.close();
  return (text?.blocks ?? []).map((block) => [block.id, text?.text.slice(block.start, block.end) ?? '']);
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const read = paths.map(
    async (path) => [path.slice(folder.length), await readFile(path, 'base64')] as const,
  );
  return new Map((await Promise.all(read)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the ids of blocks', () => {
  const FIRST = 'The forum met in Rome.';
  const SECOND = 'It named three weak points of the ports around the sea.';
  const THIRD = 'A working group will meet again in autumn.';

  it('stay where they were when the article is edited elsewhere', async () => {
    await writeBody('forum', [FIRST, SECOND, THIRD].join('\n\n'));
    await publish();
    const before = await blocksOf('forum');
    expect(new Set(before.map(([id]) => id)).size).toBe(3);
    const edited = 'It named three weak points of all the ports around the sea.';
    await writeBody(
      'forum',
      ['Something new on top of it all.', THIRD, FIRST, '## A heading', edited].join('\n\n'),
    );
    expect(await publish()).toMatchObject({
      ok: true,
      value: { number: 2, changes: { revised: ['forum'] } },
    });
    const after = await blocksOf('forum');
    const [first, second, third] = before.map(([id]) => id);
    expect(after.map(([id]) => id)).toEqual([expect.any(String), third, first, expect.any(String), second]);
    expect(new Set(after.map(([id]) => id)).size).toBe(5);
  });

  it('do not change when nothing changes, and the article is not revised', async () => {
    await publish();
    const before = await blocksOf('first-article');
    expect(await publish({ renew: true })).toMatchObject({
      ok: true,
      value: { number: 2, isUnchanged: false, changes: { added: [], revised: [], removed: [] } },
    });
    expect(await blocksOf('first-article')).toEqual(before);
  });

  it('of a translation are those of its original', async () => {
    await writeFile(
      join(content, 'archive.yaml'),
      (await readFile(join(content, 'archive.yaml'), 'utf8')).replace(
        'languages: [en]',
        'languages: [en, fr]',
      ),
    );
    await writeBody('forum', [FIRST, SECOND].join('\n\n'));
    await writeBody(
      'a-forum-fr',
      'Le forum s’est réuni.\n\nIl a nommé trois points.',
      'translationOf: forum\n',
    );
    await publish();
    const ids = (await blocksOf('forum')).map(([id]) => id);
    expect((await blocksOf('a-forum-fr')).map(([id]) => id)).toEqual(ids);
  });
});

describe('an interrupted publish', () => {
  /** Says yes at the n-th question, and counts them. */
  function cancelAt(n: number) {
    let asked = 0;
    return {
      isCancelled: () => {
        asked += 1;
        return asked >= n;
      },
      asked: () => asked,
    };
  }

  it('leaves nothing that looks like an edition, whenever it is stopped, and the next one is whole', async () => {
    const whole = join(root, 'whole');
    const counter = cancelAt(Infinity);
    await publish({ to: whole, isCancelled: counter.isCancelled });
    expect(counter.asked()).toBeGreaterThan(8);
    for (let n = 1; n <= counter.asked(); n += 1) {
      const target = join(root, `stopped-${n}`);
      const stopped = await publish({ to: target, isCancelled: cancelAt(n).isCancelled });
      expect(stopped).toMatchObject({ ok: false, code: 'cancelled' });
      await expect(stat(join(target, 'latest.json'))).rejects.toThrow(/ENOENT/u);
      await publish({ to: target });
      expect(await filesIn(target)).toEqual(await filesIn(whole));
    }
  });

  it('leaves the edition before it as it was', async () => {
    await publish();
    const before = await filesIn(to);
    await writeBody('young', 'An article that has come.');
    const counter = cancelAt(Infinity);
    const copy = join(root, 'copy');
    await cp(to, copy, { recursive: true });
    await publish({ to: copy, isCancelled: counter.isCancelled });
    const stopped = await publish({ isCancelled: cancelAt(counter.asked()).isCancelled });
    expect(stopped).toMatchObject({ ok: false, code: 'cancelled' });
    const after = await filesIn(to);
    for (const [path, bytes] of before) expect(after.get(path), path).toBe(bytes);
    expect([...after.keys()].filter((path) => !path.startsWith('/blobs/') && !before.has(path))).toEqual([]);
    expect((await runFake(['verify', to])).code).toBe(0);
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
  });
});

it('tells every step with what is done of how much', async () => {
  const steps = new Map<string, readonly [done: number, total: number]>();
  await publish({ onProgress: (step, done, total) => steps.set(step, [done, total]) });
  expect([...steps.keys()]).toEqual(['read', 'build', 'index', 'write']);
  for (const [done, total] of steps.values()) expect(done).toBe(total);
});

it('leaves out a conference that is only proposed, also where an article names it', async () => {
  await writeFile(
    join(content, 'conferences/conferences.yaml'),
    'id: ccpcj-1\ntitle: First session\nproposed: true\n',
  );
  const published = await publish();
  expect(published).toMatchObject({ ok: true, value: { problems: [{ code: 'proposed-conference' }] } });
  const blobs = await filesIn(join(to, 'blobs'));
  const texts = [...blobs.values()].map((bytes) => Buffer.from(bytes, 'base64').toString('utf8'));
  expect(texts.filter((text) => text.includes('ccpcj-1'))).toEqual([]);
});
