// A part of the disk that rots: the index of a language is no longer what its publisher signed.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { resultItems, results, resultTitles, searchFor } from './pages/search-page.ts';

const MAGIC = 'ATTSRCH\n';
const SENTENCE = 'Search could not use its index in this edition for';

/** Every index file below a folder loses its last byte, or has one of its bytes changed. */
async function damageIndexes(folder: string, change: (bytes: Buffer) => Buffer): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let damaged = 0;
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) continue;
    await writeFile(path, change(bytes));
    damaged += 1;
  }
  return damaged;
}

function flipMiddle(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

for (const [name, change] of [
  ['changed', flipMiddle],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 1000)],
  ['emptied', () => Buffer.alloc(0)],
] as const)
  test(`an index that was ${name} is made again from the texts, finds the same, and the window says so`, async ({
    start,
    userData,
  }) => {
    const first = await start();
    await searchFor(first.page, 'trafficking');
    const titles = await resultTitles(first.page);
    expect(titles.length).toBeGreaterThan(2);
    await expect(first.page.getByText(SENTENCE)).toHaveCount(0);
    await first.close();
    expect(await damageIndexes(join(userData, 'archive'), change)).toBeGreaterThan(5);
    const again = await start();
    await searchFor(again.page, 'trafficking');
    expect(await resultTitles(again.page)).toEqual(titles);
    await expect(again.page.getByText(SENTENCE)).toContainText('English');
    await searchFor(again.page, '"trafficking in persons"');
    expect(await resultItems(again.page).count()).toBeGreaterThan(0);
    await expect(results(again.page).locator('mark').first()).toBeVisible();
    await again.accessibility();
  });
