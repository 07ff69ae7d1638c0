import {
  getDocument,
  GlobalWorkerOptions,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- Vite makes the default export
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { MAX_FILE_PAGES } from '#core/archive/source-file';
import { fail, ok, type Result } from '#core/result';
import type { PdfFailure } from '#shared/pdf-messages';
import { workerUrl } from '../worker-url.ts';

/** Pictures with more pixels are left out: they are made to fill the memory. */
const MAX_IMAGE_PIXELS = 100_000_000;
const DATA = `${location.origin}/pdf`;

/** Opens a file. Nothing of it runs, and nothing is asked of anybody but for our own fonts and character maps. */
export async function openPdf(bytes: ArrayBuffer): Promise<Result<PDFDocumentProxy, PdfFailure>> {
  GlobalWorkerOptions.workerPort ??= new Worker(workerUrl(workerAddress), { type: 'module', name: 'pdf' });
  try {
    const document = await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${DATA}/cmaps/`,
      standardFontDataUrl: `${DATA}/standard_fonts/`,
      wasmUrl: `${DATA}/wasm/`,
      useWorkerFetch: true,
      // The page's policy allows neither; without them scripts of ours do the same.
      useWasm: false,
      isEvalSupported: false,
      enableXfa: false,
      maxImageSize: MAX_IMAGE_PIXELS,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
    return document.numPages > MAX_FILE_PAGES ? fail('too-large', String(document.numPages)) : ok(document);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return fail(name === 'PasswordException' ? 'locked' : 'damaged', message);
  }
}

/** The page on which a number is printed, as far as the file says; else the page that it counts. */
export async function citedPage(document: PDFDocumentProxy, cited: string): Promise<number | undefined> {
  const labels = await document.getPageLabels().catch(() => null);
  const place = labels?.findIndex((label) => label.toLowerCase() === cited.toLowerCase()) ?? -1;
  if (place >= 0) return place + 1;
  const number = /^\d+$/.test(cited) ? Number(cited) : 0;
  return number >= 1 && number <= document.numPages ? number : undefined;
}
