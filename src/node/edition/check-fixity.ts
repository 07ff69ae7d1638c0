// Reads everything of an installed archive again: its kept editions, their roots, records, texts, indexes and files.
import type { BlobRef } from '#core/archive/article';
import { keptPlaces, type ArchiveEntry } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import type { FixityReport } from '#core/edition/fixity';
import { fail, ok, type Result } from '#core/result';
import { openInstalledArchive, type ArchiveOnDisk } from './installed-archive.ts';
import type { InstalledEdition } from './installed-edition.ts';
import { editionBlobs, totalBytes } from './list-blobs.ts';
import type { Watch } from './preview-bundle.ts';
import { blobPath } from './store-blobs.ts';
import { isBlobWhole } from './write-blob.ts';

export interface Fixity {
  readonly report: FixityReport;
  /** Hashes of the parts that are whole. */
  readonly whole: ReadonlySet<string>;
  readonly damaged: readonly BlobRef[];
  /** Kept editions whose description or signature cannot be read. */
  readonly brokenEditions: readonly EditionPlace[];
  readonly hasBrokenRoots: boolean;
}

export interface FixityOptions extends Watch {
  /** What was found whole a moment ago need not be read again. */
  readonly known?: ReadonlySet<string>;
}

/** Each waits for the disk in turn; so many wait at once. */
const PARALLEL = 4;
/** Progress is told about so many times, however many parts there are. */
const REPORTS = 200;

/** Changes nothing. A failure is only `cancelled`: whatever is damaged is what it came to find. */
export async function checkFixity(
  folder: string,
  entry: ArchiveEntry,
  options: FixityOptions = {},
): Promise<Result<Fixity, RefusalCode>> {
  const onDisk = await openInstalledArchive(entry, { folder, known: () => undefined, isThorough: false });
  const editions = openedEditions(onDisk);
  const parts = new PartsCheck(folder, options);
  const records = editions.flatMap(({ edition }) => [...edition.shards, ...Object.values(edition.records)]);
  await parts.read(records.map(plain));
  // Where records are damaged, what they name cannot be known yet.
  const listed: BlobRef[] = [];
  let isPartial = false;
  for (const edition of editions) {
    const blobs = options.isCancelled?.() === true ? undefined : await edition.blobs();
    if (blobs?.ok === true) listed.push(...blobs.value.values());
    else {
      isPartial = true;
      listed.push(...editionBlobs(edition.edition));
    }
  }
  await parts.read(listed, options.onProgress);
  if (options.isCancelled?.() === true) return fail('cancelled', 'stopped');
  const opened = new Set(editions.map(({ place }) => place.sha256));
  const brokenEditions = keptPlaces(entry).filter(({ sha256 }) => !opened.has(sha256));
  const hasBrokenRoots = onDisk.problems.some(({ code }) => code === 'roots-damaged');
  const isAllListed = !isPartial && brokenEditions.length === 0;
  const { whole, damaged, all } = parts.result();
  const heads = brokenEditions.length + (hasBrokenRoots ? 1 : 0);
  return ok({
    whole,
    damaged,
    brokenEditions,
    hasBrokenRoots,
    report: {
      editions: keptPlaces(entry).map(({ number }) => number),
      parts: all.length + heads,
      bytes: totalBytes(all),
      damagedParts: damaged.length + heads,
      damagedBytes: totalBytes(damaged),
      isPartial: !isAllListed,
    },
  });
}

function openedEditions({ readable, hidden }: ArchiveOnDisk): readonly InstalledEdition[] {
  const all = [readable?.open, readable?.other, readable?.quarantined, hidden?.quarantined];
  return all.filter((edition) => edition !== undefined);
}

function plain({ sha256, size, type }: BlobRef): BlobRef {
  return { sha256, size, type };
}

/** Parts are read once each, however many editions share them. */
class PartsCheck {
  readonly #folder: string;
  readonly #options: FixityOptions;
  readonly #found = new Map<string, { readonly ref: BlobRef; readonly isWhole: boolean }>();

  constructor(folder: string, options: FixityOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async read(refs: readonly BlobRef[], onProgress?: (done: number, total: number) => void): Promise<void> {
    const { isCancelled = () => false } = this.#options;
    const all = [...new Map(refs.map((ref) => [ref.sha256, ref])).values()];
    const total = totalBytes(all);
    let [done, told] = [0, -1];
    const waiting = all.values();
    const work = async (): Promise<void> => {
      for (const ref of waiting) {
        if (isCancelled()) return;
        await this.#readOne(ref, isCancelled);
        done += ref.size;
        if (told >= 0 && done - told < total / REPORTS && done < total) continue;
        told = done;
        onProgress?.(done, total);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }

  async #readOne(ref: BlobRef, isCancelled: () => boolean): Promise<void> {
    if (this.#found.has(ref.sha256)) return;
    const isKnown = this.#options.known?.has(ref.sha256) === true;
    const isWhole = isKnown || (await isBlobWhole(blobPath(this.#folder, ref.sha256), ref, isCancelled));
    this.#found.set(ref.sha256, { ref, isWhole });
  }

  result(): Pick<Fixity, 'whole' | 'damaged'> & { readonly all: readonly BlobRef[] } {
    const found = [...this.#found.values()];
    return {
      all: found.map(({ ref }) => ref),
      whole: new Set(found.filter(({ isWhole }) => isWhole).map(({ ref }) => ref.sha256)),
      damaged: found.filter(({ isWhole }) => !isWhole).map(({ ref }) => ref),
    };
  }
}
