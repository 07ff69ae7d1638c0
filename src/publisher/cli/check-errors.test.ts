// Everything that can be wrong in a content folder, all in one: `check` tells all of it at once, by file and line.
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, runFake } from './fake-io.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-check-'));
  folder = join(root, 'content');
  await mkdir(folder);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

/** Lines of a file, each with the codes that `check` must give for it. */
type Lines = readonly (readonly [line: string, ...codes: string[]])[];

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

async function writeAll(files: Readonly<Record<string, Lines>>): Promise<readonly string[]> {
  for (const [path, lines] of Object.entries(files)) {
    await write(path, `${lines.map(([line]) => line).join('\n')}\n`);
  }
  return Object.entries(files).flatMap(([path, lines]) =>
    lines.flatMap(([, ...codes], at) => codes.map((code) => `${path}:${at + 1}: ${code}`)),
  );
}

const head = (id: string, more: Lines = []): Lines => [
  ['---'],
  [`id: ${id}`],
  ['title: A title'],
  ['lang: en'],
  ['published: 2026-01-02'],
  ['kind: news'],
  ...more,
  ['---'],
  [''],
];

const GOOD_ARCHIVE: Lines = [
  ['archiveId: wrong-things'],
  ['title: Wrong things'],
  ['publisher: Nobody'],
  ['languages: [en, fr]'],
  ['contact: nobody@example.org'],
  ['licence: CC0-1.0'],
];

const BODY: Lines = [
  ['Raw <b>HTML</b>.', 'raw-html', 'raw-html'],
  [''],
  ['# Another title', 'h1-in-body'],
  [''],
  ['A mark without a note.[^9]', 'dangling-footnote'],
  [''],
  ['Marks that have notes.[^1][^2][^3][^4][^5][^6][^7][^8]'],
  [''],
  ['[^10]', 'mark-alone'],
  [''],
  ['A block. {#Bad}', 'bad-block-id'],
  [''],
  ['A block. {#same}'],
  [''],
  ['Another block. {#same}', 'duplicate-block-id'],
  [''],
  ['A [link](javascript:alert) that leads nowhere.', 'bad-link'],
  [''],
  ['To [an article](article:absent), and to [a block](#absent).', 'unknown-article', 'unknown-block'],
  [''],
  ['An ![image](https://example.org/a.png) of others.', 'remote-image'],
  [''],
  ['An image ![](files/real.png) without words.', 'missing-alt'],
  [''],
  ['An image ![that](files/absent.png) is absent.', 'missing-file'],
  [''],
  ['An image ![that](files/text.png) is text.', 'file-type'],
  [''],
  ['An image ![from](../../outside.png) outside.', 'outside-folder'],
  [''],
  ['[^1]: @nobody, p. 1', 'unknown-source'],
  ['[^2]: @known, p. 1; @known, p. 2', 'two-sources'],
  ['[^3]: @No_Id', 'bad-source-id'],
  ['[^4]: @known, somewhere', 'bad-locator'],
  ['[^5]: @known, pp. 13-8', 'reversed-range'],
  ['[^6]:', 'empty-footnote'],
  ['[^7]: A note with a mark.[^8]', 'nested-footnote'],
  ['[^8]: A note.'],
  ['[^8]: The same again.', 'duplicate-footnote'],
  ['[^10]: A note.'],
  ['[^11]: Nobody points here.', 'unused-footnote'],
];

