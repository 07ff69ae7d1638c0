// Runs in a process of its own: a bundle that breaks the parser ends this process and nothing else.
import { createArchiveStore } from '#node/edition/archive-store';
import type { ImportReply, ImportRequest } from './import-messages.ts';
import { storePorts } from './store-ports.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the import process was started without its folder');

function reply(message: ImportReply): void {
  process.parentPort.postMessage(message);
}

const store = createArchiveStore(
  folder,
  storePorts((doneBytes, totalBytes) => reply({ type: 'progress', doneBytes, totalBytes })),
);

async function answer(request: ImportRequest): Promise<void> {
  const opened = await store;
  const failed = opened.ok ? undefined : { ...opened, code: opened.code };
  if (request.type === 'preview') {
    const result = failed ?? (opened.ok ? await opened.value.preview(request.path) : opened);
    reply({ type: 'previewed', id: request.id, result });
    return;
  }
  const result = failed ?? (opened.ok ? await opened.value.install(request.previewId) : opened);
  reply({ type: 'installed', id: request.id, result });
}

process.parentPort.on('message', (event: { data: ImportRequest }) => void answer(event.data));
