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

async function unread(...paths: readonly string[]): Promise<readonly string[]> {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'x');
  }
  const problems: Problem[] = [];
  await reportUnread(folder, (problem) => problems.push(problem));
  for (const { code, severity } of problems) expect([code, severity]).toEqual(['file-not-read', 'warning']);
  return problems.map(({ file }) => file);
}

it('names what lies among records and is not read', async () => {
  expect(
    await unread('sources/library.bib', 'sources/a.yaml', 'claims/2026/a.yaml', 'conferences/x.ris'),
  ).toEqual(['claims/2026/a.yaml', 'conferences/x.ris', 'sources/library.bib']);
});

it('says nothing of articles, media, notes at the top and records', async () => {
  expect(
    await unread('articles/en/a.md', 'articles/en/a.png', 'files/a.pdf', 'README.md', 'sources/b.json'),
  ).toEqual([]);
});
