// Several mistakes of one file, files that cannot be read, and folders that are no content folders.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, GOOD_ARCHIVE, head, writeContent, writeLines } from './content-lines.ts';
import { runFake } from './fake-io.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-check-'));
  folder = join(root, 'content');
  await mkdir(folder);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

describe('one file with several mistakes', () => {
  it('tells all of them in one run, and none that only follows from another', async () => {
    const expected = await writeLines(folder, {
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
    const found = err.map(codeOf);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(err.join('\n')).toContain('in quotes: title: "Ports: a report"');
    expect(err.join('\n')).not.toMatch(/implicit|scalar|mapping|flow/iu);
  });

  it('names a missing image as it was written, and where it was looked for', async () => {
    await writeLines(folder, {
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
      await writeLines(folder, {
        'archive.yaml': GOOD_ARCHIVE,
        'articles/one.md': [...head('one'), ['Text.']],
      });
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
    for (const path of paths) await writeContent(folder, path, '{}');
    const { code, err, out } = await runFake(['check', folder]);
    expect([code, out]).toEqual([1, ['1 error, 0 warnings']]);
    expect(err).toEqual([expect.stringMatching(/^archive\.yaml:1: missing-file: this file is missing: /u)]);
    expect(err[0]).toMatch(sentence);
  });

  it('still tells all of a content folder that lacks its archive.yaml', async () => {
    await writeLines(folder, { 'articles/one.md': [...head('one'), ['Text.']] });
    await writeContent(folder, 'sources/a.bib', 'x');
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
