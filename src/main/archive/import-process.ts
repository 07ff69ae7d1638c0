// Runs in a process of its own: a bundle that breaks the parser ends this process and nothing else. What a server sends
// is read here too.
import { createArchiveStore, type ArchiveStore } from '#node/edition/archive-store';
import type { RepairFrom } from '#node/edition/store-care';
import type { OpenedNetwork } from '#node/fetch/remote-offers';
import type { InstallProgress } from '#shared/bridge';
import type {
  ImportAnswers,
  ImportMessage,
  ImportReply,
  ImportRequest,
  RemotePlace,
  RepairSource,
} from './import-messages.ts';
import { storePorts } from './store-ports.ts';

/** Nothing may stay away longer than this, in milliseconds (security.md, T4). */
const STALL_MS = 30_000;
/** Before each try of an object, in milliseconds. */
const WAITS = [0, 500, 2000] as const;
/** Progress is told no more often, in milliseconds. */
const TELL_MS = 50;

const folder = process.argv[2];
if (folder === undefined) throw new Error('the import process was started without its folder');

function reply(message: ImportReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
  process.parentPort.postMessage(message);
}

let step: InstallProgress['step'] = 'installing';
let stopping = new AbortController();
let toldAt = -TELL_MS;

/** As often as anybody can see it, and always at the end. */
function tellProgress(doneBytes: number, totalBytes: number): void {
  const now = performance.now();
  if (now - toldAt < TELL_MS && doneBytes < totalBytes) return;
  toldAt = now;
  reply({ type: 'progress', step, doneBytes, totalBytes });
}

const store = createArchiveStore(
  folder,
  storePorts({
    onProgress: tellProgress,
    isCancelled: () => stopping.signal.aborted,
  }),
);

function open({ address, proxy }: RemotePlace): OpenedNetwork {
  return {
    address,
    proxy,
    onRequest: (host) => reply({ type: 'requested', host }),
    stallMs: STALL_MS,
    waits: WAITS,
    signal: stopping.signal,
  };
}

const STEPS: Readonly<Partial<Record<ImportRequest['type'], InstallProgress['step']>>> = {
  preview: 'checking',
  fetch: 'fetching',
  install: 'installing',
  verify: 'verifying',
  repair: 'repairing',
  copy: 'copying',
};

function sourceOf(from: RepairSource): RepairFrom {
  return from.kind === 'bundle' ? from : { kind: 'server', network: open(from.place) };
}

function act(on: ArchiveStore, request: ImportRequest): Promise<ImportAnswers[keyof ImportAnswers]> {
  stopping = new AbortController();
  step = STEPS[request.type] ?? step;
  toldAt = -TELL_MS;
  switch (request.type) {
    case 'preview':
      return on.preview(request.path);
    case 'look':
      return on.look(open(request.place));
    case 'fetch':
      return on.fetchMissing(request.previewId, open(request.place));
    case 'install':
      return on.install(request.previewId);
    case 'verify':
      return on.checkFixity(request.key);
    case 'repair':
      return on.repair(request.key, sourceOf(request.from));
    case 'copy':
      return on.copyTo(request.key, request.wish);
    case 'peek':
      return on.peek(request.paths);
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
