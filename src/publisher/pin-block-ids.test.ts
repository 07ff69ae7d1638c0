import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { jsonOf, runFake } from './cli/fake-io.ts';
import { readContent } from './content/read-content.ts';
import { createContentFolder } from './create-content-folder.ts';
import { fillSamples } from './fill-samples.ts';
import { openPreviousTexts } from './previous-texts.ts';
import { publishFolder } from './publish-folder.ts';

let root = '';
let content = '';
let to = '';
let file = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-pin-'));
  content = join(root, 'content');
  to = join(root, 'publication');
  file = join(content, 'articles/en/first-article.md');
  await createContentFolder(content, { idSuffix: '0a1b2c3d', today: '2026-11-25' });
  await fillSamples(content);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const PIN = / \{#([a-z0-9-]+)\}/gu;

function pin(...more: readonly string[]) {
  return runFake(['check', content, '--write-ids', ...more]);
}

async function publish(): Promise<void> {
  const published = await publishFolder({ content, to, keys: [fixtureKey(1)], date: new Date('2026-11-25') });
  if (!published.ok) throw new Error(published.message);
}

async function publishedIds(): Promise<readonly string[]> {
  const texts = await openPreviousTexts(to);
  if (!texts.ok) throw new Error(texts.message);
  const text = await texts.value.read('first-article');
  await texts.value.close();
  return (text?.blocks ?? []).map(({ id }) => id);
}

async function pinnedIds(): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(PIN)].map(([, id = '']) => id);
}

describe('check --write-ids', () => {
  it('writes an id behind every block, and changes nothing else', async () => {
    const before = await readFile(file, 'utf8');
    const { code, out, err } = await pin();
    expect({ code, err, out }).toEqual({
      code: 0,
      err: [],
      out: ['1 article, 1 source: 0 errors, 0 warnings; 7 block ids written'],
    });
    const after = await readFile(file, 'utf8');
    expect(after.replaceAll(PIN, '')).toBe(before);
    expect(new Set(await pinnedIds()).size).toBe(7);
    expect((await runFake(['check', content])).out).toEqual(['1 article, 1 source: 0 errors, 0 warnings']);
  });

  it('writes the ids that publish gives, so that pinning revises no article', async () => {
    await publish();
    const ids = await publishedIds();
    await pin('--to', to);
    expect(await pinnedIds()).toEqual(ids);
    const again = await publishFolder({ content, to, keys: [fixtureKey(1)], date: new Date('2026-11-26') });
    expect(again).toMatchObject({ ok: true, value: { number: 1, isUnchanged: true } });
  });

  it('inherits from the previous edition what was edited since', async () => {
    await publish();
    const ids = await publishedIds();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('is a text file.', 'is a text file, as any editor writes it.'));
    await pin('--to', to);
    expect(await pinnedIds()).toEqual(ids);
  });

  it('is done once: the second time it has nothing to write', async () => {
    await pin();
    const before = await stat(file);
    const run = await pin('--json');
    expect(jsonOf(run)).toMatchObject({ ok: true, pinned: 0 });
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });

  it('keeps a byte order mark, Windows line ends and the rights of the file', async () => {
    const text = (await readFile(file, 'utf8')).replaceAll('\n', '\r\n');
    await writeFile(file, `\uFEFF${text}`);
    await chmod(file, 0o640);
    await pin();
    const after = await readFile(file);
    expect(after.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(after.toString('utf8').replaceAll(PIN, '')).toBe(`\uFEFF${text}`);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect((await readdir(join(content, 'articles/en'))).toSorted()).toEqual(['first-article.md']);
  });

  it('gives a translation the ids of its original', async () => {
    const archive = join(content, 'archive.yaml');
    await writeFile(
      archive,
      (await readFile(archive, 'utf8')).replace('languages: [en]', 'languages: [en, fr]'),
    );
    const text = await readFile(file, 'utf8');
    const translation = text
      .replace('id: first-article', 'id: a-translation\ntranslationOf: first-article')
      .replace('lang: en', 'lang: fr')
      .replace('An article is', 'Un article est');
    await writeFile(join(content, 'articles/en/a-translation.md'), translation);
    await pin();
    const ids = await pinnedIds();
    file = join(content, 'articles/en/a-translation.md');
    expect(await pinnedIds()).toEqual(ids);
  });

  it('writes nothing where the content has errors', async () => {
    const text = (await readFile(file, 'utf8')).replace('@a-res-46-152', '@nobody');
    await writeFile(file, text);
    const { code, out } = await pin();
    expect(code).toBe(1);
    expect(out).toEqual(['1 error, 0 warnings; 0 block ids written']);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('leaves an article alone whose blocks would not stay the same, and says where', async () => {
    const text = (await readFile(file, 'utf8')).replace(
      '## Citing',
      'The number stands in line\n1.\n\n## Citing',
    );
    await writeFile(file, text);
    const run = await pin('--json');
    expect(run.code).toBe(1);
    expect(run.err[0]).toMatch(/^articles\/en\/first-article\.md:\d+: cannot-pin: /u);
    expect(jsonOf(run)).toMatchObject({ ok: false, errors: 1, pinned: 0 });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('refuses a publication folder that is empty or damaged: ids are for ever', async () => {
    const before = await readFile(file, 'utf8');
    const empty = await pin('--to', join(root, 'publication-with-a-slip'), '--json');
    expect(empty.code).toBe(4);
    expect(empty.err[0]).toMatch(/publication-with-a-slip:1: no-publication: /u);
    expect(jsonOf(empty)).toMatchObject({ ok: false, code: 'no-publication' });
    await publish();
    await writeFile(join(to, 'editions/1/edition.json'), '{}');
    const damaged = await pin('--to', to);
    expect(damaged.code).toBe(3);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('stops between two files when it is told to', async () => {
    const before = await readFile(file, 'utf8');
    const { code } = await runFake(['check', content, '--write-ids'], { isCancelled: () => true });
    expect(code).toBe(130);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await readContent(content)).problems).toEqual([]);
  });
});
