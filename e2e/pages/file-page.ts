import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';
import type { Publisher } from '../cli.ts';

/** The page of a PDF, inside its frame. */
export function pdf(page: Page): FrameLocator {
  return page.frameLocator('iframe[title^="File: "]');
}

/** The same frame, for what runs in it. */
export function pdfFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().startsWith('app://pdf/'));
  if (frame === undefined) throw new Error('no PDF is open');
  return frame;
}

/** Waits until a page of a PDF is drawn. */
export async function isShown(page: Page, number: number): Promise<void> {
  await expect(page.locator(`main[data-shown-page="${number}"]`)).toBeVisible({ timeout: 30_000 });
}

/** The words that are marked on the page, as they stand there. */
export function markedWords(page: Page): Promise<readonly string[]> {
  return pdfFrame(page).evaluate(() =>
    [...(CSS.highlights.get('hits') ?? [])].flatMap((range) =>
      range instanceof Range ? [range.toString()] : [],
    ),
  );
}

/** Opens a file by its address, as a link of the window does. */
export async function openFile(page: Page, id: string, query = ''): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/file/${id}${query}`);
}

/** Writes a source and its file into a content folder. */
export async function writeSource(publisher: Publisher, id: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(publisher.content, 'files'), { recursive: true });
  await mkdir(join(publisher.content, 'sources'), { recursive: true });
  await writeFile(join(publisher.content, 'files', `${id}.pdf`), bytes);
  await writeFile(
    join(publisher.content, 'sources', `${id}.yaml`),
    `- id: ${id}\n  type: report\n  title: Report ${id}\n  issued: 2025-03-01\n  language: en\n  custom:\n    kind: report\n    file: files/${id}.pdf\n`,
  );
}
