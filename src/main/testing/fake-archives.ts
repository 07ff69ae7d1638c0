// Archives that only answer questions, over what a test gives them. Used by tests only.
import type { OpenArchive } from '#shared/bridge';
import type { ArchiveService } from '../archive/archive-service.ts';
import type { OpeningArchives } from '../archive/opening-archives.ts';

type Answers = Pick<ArchiveService, 'articleHtml' | 'readBlob'>;

/** One archive is installed, at this host, and open. */
export function createFakeArchives(contentHost: string, answers: Answers): OpeningArchives {
  const service = {
    ...answers,
    // Who serves asks an open archive for its host and nothing else.
    current: () => ({ contentHost }) as OpenArchive,
    isInstalled: (host: string) => host === contentHost,
  };
  // Who serves changes nothing: the other methods are not there, and calling one fails the test.
  const archives = service as unknown as ArchiveService;
  return { whenOpen: () => Promise.resolve(archives), now: () => archives };
}
