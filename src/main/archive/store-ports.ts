import { randomUUID } from 'node:crypto';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { isValidIndex, type StoredIndex } from '#core/search/is-valid-index';
import { SEARCH_ENGINE } from '#core/search/search-index';
import type { StorePorts } from '#node/edition/archive-store';

/** How the app checks what a bundle brings, in the main process and in the import process alike. */
export function storePorts(onProgress?: (doneBytes: number, totalBytes: number) => void): StorePorts {
  return {
    checks: { isSafeHtml: isSafeArticleHtml, isValidIndex: isIndexHarmless },
    newId: () => randomUUID(),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

/** An index of an engine we do not know is opened by nothing here, and must not keep an edition out (docs/format.md). */
function isIndexHarmless(index: StoredIndex): boolean {
  return index.engine !== SEARCH_ENGINE || isValidIndex(index);
}
