import type { PackedOptions } from './packed/packed-builder.ts';
import { INDEX_FIELDS, type IndexField } from './search-index.ts';

/**
 * Names what cuts and stems words. It must change with every change that makes other terms of a text: an index
 * whose words were cut in another way answers wrongly, and is made again from the texts instead.
 */
export const PIPELINE = 'words 3, lunr 2.3.9, lunr-languages 1.22.0';

/** Weights at build time; title below one because `all` holds the title too. */
const FIELD_BOOSTS: Readonly<Record<IndexField, number>> = {
  title: 0.5,
  all: 1,
  symbol: 0.5,
  source: 0.5,
};

/** How the index of a language is made. `lang` is a base language. */
export function indexSettings(lang: string): PackedOptions {
  return {
    lang,
    pipeline: PIPELINE,
    // Plain words do not ask what is cited.
    fields: INDEX_FIELDS.map((name) => ({ name, boost: FIELD_BOOSTS[name], isRanked: name !== 'source' })),
  };
}
