import { handleAnchor } from './handle-anchor.ts';

self.addEventListener('message', (event) => self.postMessage(handleAnchor(event.data), { transfer: [] }));
