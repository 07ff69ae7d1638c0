import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../content/read-content.ts';
import { importFiles } from './import-files.ts';
import type { ImportReport } from './import-report.ts';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages');
const PORTS = join(PAGES, '01-twice-with-menus.txt');
const AUTO = { as: 'auto', dryRun: false } as const;

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-import-'));
  folder = join(root, 'content');
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const files = async (): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
};
const input = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(root, name), content);
  return join(root, name);
};
const codes = (report: ImportReport): readonly string[] => report.notices.map((notice) => notice.code);

describe('a page', () => {
  it('becomes an article, its sources and a proposed conference', async () => {
    const report = await importFiles(folder, [PORTS], AUTO);
    expect(report.articles.map(({ path, status }) => [path, status])).toEqual([
      ['articles/en/harbour-women-attend-the-baltic-forum-on-safe-ports.md', 'written'],
    ]);
    expect(report.sources).toHaveLength(2);
    const source: unknown = parse(await readFile(join(folder, report.sources[1]?.path ?? ''), 'utf8'));
    expect(source).toEqual({
      id: 'united-nations-convention-against-corruption-2003',
      type: 'treaty',
      title: 'United Nations Convention against Corruption',
      authority: 'United Nations General Assembly',
      author: [{ literal: 'United Nations General Assembly' }],
      issued: '2003',
      number: 'A/RES/58/4',
      language: 'en',
      custom: { kind: 'treaty', identifiers: [{ kind: 'un-symbol', value: 'A/RES/58/4' }] },
    });
    const meeting: unknown = parse(await readFile(join(folder, report.conferences[0]?.path ?? ''), 'utf8'));
    expect(meeting).toMatchObject({ start: '2024-03-11', end: '2024-03-13', proposed: true });
  });

  it('imported twice changes nothing', async () => {
    await importFiles(folder, [PAGES], AUTO);
    const before = await files();
    const again = await importFiles(folder, [PAGES], AUTO);
    expect(await files()).toEqual(before);
    expect(new Set(again.articles.map((article) => article.status))).toEqual(new Set(['unchanged']));
    expect(new Set(again.sources.map((source) => source.status))).toEqual(new Set(['merged']));
    expect(again.notices.filter((notice) => notice.severity === 'error')).toEqual([]);
  });

  it('writes nothing in a dry run', async () => {
    const report = await importFiles(folder, [PORTS], { as: 'auto', dryRun: true });
    expect(report.articles[0]?.status).toBe('would-write');
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/u);
  });

  it('is not disturbed by a folder that is named like a file of records', async () => {
    await mkdir(join(folder, 'sources/old.yaml'), { recursive: true });
    const report = await importFiles(folder, [PORTS], AUTO);
    expect(report.articles).toHaveLength(1);
  });

  it('never replaces a file that staff have changed', async () => {
    const [article] = (await importFiles(folder, [PORTS], AUTO)).articles;
    const path = join(folder, article?.path ?? '');
    await writeFile(path, 'edited');
    const report = await importFiles(folder, [PORTS], AUTO);
    expect(await readFile(path, 'utf8')).toBe('edited');
    expect(report.articles[0]?.status).toBe('refused');
    expect(codes(report)).toContain('exists');
  });

  it('cites a source that the folder has under the same symbol and title, and only that', async () => {
    await mkdir(join(folder, 'sources'), { recursive: true });
    const known = (id: string, title: string, part: string) => ({
      id,
      title,
      custom: { identifiers: [{ kind: 'un-symbol', value: 'A/RES/55/25', part }] },
    });
    const list = [
      known(
        'trafficking-protocol',
        'Protocol to Prevent, Suppress and Punish Trafficking in Persons',
        'annex II',
      ),
      known('untoc-2000', 'United Nations Convention against Transnational Organized Crime', 'annex I'),
    ];
    await writeFile(join(folder, 'sources/known.yaml'), JSON.stringify(list));
    const page = await input(
      'page.txt',
      'A note on the two treaties\n\n1 May 2020\n\nThe council read both treaties in one evening and asked for more time to think.\n\nSources:\n1. UN Convention Against Transnational Organised Crime and the Protocols Thereto (UNGA/2000, RES 55/25)\n2. Protocol against the Smuggling of Migrants by Land, Sea and Air (A/RES/55/25, annex III)\n',
    );
    const report = await importFiles(folder, [page], AUTO);
    expect(report.sources.map(({ id, status }) => [id, status])).toEqual([
      ['untoc-2000', 'merged'],
      ['protocol-against-the-smuggling-of-migrants-by-land-sea', 'written'],
    ]);
    expect(await readFile(join(folder, report.articles[0]?.path ?? ''), 'utf8')).toContain(
      '[^1]: @untoc-2000\n',
    );
  });
});

describe('an input that cannot be used', () => {
  it.each([
    ['empty.txt', '', 'empty'],
    ['blank.txt', '\uFEFF \n\n', 'empty'],
    ['binary.txt', new Uint8Array([65, 0, 66]), 'binary'],
    ['latin1.txt', new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x20]), 'not-utf8'],
    ['utf16.txt', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'not-utf8'],
    ['page.docx', 'words', 'unknown-kind'],
    ['menu.txt', 'Home\nAbout\nContact\n', 'no-text'],
    ['broken.md', '---\ntitle: [\n---\ntext\n', 'bad-front-matter'],
  ])('%s is refused with a code, and nothing is written', async (name, content, code) => {
    const report = await importFiles(folder, [await input(name, content)], AUTO);
    expect(
      report.notices.filter((notice) => notice.severity === 'error').map((notice) => notice.code),
    ).toEqual([code]);
    expect(report.articles).toEqual([]);
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/u);
  });

  it('of 50 MB is refused without being read', async () => {
    const path = await input('huge.txt', '');
    await truncate(path, 50 * 1024 * 1024);
    const report = await importFiles(folder, [path], AUTO);
    expect(report.notices).toMatchObject([
      { file: path, code: 'too-large', message: expect.stringContaining('50 MB') },
    ]);
  });

  it('does not keep the others from being imported', async () => {
    const report = await importFiles(folder, [join(root, 'absent.txt'), PORTS], AUTO);
    expect(codes(report)).toContain('not-found');
    expect(report.articles).toHaveLength(1);
  });
});

