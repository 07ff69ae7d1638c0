import type { PassageAnchor } from '#core/anchoring/passage-anchor';
import type { AnchorReply, AnchorRequest } from '#shared/anchor-messages';
import { workerUrl } from '../worker-url.ts';
// oxlint-disable-next-line import/default -- Vite makes the default export; see search/create-search-port.ts
import address from './anchor.worker.ts?worker&url';

/** Finds passages in another text, off the main thread. */
export interface Anchorer {
  /** Rejects where the worker broke. */
  readonly anchor: (request: Omit<AnchorRequest, 'id'>) => Promise<readonly PassageAnchor[]>;
  readonly end: () => void;
}

interface Waiting {
  readonly resolve: (anchors: readonly PassageAnchor[]) => void;
  readonly reject: (error: Error) => void;
}

/** Starts its worker with the first question: most windows ask none. */
export function createAnchorer(): Anchorer {
  let worker: Worker | undefined;
  let next = 0;
  const waiting = new Map<number, Waiting>();
  const start = (): Worker => {
    const started = new Worker(workerUrl(address), { type: 'module', name: 'anchoring' });
    started.addEventListener('message', ({ data }: MessageEvent<AnchorReply>) => {
      waiting.get(data.id)?.resolve(data.anchors);
      waiting.delete(data.id);
    });
    started.addEventListener('error', ({ message }) => {
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
    });
    return started;
  };
  return {
    anchor(request) {
      worker ??= start();
      next += 1;
      const id = next;
      worker.postMessage({ ...request, id }, []);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    end() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
