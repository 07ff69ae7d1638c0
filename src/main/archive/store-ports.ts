import { randomUUID } from 'node:crypto';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { isValidIndex } from '#core/search/is-valid-index';
import type { StorePorts } from '#node/edition/archive-store';

/** How the app checks what a bundle brings, in the main process and in the import process alike. */
export function storePorts(onProgress?: (doneBytes: number, totalBytes: number) => void): StorePorts {
  return {
    checks: {
      isSafeHtml: isSafeArticleHtml,
      isValidIndex: (json, ref) => isValidIndex(json, ref),
    },
    newId: () => randomUUID(),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}
