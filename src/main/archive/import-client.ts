import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import { fail } from '#core/result';
import type { CopyWish } from '#node/edition/copy-edition';
import type { InstallProgress } from '#shared/bridge';
import type {
  ImportAnswers,
  ImportMessage,
  ImportReply,
  ImportRequest,
  RemotePlace,
  RepairSource,
} from './import-messages.ts';

type Outcome = ImportAnswers[keyof ImportAnswers];

/** Main's side of the import process, which lives as long as a preview is on the screen. */
export interface ImportClient {
  preview(path: string): Promise<ImportAnswers['preview']>;
  look(place: RemotePlace): Promise<ImportAnswers['look']>;
  /** Not `fetch`: nothing here is one. */
  fetchMissing(previewId: string, place: RemotePlace): Promise<ImportAnswers['fetch']>;
  install(previewId: string): Promise<ImportAnswers['install']>;
  verify(key: string): Promise<ImportAnswers['verify']>;
  repair(key: string, from: RepairSource): Promise<ImportAnswers['repair']>;
  copy(key: string, wish: CopyWish): Promise<ImportAnswers['copy']>;
  peek(paths: readonly string[]): Promise<ImportAnswers['peek']>;
  /** Ends what is under way; it answers `cancelled`. */
  stop(): void;
  /** Ends the process and with it everything it had read; resolves when it is gone. */
  end(): Promise<void>;
}

export interface ImportPorts {
  readonly archiveFolder: string;
  readonly onProgress: (progress: InstallProgress) => void;
  /** A request to a host is about to leave the machine. */
  readonly onRequest: (host: string) => void;
}

const MEMORY_MB = 1024;

/** Starts the process. `stdio` is nobody's: what it has to say comes as messages. */
function forkImport(archiveFolder: string): UtilityProcess {
  return utilityProcess.fork(join(import.meta.dirname, 'import-process.js'), [archiveFolder], {
    serviceName: 'Attaché import',
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    stdio: 'ignore',
  });
}

function send(process: UtilityProcess, message: ImportMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
  process.postMessage(message);
}

export function createImportClient(ports: ImportPorts): ImportClient {
  const { ask, tell, end } = createAsker(ports);
  let nextId = 1;
  return {
    // The reply's type follows the request's; the process is ours and answers in kind.
    preview: (path) => ask({ type: 'preview', id: nextId++, path }) as Promise<ImportAnswers['preview']>,
    look: (place) => ask({ type: 'look', id: nextId++, place }) as Promise<ImportAnswers['look']>,
    fetchMissing: (previewId, place) =>
      ask({ type: 'fetch', id: nextId++, previewId, place }) as Promise<ImportAnswers['fetch']>,
    install: (previewId) =>
      ask({ type: 'install', id: nextId++, previewId }) as Promise<ImportAnswers['install']>,
    verify: (key) => ask({ type: 'verify', id: nextId++, key }) as Promise<ImportAnswers['verify']>,
    repair: (key, from) =>
      ask({ type: 'repair', id: nextId++, key, from }) as Promise<ImportAnswers['repair']>,
    copy: (key, wish) => ask({ type: 'copy', id: nextId++, key, wish }) as Promise<ImportAnswers['copy']>,
    peek: (paths) => ask({ type: 'peek', id: nextId++, paths }) as Promise<ImportAnswers['peek']>,
    stop: () => tell({ type: 'stop' }),
    end,
  };
}

/** The process behind the questions: started by the first, and again by the first after it has ended. */
interface Asker {
  ask(request: ImportRequest): Promise<Outcome>;
  /** Tells it something, if it is there. */
  tell(message: ImportMessage): void;
  end(): Promise<void>;
}

function createAsker({ archiveFolder, onProgress, onRequest }: ImportPorts): Asker {
  let child: UtilityProcess | undefined;
  /** A process that ends answers for its own questions, and not for those of the one after it. */
  const waiting = new Map<
    number,
    { readonly by: UtilityProcess; readonly settle: (outcome: Outcome) => void }
  >();

  function receive(message: ImportReply): void {
    switch (message.type) {
      case 'progress': {
        const { step, doneBytes, totalBytes } = message;
        onProgress({ step, doneBytes, totalBytes });
        return;
      }
      case 'requested':
        onRequest(message.host);
        return;
      case 'answer':
        waiting.get(message.id)?.settle(message.result);
        waiting.delete(message.id);
    }
  }

  function start(): UtilityProcess {
    const started = forkImport(archiveFolder);
    started.on('message', receive);
    started.once('exit', () => {
      if (child === started) child = undefined;
      const ended = fail('crashed' as const, 'the import process ended before it had answered');
      for (const [id, { by, settle }] of waiting) {
        if (by !== started) continue;
        waiting.delete(id);
        settle(ended);
      }
    });
    return started;
  }

  return {
    ask(request) {
      child ??= start();
      const process = child;
      return new Promise((resolve) => {
        waiting.set(request.id, { by: process, settle: resolve });
        send(process, request);
      });
    },
    tell(message) {
      if (child !== undefined) send(child, message);
    },
    async end() {
      const ending = child;
      child = undefined;
      if (ending === undefined) return;
      const gone = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill();
      await gone;
    },
  };
}
