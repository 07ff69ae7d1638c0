import { randomUUID } from 'node:crypto';
import type { StorePorts } from '#node/edition/archive-store';

/** What the store is given, in the main process and in the import process alike. */
export function storePorts(onProgress?: (doneBytes: number, totalBytes: number) => void): StorePorts {
  return {
    loadChecks: async () => (await import('./content-checks.ts')).CONTENT_CHECKS,
    newId: () => randomUUID(),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}
