import type { RefusalCode } from '#core/edition/edition';
import type { Result } from '#core/result';
import type { ArchiveService } from './archive-service.ts';

/** The archives of this machine while they are being opened: the window is made at the same time. */
export interface OpeningArchives {
  /** Resolves once they are open. Where they cannot be opened it never does: the app says so and ends. */
  whenOpen(): Promise<ArchiveService>;
  /** Absent until they are open: no content is installed as far as anyone may know. */
  now(): ArchiveService | undefined;
}

export function createOpeningArchives(
  opening: Promise<Result<ArchiveService, RefusalCode>>,
  onFailure: (code: RefusalCode) => void,
): OpeningArchives {
  let opened: ArchiveService | undefined;
  const open = new Promise<ArchiveService>((resolve) => {
    void opening.then((result) => {
      if (!result.ok) {
        onFailure(result.code);
        return;
      }
      opened = result.value;
      resolve(opened);
    });
  });
  return { whenOpen: () => open, now: () => opened };
}
