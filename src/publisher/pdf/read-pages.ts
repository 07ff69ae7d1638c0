// Reads the text of a PDF's pages. Only ever run in a process of its own: see read-pages-apart.ts.
import { join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joinPageText } from '#core/archive/join-page-text';
import { MAX_FILE_PAGES } from '#core/archive/source-file';
import { fail, ok, type Result } from '#core/result';

/** Why the pages of a PDF cannot be read; each has a sentence in `report-file-pages.ts`. */
export type PagesFailure = 'damaged' | 'locked' | 'too-many-pages' | 'too-much-text' | 'too-long' | 'crashed';

/** More text than a file may have, in UTF-16 units: some ten thousand full pages. */
const MAX_TEXT = 40_000_000;

/** The text of every page, in order; an empty one where there is none. `assets`: where the character maps are. */
export async function readPages(
  bytes: Uint8Array,
  assets: string,
): Promise<Result<readonly string[], PagesFailure>> {
  const { getDocument, VerbosityLevel } = await loadLibrary();
  const loading = getDocument({
    data: bytes,
    cMapUrl: join(assets, 'cmaps') + sep,
    // Nothing is drawn here, and nothing of the file may run, be fetched or be looked up on this machine.
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await readAll(await loading.promise);
  } catch (error) {
    return failureOf(error);
  } finally {
    await loading.destroy();
  }
}

async function readAll(document: PDFDocumentProxy): Promise<Result<readonly string[], PagesFailure>> {
  const { numPages } = document;
  if (numPages > MAX_FILE_PAGES) return fail('too-many-pages', String(numPages));
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { text } = joinPageText(items.flatMap((item) => ('str' in item ? [item] : [])));
    page.cleanup();
    pages.push(text);
    length += text.length;
    if (length > MAX_TEXT) return fail('too-much-text', String(number));
  }
  return ok(pages);
}

function failureOf(error: unknown): Result<never, PagesFailure> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return fail(name === 'PasswordException' ? 'locked' : 'damaged', message);
}

/** The library's own part that runs in a worker elsewhere, on this thread; and shapes that it names and never uses here. */
async function loadLibrary() {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: Object, writable: true });
  // It puts itself on the global object, where the other part looks for it.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
