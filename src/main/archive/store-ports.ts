import { randomUUID } from 'node:crypto';
import type { StorePorts } from '#node/edition/archive-store';
import { freeBytes } from '#node/edition/free-space';

/** What the store is given, in the main process and in the import process alike. */
export function storePorts(watch: Pick<StorePorts, 'onProgress' | 'isCancelled'> = {}): StorePorts {
  return {
    loadChecks: async () => (await import('./content-checks.ts')).CONTENT_CHECKS,
    newId: () => randomUUID(),
    freeBytes,
    ...watch,
  };
}
