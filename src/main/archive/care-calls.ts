// What a person does for the editions they have: the importing process does it, main decides with whom and where.
import type { RefusalCode } from '#core/edition/edition';
import type { CopiedEdition, FixityReport, RepairReport } from '#core/edition/fixity';
import type { FetchCode } from '#core/fetch/fetch-code';
import { fail, type Result } from '#core/result';
import type { InstallProgress } from '#shared/bridge';
import type { ImportWork } from './import-work.ts';

/** Where damaged parts are had again, with what the person chose. */
export type RepairWith =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'server' }
  | { readonly kind: 'bundled' };

export interface CareCalls {
  verify(key: string): Promise<Result<FixityReport, RefusalCode | 'unknown-archive'>>;
  repair(
    key: string,
    from: RepairWith,
  ): Promise<Result<RepairReport, RefusalCode | FetchCode | 'unknown-archive'>>;
  copyTo(
    key: string,
    toFile: string,
    since: number | undefined,
  ): Promise<Result<CopiedEdition, RefusalCode | 'unknown-archive' | 'no-previous'>>;
}

export interface CarePorts {
  /** Where an archive was fetched from last. */
  readonly address: (key: string) => string | undefined;
  /** The file of the edition that the app carries. */
  readonly bundledFile: string | undefined;
  readonly onProgress: (progress: InstallProgress | null) => void;
  /** Parts were put right: what is shown of the archive is read again. */
  readonly onMended: () => Promise<void>;
}

export function careCalls(work: ImportWork, ports: CarePorts): CareCalls {
  const { importer, remote } = work;
  const begun = async <T>(job: () => Promise<T>): Promise<T> => {
    try {
      return await work.hold(job);
    } finally {
      ports.onProgress(null);
    }
  };
  const mend: CareCalls['repair'] = async (key, from) => {
    if (from.kind === 'path') return importer.repair(key, { kind: 'bundle', path: from.path });
    if (from.kind === 'server') {
      return remote.withServer(ports.address(key), (place) =>
        importer.repair(key, { kind: 'server', place }),
      );
    }
    return ports.bundledFile === undefined
      ? fail('read-failed', 'this app carries no edition')
      : importer.repair(key, { kind: 'bundle', path: ports.bundledFile });
  };
  return {
    verify: (key) => begun(() => importer.verify(key)),
    repair: (key, from) =>
      begun(async () => {
        const mended = await mend(key, from);
        // What was mended before the end stays mended.
        if (!mended.ok || mended.value.mendedParts > 0) await ports.onMended();
        return mended;
      }),
    copyTo: (key, toFile, since) =>
      begun(async () => {
        const copied = await importer.copy(key, { toFile, since });
        if (copied.ok) return copied;
        return copied.code === 'no-older-edition'
          ? fail('no-previous', copied.message)
          : { ...copied, code: copied.code };
      }),
  };
}
