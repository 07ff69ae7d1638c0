interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The next page that has what is searched, or the one before; at the end it begins again, as with marks. */
export function hitAfter(hits: readonly number[], page: number, step: 1 | -1): number | undefined {
  return step === 1
    ? (hits.find((hit) => hit > page) ?? hits[0])
    : (hits.findLast((hit) => hit < page) ?? hits.at(-1));
}

/** The page that a key goes to from `page`; nothing for other keys, and while the pages are not known (0). */
export function keyPage(
  { key, ctrlKey, altKey, metaKey }: Press,
  page: number,
  pages: number,
): number | undefined {
  if (ctrlKey || altKey || metaKey || pages === 0) return undefined;
  switch (key) {
    case 'PageDown':
      return Math.min(page + 1, pages);
    case 'PageUp':
      return Math.max(page - 1, 1);
    case 'Home':
      return 1;
    case 'End':
      return pages;
    default:
      return undefined;
  }
}
