import { fetchBlob } from './fetch-blob.ts';
import { createSearchHandler } from './handle-search.ts';

const handle = createSearchHandler({
  readBlob: fetchBlob,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  reply: (reply) => self.postMessage(reply, { transfer: [] }),
});
self.addEventListener('message', (event) => void handle(event.data));