describe('a Markdown file', () => {
  it('keeps its front matter, takes its heading as title and says what it filled in', async () => {
    const path = await input(
      '2021-04-05-note.md',
      '---\n# by hand\ntags: [a]\nkind: analysis\n---\n\n# Le port et la nuit\n\nLe port est calme dans la nuit et les bateaux sont à quai.\n',
    );
    const report = await importFiles(folder, [path], AUTO);
    expect(report.articles[0]?.path).toBe('articles/fr/le-port-et-la-nuit.md');
    const text = await readFile(join(folder, report.articles[0]?.path ?? ''), 'utf8');
    expect(text).toBe(
      '---\n# by hand\ntags: [a]\nkind: analysis\nid: le-port-et-la-nuit\ntitle: Le port et la nuit\nlang: fr\npublished: 2021-04-05\nauthors: []\ntopics: []\nconferences: []\n---\n\nLe port est calme dans la nuit et les bateaux sont à quai.\n',
    );
    expect(codes(report)).toEqual(['filled-id', 'filled-title', 'filled-lang', 'filled-published']);
  });

  it('that is complete is written as it is, byte for byte', async () => {
    const whole =
      '---\nid: x-1\ntitle: "A"\nlang: en\npublished: 2020-01-02\nauthors: [B C]\nkind: news\ntopics: []\nconferences: []\n---\n\nText.[^1]\n\n[^1]: @y\n';
    const report = await importFiles(folder, [await input('x.md', whole)], AUTO);
    expect(await readFile(join(folder, 'articles/en/x-1.md'), 'utf8')).toBe(whole);
    expect(report.notices).toEqual([]);
  });
});

it('tells every mistake of a front matter in words, each with its line', async () => {
  const text = '---\ntitle: Ports: a report\nlang: en\ntopics: [a\n---\n\nText.\n';
  const report = await importFiles(folder, [await input('x.md', text)], AUTO);
  expect(report.notices).toMatchObject([
    { line: 2, code: 'bad-front-matter', message: expect.stringMatching(/title: "Ports: a report"/u) },
    { line: 4, code: 'bad-front-matter', message: expect.stringMatching(/"\[" is not closed/u) },
  ]);
});

describe('the images of a Markdown file', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
  const article = (body: string): string =>
    `---\nid: x-1\ntitle: A\nlang: en\npublished: 2020-01-02\nauthors: []\nkind: news\ntopics: []\nconferences: []\n---\n\n${body}\n`;

  it('are copied from the media folder, and named where they are then', async () => {
    await mkdir(join(root, 'media/img'), { recursive: true });
    await writeFile(join(root, 'media/img/port 1.png'), PNG);
    await writeFile(join(root, 'media/flat.png'), PNG);
    const path = await input(
      'x.md',
      article(
        'One ![the port](../img/port%201.png "The port").\n\n![flat](/wp/2020/flat.png?w=3) ![gone](gone.png) ![far](https://example.org/a.png)',
      ),
    );
    const report = await importFiles(folder, [path], { ...AUTO, mediaFolder: join(root, 'media') });
    expect(await readFile(join(folder, 'articles/en/x-1.md'), 'utf8')).toBe(
      article(
        'One ![the port](<files/img/port 1.png> "The port").\n\n![flat](files/wp/2020/flat.png) ![gone](gone.png) ![far](https://example.org/a.png)',
      ),
    );
    expect(await readFile(join(folder, 'files/img/port 1.png'))).toEqual(PNG);
    expect(await readFile(join(folder, 'files/wp/2020/flat.png'))).toEqual(PNG);
    expect(report.notices).toMatchObject([
      { line: 14, code: 'image-not-found', message: expect.stringContaining('gone.png') },
    ]);
    expect((await readContent(folder)).problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missing-file', 'remote-image']),
    );
  });

  it('never come from outside of the media folder', async () => {
    await mkdir(join(root, 'media'));
    await writeFile(join(root, 'secret.png'), PNG);
    const path = await input('x.md', article('![up](../secret.png)'));
    const report = await importFiles(folder, [path], { ...AUTO, mediaFolder: join(root, 'media') });
    expect(codes(report)).toEqual(['image-not-found']);
    expect(await files()).toEqual(['x-1.md']);
  });

  it('stay where they are without a media folder', async () => {
    const whole = article('![flat](/wp/2020/flat.png)');
    await importFiles(folder, [await input('x.md', whole)], AUTO);
    expect(await readFile(join(folder, 'articles/en/x-1.md'), 'utf8')).toBe(whole);
  });
});

it('a folder gives every page in it', async () => {
  await cp(PAGES, join(root, 'in'), { recursive: true });
  const report = await importFiles(folder, [join(root, 'in')], AUTO);
  expect(report.articles.length).toBeGreaterThanOrEqual(12);
});
