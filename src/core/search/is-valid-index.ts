import type { IndexRef } from '#core/edition/edition';
import { baseLanguage } from './analyzer.ts';
import { parseIndex } from './load-index.ts';
import { SEARCH_ENGINE } from './search-index.ts';

/**
 * Can search read this index file? Asked when an edition is verified, never of one that is installed: there a file that
 * can't be read is made again from the texts. So an engine we do not know is no, like any damage, and whoever asks
 * decides what that means: the app installs such an edition and searches without its index (docs/format.md).
 */
export function isValidIndex(
  json: string,
  ref: Pick<IndexRef, 'lang'> & Partial<Pick<IndexRef, 'engine'>>,
): boolean {
  if (ref.engine !== undefined && ref.engine !== SEARCH_ENGINE) return false;
  return parseIndex(json, baseLanguage(ref.lang)).ok;
}
