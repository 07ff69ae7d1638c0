import type { Locator } from '#core/archive/citation';

/**
 * The first page that a locator names, as it is printed: `8` of `8–13`, `xii` of `xii`; nothing of an article or a
 * paragraph.
 */
export function citedPage(locator: Locator | undefined): string | undefined {
  if (locator?.label !== 'page') return undefined;
  return /^\s*(?:pp?\.\s*)?(\d{1,5}|[ivxlcdm]{1,10})(?![\p{L}\d])/iu.exec(locator.value)?.[1];
}
