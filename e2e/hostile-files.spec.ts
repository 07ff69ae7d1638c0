// PDFs of a publisher who means harm: signed, and in an edition that was made without our `check`.
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { fixtureBlob, fixtureKey } from '#node/edition/fixture-edition';
import { packBundle } from '#node/edition/pack-bundle';
import { sha256Hex } from '#node/edition/sha256';
import { writeEdition, type BlobInput } from '#node/edition/write-edition';
import { makeActivePdf, makeLockedPdf, makePdf, makePdfBomb } from '../tests/pdf/make-pdf.mjs';
import { harmlessInput } from './evil-bundle.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { isShown, openFile, pdf, pdfFrame } from './pages/file-page.ts';
import { searchFor } from './pages/search-page.ts';
import { installEdition } from './pages/updates-page.ts';

test.slow();

/** Signs and packs an edition with a source for each file; resolves with the bundle's path. */
async function signed(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const to = join(folder, 'publication');
  const plain = harmlessInput(to, 'files-of-others');
  const [treaty] = plain.records.sources;
  if (treaty === undefined) throw new Error('the fixture has no source');
  const blobs: BlobInput[] = [];
  const sources = Object.entries(files).map(([id, bytes]) => {
    const file: BlobRef = { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf' };
    blobs.push({ ...file, from: { bytes } });
    return { ...treaty, id, title: `File ${id}`, file };
  });
  const written = await writeEdition({
    ...plain,
    records: { ...plain.records, sources: [treaty, ...sources] },
    blobs: [...plain.blobs, ...blobs],
    keys: [fixtureKey(1)],
  });
  if (!written.ok) throw new Error(written.message);
  const file = join(folder, 'files.attache');
  const packed = await packBundle(to, file);
  if (!packed.ok) throw new Error(packed.message);
  return file;
}

/** The search box answers: the window has not gone down with its frame. */
async function isAlive({ page }: RunningApp): Promise<void> {
  await searchFor(page, 'convention');
  await expect(page.getByRole('main')).toContainText(/\d+ results?/);
}

test('a damaged file and a locked one say so, and the window goes on', async ({ attache, workFolder }) => {
  const { page } = attache;
  const files = {
    broken: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 'x')]),
    cut: makePdf([['One'], ['Two']]).subarray(0, 300),
    locked: makeLockedPdf(),
  };
  await installEdition(attache, await signed(workFolder, files));
  for (const [id, sentence] of [
    ['broken', /^This file is damaged, or it is no PDF/],
    ['cut', /^This file is damaged, or it is no PDF/],
    ['locked', /^This file is locked with a password/],
  ] as const) {
    await openFile(page, id);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.locator('iframe')).toHaveCount(0);
  }
  await attache.accessibility();
  await isAlive(attache);
});

test('a file that wants to run, open and start things is only shown', async ({ attache, workFolder }) => {
  const { app, page } = attache;
  await installEdition(attache, await signed(workFolder, { active: makeActivePdf(['Just a page']) }));
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await openFile(page, 'active');
  await isShown(page, 1);
  // The whole page is a link to the outside, and another one that starts a program.
  await pdf(page).locator('.page').click();
  await pdf(page).getByText('Just a page').click();
  await expect(pdf(page).locator('a, button, form, iframe, object, embed, script')).toHaveCount(1);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(dialogs).toBe(0);
  await isAlive(attache);
});

test('a file that unpacks to hundreds of megabytes does not take the window with it', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  const bomb = makePdfBomb(700);
  expect(bomb.length).toBeLessThan(64 * 1024);
  await installEdition(attache, await signed(workFolder, { bomb, good: makePdf([['A good page']]) }));
  await openFile(page, 'bomb');
  await expect(page.locator('iframe[title^="File: "]')).toBeVisible();
  await isAlive(attache);
  await openFile(page, 'good');
  await isShown(page, 1);
});

test('the frame of a PDF has no bridge, asks nobody and is of another origin', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  await installEdition(attache, await signed(workFolder, { good: makePdf([['A good page']]) }));
  await openFile(page, 'good');
  await isShown(page, 1);
  const frame = pdfFrame(page);
  const probe = `({ require: typeof require, process: typeof process, attache: typeof window.attache })`;
  expect(await frame.evaluate(probe)).toEqual({
    require: 'undefined',
    process: 'undefined',
    attache: 'undefined',
  });
  const blob = fixtureBlob('%PDF-1.7 a small file', 'application/pdf').sha256;
  const outcome = await frame.evaluate(async (sha256) => {
    const attempt = (work: () => unknown): string => {
      try {
        work();
        return 'ran';
      } catch {
        return 'refused';
      }
    };
    const asked = (url: string): Promise<string> =>
      fetch(url).then(
        (answer) => (answer.ok ? 'read' : 'not found'),
        () => 'refused',
      );
    // Not within this call: what a debugger evaluates is exempt from the policy.
    const later = (work: () => unknown): Promise<string> =>
      new Promise((done) => setTimeout(() => done(attempt(work)), 10));
    return {
      shell: await asked(`app://shell/o/${sha256}`),
      own: await asked(`app://pdf/o/${sha256}`),
      web: await asked('https://example.org/'),
      file: await asked('file:///etc/passwd'),
      parent: attempt(() => window.parent.document.title),
      // oxlint-disable-next-line no-eval -- that it is refused is what is tested
      evaluated: await later(() => (0, eval)('1')),
      markup: attempt(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      wasm: await later(() => new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))),
      popup: window.open('https://example.org/') === null ? 'refused' : 'opened',
    };
  }, blob);
  expect(outcome).toEqual({
    shell: 'refused',
    own: 'not found',
    web: 'refused',
    file: 'refused',
    parent: 'refused',
    evaluated: 'refused',
    markup: 'refused',
    wasm: 'refused',
    popup: 'refused',
  });
  attache.expectComplaints(
    /Content Security Policy|Failed to load resource|Not allowed to load|Blocked opening|Trusted(?:HTML|Script)|unsafe-eval|Fetch API cannot load|WebAssembly/,
  );
  for (const worker of page.workers())
    expect(await worker.evaluate('[typeof require, typeof process, typeof attache]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ]);
  expect(page.workers().map((worker) => new URL(worker.url()).host)).toContain('pdf');
});
