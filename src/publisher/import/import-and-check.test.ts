// What was imported is content: `check` must find nothing in it but what the importer said it could not know.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '../content/read-content.ts';
import { createContentFolder } from '../create-content-folder.ts';
import { fillSamples } from '../fill-samples.ts';
import { importFiles } from './import-files.ts';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages');
const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const REAL = join(DATA, 'pages/000_b0a288b16fcf8ea2.txt');

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'attache-import-check-')), 'content');
  await createContentFolder(folder, { idSuffix: '0a1b2c3d', today: '2026-11-25' });
  await fillSamples(folder);
  const archive = join(folder, 'archive.yaml');
  const text = await readFile(archive, 'utf8');
  await writeFile(archive, text.replace('languages: [en]', 'languages: [en, fr, es, ar, ru, zh, de, pt]'));
});
afterEach(async () => rm(join(folder, '..'), { recursive: true, force: true }));

describe('a folder with everything that was imported', () => {
  it('has no error but the dates that the pages did not say', async () => {
    const report = await importFiles(folder, [PAGES], { as: 'auto', dryRun: false });
    const undated = report.notices.filter(({ code }) => code === 'no-date').length;
    const { problems } = await readContent(folder);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.filter(({ code }) => code !== 'missing-date')).toEqual([]);
    expect(errors).toHaveLength(undated);
    const warnings = new Set(problems.filter((one) => one.severity === 'warning').map(({ code }) => code));
    expect([...warnings]).toEqual(['proposed-conference']);
  });

  it.skipIf(!existsSync(REAL))(
    'holds the real page, its three sources and a proposed conference',
    async () => {
      const report = await importFiles(folder, [REAL], { as: 'auto', dryRun: false });
      expect(report.sources.map(({ status }) => status)).toEqual(['written', 'written', 'written']);
      const { content, problems } = await readContent(folder);
      expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'warning proposed-conference',
      ]);
      const article = content?.articles.find(({ head }) => head.kind === 'event-report');
      expect(article?.draft.notes.map(({ locator }) => locator)).toEqual([
        { label: 'page', value: '8-13' },
        undefined,
        undefined,
      ]);
      expect(content?.sources.find(({ kind }) => kind === 'treaty')).toMatchObject({ number: 'A/RES/55/25' });
      expect(content?.conferences.map(({ id }) => id)).toEqual(['ccpcj-1']);
    },
  );
});
