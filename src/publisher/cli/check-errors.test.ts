// Everything that can be wrong in a content folder, all in one: `check` tells all of it at once, by file and line.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, codesOf, GOOD_ARCHIVE, head, writeLines, type Lines } from './content-lines.ts';
import { writeEverythingWrong } from './everything-wrong.ts';
import { jsonOf, runFake } from './fake-io.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-check-'));
  folder = join(root, 'content');
  await mkdir(folder);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

describe('check', () => {
  it('tells forty errors and more of one folder in one run, each with its file, its line and a sentence', async () => {
    const expected = await writeEverythingWrong(folder);
    const { code, err, out } = await runFake(['check', folder]);
    expect(code).toBe(1);
    const found = err.map(codeOf);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(new Set(expected.map((line) => line.split(': ')[1])).size).toBeGreaterThanOrEqual(40);
    for (const line of err) expect(line).toMatch(/^[\w./-]+:\d+: [a-z0-9-]+: \S.{10,}$/u);
    expect(out).toEqual([`${expected.length} errors, 0 warnings`]);
  });

  it('tells the same as one JSON object', async () => {
    const expected = await writeEverythingWrong(folder);
    const run = await runFake(['check', folder, '--json']);
    expect(run.code).toBe(1);
    expect(jsonOf(run)).toMatchObject({ ok: false, errors: expected.length, warnings: 0, pinned: 0 });
    expect(run.err).toHaveLength(expected.length);
  });

  it('warns of what is no error, and ends well', async () => {
    const expected = await writeLines(folder, {
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
    const found = err.map(codeOf);
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
    await writeLines(folder, {
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [...head('one'), ['Text.']],
    });
    const { code, err } = await runFake(['check', join(folder, 'articles/one.md')]);
    expect(code).toBe(1);
    expect(err).toHaveLength(1);
    expect(err[0]?.endsWith(`; give the folder: ${folder}`)).toBe(true);
  });

  it('tells a wrong language once, where it stands', async () => {
    const wrong = (lang: string): Lines =>
      head('one').map(([line, ...codes]) => (line === 'lang: en' ? [`lang: ${lang}`] : [line, ...codes]));
    await writeLines(folder, {
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [...wrong('english'), ['Text.']],
    });
    expect(await codesOf(folder)).toEqual(['articles/one.md:4: unknown-language']);
    await writeLines(folder, { 'articles/one.md': [...wrong('de'), ['Text.']] });
    expect(await codesOf(folder)).toEqual(['articles/one.md:4: unknown-language']);
    const archive = GOOD_ARCHIVE.map(([line]) => [line.replace('[en, fr]', '[english, fr]')] as const);
    await writeLines(folder, { 'archive.yaml': archive, 'articles/one.md': [...head('one'), ['Text.']] });
    expect(await codesOf(folder)).toEqual(['archive.yaml:4: unknown-language']);
  });

  it('tells of an article that next.yaml withdraws and that is still there', async () => {
    const expected = await writeLines(folder, {
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
    await writeLines(folder, {
      'archive.yaml': GOOD_ARCHIVE,
      'articles/one.md': [...head('one'), ['An ![image](files/link.png) of others.', 'outside-folder']],
    });
    await writeFile(join(root, 'secret.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
    await mkdir(join(folder, 'files'));
    await symlink(join(root, 'secret.png'), join(folder, 'files/link.png'));
    await symlink(join(root, 'secret.png'), join(folder, 'articles/link.md'));
    const { err } = await runFake(['check', folder]);
    expect(err.map(codeOf)).toEqual([
      'articles/link.md:1: file-not-read',
      'articles/one.md:9: outside-folder',
    ]);
  });
});
