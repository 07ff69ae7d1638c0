import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { isValidIndex, type StoredIndex } from '#core/search/is-valid-index';
import { SEARCH_ENGINE } from '#core/search/search-index';
import type { ContentChecks } from '#node/edition/check-content';

/** How the app checks what a bundle brings, in the main process and in the import process alike. */
export const CONTENT_CHECKS: ContentChecks = {
  isSafeHtml: isSafeArticleHtml,
  isValidIndex: isIndexHarmless,
};

/** An index of an engine we do not know is opened by nothing here, and must not keep an edition out (docs/format.md). */
function isIndexHarmless(index: StoredIndex): boolean {
  return index.engine !== SEARCH_ENGINE || isValidIndex(index);
}
