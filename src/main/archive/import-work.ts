import type { ChangedIds } from '#core/changes/touched-articles';
import { createImportClient, type ImportClient, type ImportPorts } from './import-client.ts';
import { createRemoteJobs, type RemoteJobs, type RemotePorts } from './remote-jobs.ts';

export interface OfferedChange {
  readonly edition: number;
  readonly changed: ChangedIds;
}

/** The importing process and what it has in hand. */
export interface ImportWork {
  readonly importer: ImportClient;
  readonly remote: RemoteJobs;
  /** What each previewed edition would change; they go with the import process. */
  readonly changes: Map<string, OfferedChange>;
  /** Lets go of everything that was previewed, and of the process once no job needs it. */
  forget(): Promise<void>;
  /** Runs a job; after it the process goes, unless a preview is on the screen or another job is under way. */
  hold<T>(job: () => Promise<T>): Promise<T>;
}

export function createImportWork(
  ports: Omit<ImportPorts, 'onRequest'>,
  remotePorts: RemotePorts,
): ImportWork {
  const importer = createImportClient({ ...ports, onRequest: (host) => remote.count(host) });
  const remote = createRemoteJobs(() => importer, remotePorts);
  const changes = new Map<string, OfferedChange>();
  let jobs = 0;
  const forget = async (): Promise<void> => {
    changes.clear();
    remote.forget();
    if (jobs === 0) await importer.end();
  };
  return {
    importer,
    remote,
    changes,
    forget,
    async hold(job) {
      jobs += 1;
      try {
        return await job();
      } finally {
        jobs -= 1;
        if (jobs === 0 && changes.size === 0) await forget();
      }
    },
  };
}
