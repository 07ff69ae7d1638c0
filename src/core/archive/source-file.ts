import type { BlobRef } from './article.ts';

/** A file of a source inside the bundle; of a PDF with text also what its pages say. */
export interface SourceFile extends BlobRef {
  readonly pages?: FilePages;
}

/** The texts of a file's pages are one blob: {@link PageTexts}. */
export interface FilePages extends BlobRef {
  /** Pages of the file, with text or without. */
  readonly count: number;
  /** Numbers of the pages on which no text was found, rising. */
  readonly blank: readonly number[];
}

/** What stands on the pages of a file, in their order; a blank page is an empty text. */
export interface PageTexts {
  readonly version: 1;
  readonly pages: readonly string[];
}

/** Media type of the blob with the texts. */
export const PAGE_TEXTS_TYPE = 'application/json';
/** More pages than any document we know has: a file with more is not read. */
export const MAX_FILE_PAGES = 10_000;

/** Numbers, from 1, of the pages that can be searched. */
export function pagesWithText({ count, blank }: Pick<FilePages, 'count' | 'blank'>): readonly number[] {
  const without = new Set(blank);
  return Array.from({ length: count }, (_, place) => place + 1).filter((page) => !without.has(page));
}

/** The numbers of the pages without text. */
export function blankPages(pages: readonly string[]): readonly number[] {
  return pages.flatMap((text, place) => (text === '' ? [place + 1] : []));
}