const FILES: Readonly<Record<string, Lines>> = {
  'archive.yaml': GOOD_ARCHIVE,
  'articles/body.md': [...head('body'), ...BODY],
  'articles/head.md': [
    ['---'],
    [
      'title: A title without id, language, date and kind',
      'missing-id',
      'missing-language',
      'missing-date',
      'missing-field',
    ],
    ['canonicalUrl: nowhere', 'bad-url'],
    ['updated: 2026-02-30', 'bad-date'],
    ['authors: { a: b }', 'bad-field'],
    ['---'],
    [''],
    ['Text.'],
  ],
  'articles/names.md': [
    ...head('names', [
      ['topics: [absent]', 'unknown-topic'],
      ['conferences: [absent]', 'unknown-conference'],
      ['translationOf: absent', 'unknown-translation'],
    ]),
    ['Text.'],
  ],
  'articles/original.md': [...head('original'), ['Text.']],
  'articles/same-language.md': [
    ...head('same-language', [['translationOf: original', 'bad-translation']]),
    ['Text.'],
  ],
  'articles/twice.md': [
    ['---'],
    ['id: original', 'duplicate-id'],
    ['title: A title'],
    ['lang: de', 'unknown-language'],
    ['published: 2026-01-02'],
    ['kind: gossip', 'unknown-kind'],
    ['---'],
    ['Text.'],
  ],
  'articles/untitled.md': [
    ['---'],
    ['id: Untitled', 'bad-id', 'missing-title'],
    ['lang: en'],
    ['published: x', 'bad-date'],
    ['kind: news'],
    ['---'],
    ['', 'empty-body'],
  ],
  'articles/unclosed.md': [['---', 'no-front-matter'], ['id: unclosed'], ['title: x']],
  'articles/yaml.md': [
    ['---'],
    ['id: [', 'bad-yaml', 'missing-title', 'missing-language', 'missing-date', 'missing-field'],
    ['---'],
    ['Text.'],
  ],
  'conferences/one.yaml': [
    ['- id: one'],
    ['  title: One'],
    ['  start: 2026-05-02'],
    ['  end: 2026-05-01', 'bad-date'],
    ['  organisation: absent', 'unknown-organisation'],
    ['  sources: [absent]', 'unknown-source'],
    ['- id: one', 'duplicate-id'],
    ['  title: One again'],
  ],
  'organisations/bodies.yaml': [
    ['- id: a'],
    ['  names: A'],
    ['  partOf: b', 'circle'],
    ['- id: b'],
    ['  names: B'],
    ['  partOf: a', 'circle'],
  ],
  'sources/known.yaml': [
    ['- id: known'],
    ['  title: Known'],
    ['  custom:'],
    ['    kind: rumour', 'unknown-kind'],
    ['- id: other', 'missing-title'],
    ['- a text', 'bad-field'],
  ],
  'terms.yaml': [
    ['- id: term', 'missing-title'],
    ['  source: absent', 'unknown-source'],
  ],
  'topics.yaml': [['- id: topic'], ['  label: Topic'], ['  broader: absent', 'unknown-topic']],
};

