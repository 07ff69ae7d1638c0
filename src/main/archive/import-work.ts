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
  /** Lets go of everything that was previewed, and of the process. */
  forget(): Promise<void>;
  /** Lets go of the process unless a preview is on the screen. */
  rest(): Promise<void>;
}

export function createImportWork(
  ports: Omit<ImportPorts, 'onRequest'>,
  remotePorts: RemotePorts,
): ImportWork {
  const importer = createImportClient({ ...ports, onRequest: (host) => remote.count(host) });
  const remote = createRemoteJobs(() => importer, remotePorts);
  const changes = new Map<string, OfferedChange>();
  const forget = async (): Promise<void> => {
    await importer.end();
    changes.clear();
    remote.forget();
  };
  return {
    importer,
    remote,
    changes,
    forget,
    rest: async () => (changes.size === 0 ? forget() : undefined),
  };
}
