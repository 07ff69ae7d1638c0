import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import type { SearchReply, SearchRequest } from '#shared/search-messages';
import type { SearchPort } from '../archive/search-port.ts';
import { afterPaint } from '../after-paint.ts';
import { workerUrl } from '../worker-url.ts';
// The literal `new Worker(new URL(…))` that Vite looks for is what Trusted Types forbid; an address can go
// through the policy.
// oxlint-disable-next-line import/default -- Vite makes the default export
import address from './search.worker.ts?worker&url';
import { createWorkerSearch, type SearchWorker, type WorkerEvents } from './worker-search.ts';

/** Search in an archive, in a worker of its own until it is closed. */
export function createSearchPort(catalogue: Catalogue, indexes: readonly IndexRef[]): SearchPort {
  return createWorkerSearch(startWorker, { catalogue, indexes });
}

/** Begins after the first paint, which it would compete with; what is sent before then waits. */
function startWorker({ onReply, onError }: WorkerEvents): SearchWorker {
  let worker: Worker | undefined;
  const waiting: SearchRequest[] = [];
  const callOff = afterPaint(() => {
    worker = new Worker(workerUrl(address), { type: 'module', name: 'search' });
    worker.addEventListener('message', (event: MessageEvent<SearchReply>) => onReply(event.data));
    worker.addEventListener('error', (event) => onError(event.message));
    for (const request of waiting) worker.postMessage(request, []);
  });
  return {
    send(request) {
      if (worker === undefined) waiting.push(request);
      else worker.postMessage(request, []);
    },
    end() {
      callOff();
      worker?.terminate();
    },
  };
}
