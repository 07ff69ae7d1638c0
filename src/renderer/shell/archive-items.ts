import type { Catalogue } from '#core/archive/catalogue';
import type { Lookups } from '../archive/build-lookups.ts';
import { archiveItems, type PaletteItem } from './palette-items.ts';

const made = new WeakMap<Catalogue, Map<string, readonly PaletteItem[]>>();

/** The records of an archive as the palette and the search box find them, made once for each language. */
export function archiveItemsOf(
  catalogue: Catalogue,
  works: Lookups['works'],
  language: string,
): readonly PaletteItem[] {
  const byLanguage = made.get(catalogue) ?? new Map<string, readonly PaletteItem[]>();
  made.set(catalogue, byLanguage);
  const items = byLanguage.get(language) ?? archiveItems(catalogue, works, language);
  byLanguage.set(language, items);
  return items;
}
