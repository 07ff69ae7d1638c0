// Runs in a process of its own: a bundle that breaks the parser ends this process and nothing else.
import { createArchiveStore } from '#node/edition/archive-store';
import type { ImportReply, ImportRequest } from './import-messages.ts';
import { storePorts } from './store-ports.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the import process was started without its folder');

function reply(message: ImportReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
  process.parentPort.postMessage(message);
}

const store = createArchiveStore(
  folder,
  storePorts((doneBytes, totalBytes) => reply({ type: 'progress', doneBytes, totalBytes })),
);

async function answer(request: ImportRequest): Promise<void> {
  const { id } = request;
  const opened = await store;
  if (request.type === 'preview') {
    const result = opened.ok ? await opened.value.preview(request.path) : opened;
    reply({ type: 'previewed', id, result });
    return;
  }
  const result = opened.ok ? await opened.value.install(request.previewId) : opened;
  reply({ type: 'installed', id, result });
}

process.parentPort.on('message', (event: { data: ImportRequest }) => void answer(event.data));
