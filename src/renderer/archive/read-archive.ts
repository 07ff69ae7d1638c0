import type { Catalogue } from '#core/archive/catalogue';
import { ok, type Result } from '#core/result';
import type { OpenArchive } from '#shared/bridge';
import { bridge } from '../bridge.ts';
import type { LoadFailure } from './load-blob.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** The open archive with its records; `null` where none is open. */
export type ArchiveRead = Result<
  { readonly archive: OpenArchive; readonly catalogue: Catalogue },
  LoadFailure
> | null;

let early: Promise<ArchiveRead> | undefined;
/** What `early` came to, once it has. */
let read: { readonly outcome: ArchiveRead } | undefined;

/** Begins to read before anything is drawn. Resolves when it is read, or has failed: whoever takes it hears of that. */
export async function beginReading(): Promise<void> {
  early = readArchive();
  try {
    read = { outcome: await early };
  } catch {
    // The promise itself is taken, and tells.
  }
}

/** What was read at the start, if it is there already and nobody has taken it. */
export function takeRead(): { readonly outcome: ArchiveRead } | undefined {
  const taken = read;
  if (taken !== undefined) early = undefined;
  read = undefined;
  return taken;
}

/** The reading that was begun at the start, once; after that a new one each time. */
export function takeArchive(): Promise<ArchiveRead> {
  const taken = early ?? readArchive();
  early = undefined;
  read = undefined;
  return taken;
}

async function readArchive(): Promise<ArchiveRead> {
  const archive = await bridge.archive.current();
  if (archive === null) return null;
  const catalogue = await loadCatalogue(archive.description);
  return catalogue.ok ? ok({ archive, catalogue: catalogue.value }) : catalogue;
}
