// Archives that only answer questions, over what a test gives them. Used by tests only.
import type { OpenArchive } from '#shared/bridge';
import type { ArchiveService } from '../archive/archive-service.ts';
import type { OpeningArchives } from '../archive/opening-archives.ts';

type Answers = Pick<ArchiveService, 'articleHtml' | 'readBlob'>;

/** One archive is installed, at this host, and open; of the edition before it, `earlier` is the host. */
export function createFakeArchives(contentHost: string, answers: Answers, earlier?: string): OpeningArchives {
  const hosts = [contentHost, ...(earlier === undefined ? [] : [earlier])];
  const service = {
    ...answers,
    // Who serves asks an open archive for its key and its host and nothing else.
    current: () => ({ key: 'open', contentHost }) as OpenArchive,
    editions: (key: string) =>
      key === 'open' ? hosts.map((host) => ({ number: 1, contentHost: host })) : [],
    isInstalled: (host: string) => hosts.includes(host),
  };
  // Who serves changes nothing: the other methods are not there, and calling one fails the test.
  const archives = service as unknown as ArchiveService;
  return { whenOpen: () => Promise.resolve(archives), now: () => archives };
}
