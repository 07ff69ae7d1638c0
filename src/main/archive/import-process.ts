// Runs in a process of its own: a bundle that breaks the parser ends this process and nothing else. What a server sends
// is read here too.
import { createArchiveStore, type ArchiveStore } from '#node/edition/archive-store';
import type { OpenedNetwork } from '#node/fetch/remote-offers';
import type { InstallProgress } from '#shared/bridge';
import type {
  ImportAnswers,
  ImportMessage,
  ImportReply,
  ImportRequest,
  RemotePlace,
} from './import-messages.ts';
import { storePorts } from './store-ports.ts';

/** Nothing may stay away longer than this, in milliseconds (security.md, T4). */
const STALL_MS = 30_000;
/** Before each try of an object, in milliseconds. */
const WAITS = [0, 500, 2000] as const;

const folder = process.argv[2];
if (folder === undefined) throw new Error('the import process was started without its folder');

function reply(message: ImportReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
  process.parentPort.postMessage(message);
}

let step: InstallProgress['step'] = 'installing';
let stopping = new AbortController();

const store = createArchiveStore(
  folder,
  storePorts((doneBytes, totalBytes) => reply({ type: 'progress', step, doneBytes, totalBytes })),
);

function open({ address, proxy }: RemotePlace): OpenedNetwork {
  stopping = new AbortController();
  return {
    address,
    proxy,
    onRequest: (host) => reply({ type: 'requested', host }),
    stallMs: STALL_MS,
    waits: WAITS,
    signal: stopping.signal,
  };
}

function act(on: ArchiveStore, request: ImportRequest): Promise<ImportAnswers[keyof ImportAnswers]> {
  step = request.type === 'fetch' ? 'fetching' : 'installing';
  switch (request.type) {
    case 'preview':
      return on.preview(request.path);
    case 'look':
      return on.look(open(request.place));
    case 'fetch':
      return on.fetchMissing(request.previewId, open(request.place));
    case 'install':
      return on.install(request.previewId);
  }
}

async function answer(request: ImportRequest): Promise<void> {
  const opened = await store;
  const result = opened.ok ? await act(opened.value, request) : opened;
  reply({ type: 'answer', id: request.id, result });
}

process.parentPort.on('message', ({ data }: { data: ImportMessage }) => {
  if (data.type === 'stop') stopping.abort();
  else void answer(data);
});
