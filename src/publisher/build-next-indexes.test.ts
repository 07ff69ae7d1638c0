// What the indexes of an edition bring when it follows another.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexRef } from '#core/edition/edition';
import { sampleQuery } from '#core/search/sample-engine';
import { INDEX_TYPE, SEQUENCES_TYPE } from '#core/search/search-index';
import { blobName } from '#node/edition/bundle-entries';
import { fixtureKey } from '#node/edition/fixture-edition';
import { runFake } from './cli/fake-io.ts';
import { createContentFolder } from './create-content-folder.ts';
import { fillSamples } from './fill-samples.ts';
import { openPreviousTexts } from './previous-texts.ts';
import { publishFolder } from './publish-folder.ts';
import { openSearch } from './search/open-search.ts';

let root = '';
let content = '';
/** Holds the first edition; tests publish the second into copies of it. */
let first = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-next-indexes-'));
  content = join(root, 'content');
  first = join(root, 'first');
  await createContentFolder(content, { idSuffix: '0a1b2c3d', today: '2026-11-25' });
  await fillSamples(content);
  // Titles in another order than the written one: the documents that cite it must not seem to have changed.
  await writeFile(
    join(content, 'sources/palermo.yaml'),
    `- id: palermo
  type: treaty
  title: A convention
  issued: 2000-11-15
  custom:
    kind: treaty
    titles:
      fr: Une convention
      es: Una convención
`,
  );
  for (let n = 0; n < 40; n += 1) await writeArticle(n, 'It ends there.');
  await publish(first, '2026-11-25');
}, 60_000);
afterAll(async () => rm(root, { recursive: true, force: true }));

/** An article with many words that no other has. */
async function writeArticle(n: number, end: string): Promise<void> {
  const own = Array.from({ length: 60 }, (_, at) => `port${n}x${at}`).join(' ');
  const head = `id: port-${n}\ntitle: Port ${n}\nlang: en\npublished: 2026-10-01\nkind: news\n`;
  await writeFile(
    join(content, `articles/port-${n}.md`),
    `---\n${head}---\n\nThe port says[^palermo]: ${own}\n\n${end}\n\n[^palermo]: @palermo, art. 1\n`,
  );
}

async function publish(to: string, date: string): Promise<void> {
  const published = await publishFolder({ content, to, keys: [fixtureKey(1)], date: new Date(date) });
  expect(published).toMatchObject({ ok: true });
}

/** A second edition, of which one article has other words. */
async function publishSecond(name: string, prepare?: (to: string) => Promise<void>): Promise<string> {
  const to = join(root, name);
  await cp(first, to, { recursive: true });
  await prepare?.(to);
  await writeArticle(7, 'It ends with zebras.');
  await publish(to, '2026-11-26');
  await writeArticle(7, 'It ends there.');
  return to;
}

async function indexesIn(publication: string): Promise<readonly IndexRef[]> {
  const opened = await openPreviousTexts(publication);
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.close();
  return opened.value.published?.edition.indexes ?? [];
}

async function found(publication: string, text: string): Promise<readonly string[]> {
  const opened = await openSearch(publication);
  if (!opened.ok) throw new Error(opened.message);
  const answer = await opened.value.search(sampleQuery(text, { limit: 100 }));
  expect(await opened.value.rebuilt()).toEqual([]);
  await opened.value.close();
  return answer.ok ? answer.value.hits.map(({ id }) => id) : [answer.code];
}

describe('the indexes of a second edition', () => {
  it('are those of the first and a small segment, which verify and are searched as one', async () => {
    const to = await publishSecond('second');
    const [before, after] = [await indexesIn(first), await indexesIn(to)];
    for (const type of [INDEX_TYPE, SEQUENCES_TYPE]) {
      const [old, now] = [before, after].map((refs) => refs.filter((ref) => ref.type === type));
      expect(old?.map(({ lang }) => lang)).toEqual(['en', 'es', 'fr']);
      expect(now?.map(({ lang }) => lang)).toEqual(['en', 'en', 'es', 'fr']);
      expect(now?.filter((ref) => before.some(({ sha256 }) => sha256 === ref.sha256))).toHaveLength(3);
      expect(now?.[1]?.size).toBeLessThan((now?.[0]?.size ?? 0) / 4);
    }
    expect((await runFake(['verify', to])).code).toBe(0);
    expect(await found(to, 'zebras')).toEqual(['port-7']);
    expect(await found(to, 'port7x1')).toEqual(['port-7']);
    expect(await found(to, '"ends there"')).toHaveLength(39);
    expect(await found(to, 'source:convention')).toHaveLength(41);
  }, 60_000);

  it('are the same bytes after the same edition', async () => {
    const [one, other] = [await publishSecond('one'), await publishSecond('other')];
    expect(await indexesIn(one)).toEqual(await indexesIn(other));
  }, 60_000);

  it.each([
    ['an index', INDEX_TYPE],
    ['what phrases ask', SEQUENCES_TYPE],
  ])(
    'are built anew where %s of the first is damaged',
    async (_name, type) => {
      const to = await publishSecond(`mended ${type.split('-').at(-1)}`, async (folder) => {
        const english = (await indexesIn(folder)).find((ref) => ref.type === type);
        const path = join(folder, blobName(english?.sha256 ?? ''));
        await writeFile(path, (await readFile(path)).subarray(0, -1));
      });
      const languages = (await indexesIn(to)).map(({ lang }) => lang);
      expect(languages).toEqual(['en', 'en', 'es', 'es', 'fr', 'fr']);
      expect(await found(to, 'zebras')).toEqual(['port-7']);
      expect(await readdir(to)).toContain('latest.json');
    },
    60_000,
  );
});
