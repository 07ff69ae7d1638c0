import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Problem } from './problem.ts';
import { reportUnread } from './report-unread.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-unread-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function problemsOf(
  paths: readonly string[],
  named?: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'x');
  }
  const problems: Problem[] = [];
  await reportUnread(folder, (problem) => problems.push(problem), named);
  for (const { code, severity } of problems) expect([code, severity]).toEqual(['file-not-read', 'warning']);
  return problems;
}

it('names what lies among records and is not read', async () => {
  const paths = ['sources/library.bib', 'sources/a.yaml', 'claims/2026/a.yaml', 'conferences/x.ris'];
  expect((await problemsOf(paths)).map(({ file }) => file)).toEqual([
    'claims/2026/a.yaml',
    'conferences/x.ris',
    'sources/library.bib',
  ]);
});

it.each([
  ['articles/en/a.markdown', /rename it a\.md/u],
  ['articles/b.txt', /rename it b\.md/u],
  ['articles/c.MD', /rename it c\.md/u],
  ['articles/d.docx', /only Markdown \(\.md\) files/u],
  ['article/en/a.md', /no folder "article" .* did you mean articles\/\?/u],
  ['Articles/a.md', /did you mean articles\/\?/u],
  ['source/a.yaml', /did you mean sources\/\?/u],
  ['organizations/a.yaml', /did you mean organisations\/\?/u],
  ['file/a.png', /did you mean files\/\?/u],
  ['holiday/a.png', /no folder "holiday" in a content folder$/u],
  ['topic.yaml', /did you mean topics\.yaml\?/u],
  ['topics.yml', /did you mean topics\.yaml\?/u],
  ['Archive.yaml', /did you mean archive\.yaml\?/u],
  ['archive.yml', /did you mean archive\.yaml\?/u],
  ['term.json', /did you mean terms\.yaml\?/u],
  ['sources.yaml', /read from the folder sources\//u],
  ['first.md', /read from the folder articles\//u],
  ['budget.xlsx', /only archive\.yaml, topics\.yaml, terms\.yaml, next\.yaml/u],
  ['sources/A.YAML', /small letters: a\.yaml/u],
])('%s is named, with what to do', async (path, words) => {
  expect(await problemsOf([path])).toMatchObject([{ file: path, message: expect.stringMatching(words) }]);
});

it('says nothing of articles, records, texts about the folder and hidden files', async () => {
  const paths = [
    'articles/en/a.md',
    'README.md',
    'LICENSE',
    'sources/b.json',
    '.git/config',
    'sources/Thumbs.db',
  ];
  const top = ['archive.yaml', 'topics.yaml', 'terms.yaml', 'next.yaml'];
  expect(await problemsOf([...paths, ...top])).toEqual([]);
});

it('names media that nothing names, unless not every file could be read', async () => {
  const paths = ['articles/en/a.md', 'articles/en/a.png', 'files/a.pdf', 'files/b.pdf'];
  const named = new Set(['files/a.pdf']);
  expect((await problemsOf(paths, named)).map(({ file }) => file)).toEqual([
    'articles/en/a.png',
    'files/b.pdf',
  ]);
  expect(await problemsOf([])).toEqual([]);
});