async function writeEverythingWrong(): Promise<readonly string[]> {
  const expected = await writeAll(FILES);
  await write('files/real.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
  await write('files/text.png', 'no image');
  await writeFile(join(root, 'outside.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
  await write('articles/latin.md', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9]));
  await write('articles/long-head.md', `---\nid: long\nsummary: ${'x'.repeat(70_000)}\n---\nText.\n`);
  await write('articles/vast.md', '---\nid: vast\nsummary: |\n');
  await truncate(join(folder, 'articles/vast.md'), 50 * 1024 * 1024);
  return [
    ...expected,
    'articles/latin.md:2: not-utf8',
    'articles/long-head.md:1: front-matter-too-large',
    'articles/vast.md:1: file-too-large',
  ];
}

describe('check', () => {
  it('tells forty errors and more of one folder in one run, each with its file, its line and a sentence', async () => {
    const expected = await writeEverythingWrong();
    const { code, err, out } = await runFake(['check', folder]);
    expect(code).toBe(1);
    const found = err.map((line) => line.split(': ').slice(0, 2).join(': '));
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(new Set(expected.map((line) => line.split(': ')[1])).size).toBeGreaterThanOrEqual(40);
    for (const line of err) expect(line).toMatch(/^[\w./-]+:\d+: [a-z0-9-]+: \S.{10,}$/u);
    expect(out).toEqual([`${expected.length} errors, 0 warnings`]);
  });

  it('tells the same as one JSON object', async () => {
    const expected = await writeEverythingWrong();
    const run = await runFake(['check', folder, '--json']);
    expect(run.code).toBe(1);
    expect(jsonOf(run)).toMatchObject({ ok: false, errors: expected.length, warnings: 0, pinned: 0 });
    expect(run.err).toHaveLength(expected.length);
  });

  it('warns of what is no error, and ends well', async () => {
    const expected = await writeAll({
      'archive.yaml': [...GOOD_ARCHIVE, ['colour: red', 'unknown-field']],
      'articles/one.md': [
        ...head('one', [['topic: x', 'unknown-field']]),
        ['### Too deep', 'heading-jump'],
        [''],
        ['A [link](http://example.org/) of old.', 'insecure-link'],
      ],
      'articles/two.md': [
        ['---'],
        ['id: two'],
        ['title: Deux'],
        ['lang: fr'],
        ['published: 2026-01-02'],
        ['kind: news'],
        ['translationOf: one', 'translation-structure'],
        ['---'],
        [''],
        ['Un paragraphe.'],
      ],
      'conferences/one.yaml': [['id: one'], ['title: One'], ['proposed: true', 'proposed-conference']],
    });
    const { code, err, out } = await runFake(['check', folder]);
    const found = err.map((line) => line.split(': ').slice(0, 2).join(': '));
    expect(found.toSorted()).toEqual(expected.toSorted());
    for (const line of err) expect(line).toContain(': warning: ');
    expect(code).toBe(0);
    expect(out).toEqual(['2 articles, 0 sources: 0 errors, 6 warnings']);
  });

  it.each([
    [
      'a folder that is not there',
      async () => rm(folder, { recursive: true }),
      /content:1: not-a-folder: /u,
      4,
    ],
    ['an empty folder', async () => {}, /^archive\.yaml:1: missing-file: /u, 1],
    [
      'a file in its place',
      async () => {
        await rm(folder, { recursive: true });
        await writeFile(folder, 'Text.');
      },
      /content:1: not-a-folder: ".+content" is a file, and a content folder is always read whole; give the folder$/u,
      1,
    ],
  ])('tells of %s', async (_, make, expected, exit) => {
    await make();
    const { code, err } = await runFake(['check', folder]);
    expect(code).toBe(exit);
    expect(err.some((line) => expected.test(line))).toBe(true);
  });

  it('names the content folder of a file that was given in its place', async () => {
    await writeAll({ 'archive.yaml': GOOD_ARCHIVE, 'articles/one.md': [...head('one'), ['Text.']] });
    const { code, err } = await runFake(['check', join(folder, 'articles/one.md')]);
    expect(code).toBe(1);
    expect(err).toHaveLength(1);
    expect(err[0]?.endsWith(`; give the folder: ${folder}`)).toBe(true);
  });

  it('tells a wrong language once, where it stands', async () => {
    const wrong = (lang: string): Lines =>
      head('one').map(([line, ...codes]) => (line === 'lang: en' ? [`lang: ${lang}`] : [line, ...codes]));
    await writeAll({ 'archive.yaml': GOOD_ARCHIVE, 'articles/one.md': [...wrong('english'), ['Text.']] });
    const found = async () =>
      (await runFake(['check', folder])).err.map((line) => line.split(': ').slice(0, 2).join(': '));
    expect(await found()).toEqual(['articles/one.md:4: unknown-language']);
    await writeAll({ 'articles/one.md': [...wrong('de'), ['Text.']] });
    expect(await found()).toEqual(['articles/one.md:4: unknown-language']);
    const archive = GOOD_ARCHIVE.map(([line]) => [line.replace('[en, fr]', '[english, fr]')] as const);
    await writeAll({ 'archive.yaml': archive, 'articles/one.md': [...head('one'), ['Text.']] });
    expect(await found()).toEqual(['archive.yaml:4: unknown-language']);
  });

  it('tells of an article that next.yaml withdraws and that is still there', async () => {
    const expected = await writeAll({
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [...head('one'), ['Text.']],
      'next.yaml': [
        ['withdrawn:'],
        ['  - article: gone'],
        ['    reason: Wrong.'],
        ['  - article: one', 'withdrawn-present'],
        ['    reason: Wrong.'],
      ],
    });
    const { code, err } = await runFake(['check', folder]);
    expect(code).toBe(1);
    expect(err).toEqual([
      `${expected[0]}: "one" is withdrawn here and is still in articles/one.md: delete that file if the article is ` +
        'to go, or take the withdrawal out of next.yaml if it is to stay',
    ]);
  });

  it.skipIf(process.platform === 'win32')('follows no link out of the folder', async () => {
    await writeAll({
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [...head('one'), ['An ![image](files/link.png) of others.', 'outside-folder']],
    });
    await writeFile(join(root, 'secret.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
    await mkdir(join(folder, 'files'));
    await symlink(join(root, 'secret.png'), join(folder, 'files/link.png'));
    await symlink(join(root, 'secret.png'), join(folder, 'articles/link.md'));
    const { err } = await runFake(['check', folder]);
    expect(err.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'articles/link.md:1: file-not-read',
      'articles/one.md:9: outside-folder',
    ]);
  });
});

describe('one file with several mistakes', () => {
  it('tells all of them in one run, and none that only follows from another', async () => {
    const expected = await writeAll({
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [
        ['---'],
        ['id: one'],
        ['title: Ports: a report', 'bad-yaml'],
        ['lang: en'],
        ['published: yesterday', 'bad-date'],
        ['kind: news'],
        ['topics: [absent', 'bad-yaml'],
        ['conferences: [absent]', 'unknown-conference'],
        ['---'],
        [''],
        ['A mark.[^1] Another.[^2]', 'dangling-footnote'],
        [''],
        ['[^1]: @nobody', 'unknown-source'],
      ],
      'articles/nameless.md': [
        ['---'],
        ['title: No id', 'missing-id'],
        ['lang: en'],
        ['published: 2026-01-02'],
        ['kind: news'],
        ['---'],
        [''],
        ['A mark.[^1]'],
        [''],
        ['[^1]: @nobody', 'unknown-source'],
      ],
      'articles/plain.md': [['Text without front matter.[^1]', 'no-front-matter', 'dangling-footnote']],
      'sources/all.yaml': [
        ['- id: a'],
        ['  title: A: a report', 'bad-yaml'],
        ['- id: b', 'missing-title'],
        ['- id: c'],
        ['  title: "C', 'bad-yaml'],
      ],
    });
    const { err } = await runFake(['check', folder]);
    const found = err.map((line) => line.split(': ').slice(0, 2).join(': '));
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(err.join('\n')).toContain('in quotes: title: "Ports: a report"');
    expect(err.join('\n')).not.toMatch(/implicit|scalar|mapping|flow/iu);
  });

  it('names a missing image as it was written, and where it was looked for', async () => {
    await writeAll({
      'archive.yaml': GOOD_ARCHIVE,
      'articles/en/one.md': [...head('one'), ['An ![image](./img/port%20one.png) is missing.']],
    });
    const { err } = await runFake(['check', folder]);
    expect(err).toEqual([
      'articles/en/one.md:9: missing-file: there is no file "./img/port%20one.png"; it was looked for as "img/port one.png" and as "articles/en/img/port one.png" in the content folder',
    ]);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says in words that a file may not be opened',
    async () => {
      await writeAll({ 'archive.yaml': GOOD_ARCHIVE, 'articles/one.md': [...head('one'), ['Text.']] });
      await chmod(join(folder, 'articles/one.md'), 0);
      const { err } = await runFake(['check', folder]);
      expect(err[0]).toMatch(/one\.md:1: unreadable-file: this file cannot be read: .*permissions forbid/u);
    },
  );

  it.each([
    [
      'a publication folder',
      ['latest.json', 'roots/1.json', 'editions/1/edition.json'],
      /is a publication folder, as/u,
    ],
    [
      'something else',
      ['photo.jpg', 'letter.txt', 'data/a.json'],
      /is no content folder; give the one that has/u,
    ],
  ])('says of %s only what it is', async (_, paths, sentence) => {
    for (const path of paths) await write(path, '{}');
    const { code, err, out } = await runFake(['check', folder]);
    expect([code, out]).toEqual([1, ['1 error, 0 warnings']]);
    expect(err).toEqual([expect.stringMatching(/^archive\.yaml:1: missing-file: this file is missing: /u)]);
    expect(err[0]).toMatch(sentence);
  });

  it('still tells all of a content folder that lacks its archive.yaml', async () => {
    await writeAll({ 'articles/one.md': [...head('one'), ['Text.']] });
    await write('sources/a.bib', 'x');
    const { err } = await runFake(['check', folder]);
    expect(err.map((line) => line.split(': ')[1])).toEqual(
      expect.arrayContaining(['missing-file', 'file-not-read']),
    );
  });

  it('says in words that a folder stands where a file is wanted', async () => {
    await mkdir(join(folder, 'archive.yaml'));
    const { err } = await runFake(['check', folder]);
    expect(err.join('\n')).toMatch(/archive\.yaml:1: unreadable-file: this is a folder/u);
    expect(err.join('\n')).not.toMatch(/E[A-Z]{4,}/u);
  });
});
