import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import type { RefusalCode } from '#core/edition/edition';
import type { BundlePreview, InstalledArchive } from '#core/edition/installed-archive';
import { fail, type Result } from '#core/result';
import type { ImportReply, ImportRequest } from './import-messages.ts';

type Outcome = Result<BundlePreview | InstalledArchive, RefusalCode>;

/** Main's side of the import process, which lives as long as a preview is on the screen. */
export interface ImportClient {
  preview(path: string): Promise<Result<BundlePreview, RefusalCode>>;
  install(previewId: string): Promise<Result<InstalledArchive, RefusalCode>>;
  /** Ends the process and with it everything it had read. */
  end(): void;
}

const MEMORY_MB = 1024;

export function createImportClient(
  archiveFolder: string,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): ImportClient {
  let child: UtilityProcess | undefined;
  let nextId = 1;
  const waiting = new Map<number, (outcome: Outcome) => void>();

  function receive(message: ImportReply): void {
    if (message.type === 'progress') {
      onProgress(message.doneBytes, message.totalBytes);
      return;
    }
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  }

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'import-process.js'), [archiveFolder], {
      serviceName: 'Attaché import',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: 'ignore',
    });
    started.on('message', receive);
    started.once('exit', () => {
      if (child === started) child = undefined;
      const ended = fail('crashed' as const, 'the import process ended before it had answered');
      for (const settle of waiting.values()) settle(ended);
      waiting.clear();
    });
    return started;
  }

  function ask(request: ImportRequest): Promise<Outcome> {
    child ??= start();
    const process = child;
    return new Promise((resolve) => {
      waiting.set(request.id, resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
      process.postMessage(request);
    });
  }

  return {
    // The reply's type follows the request's; the process is ours and answers in kind.
    preview: (path) =>
      ask({ type: 'preview', id: nextId++, path }) as Promise<Result<BundlePreview, RefusalCode>>,
    install: (previewId) =>
      ask({ type: 'install', id: nextId++, previewId }) as Promise<Result<InstalledArchive, RefusalCode>>,
    end() {
      child?.kill();
      child = undefined;
    },
  };
}
