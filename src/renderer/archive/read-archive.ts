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

/** Begins to read while the window is still being drawn: both take the same time, so they go side by side. */
export function beginReading(): void {
  early = readArchive();
  // Whoever takes it hears of the failure; until then nobody listens.
  early.catch(() => undefined);
}

/** The reading that was begun at the start, once; after that a new one each time. */
export function takeArchive(): Promise<ArchiveRead> {
  const taken = early ?? readArchive();
  early = undefined;
  return taken;
}

async function readArchive(): Promise<ArchiveRead> {
  const archive = await bridge.archive.current();
  if (archive === null) return null;
  const catalogue = await loadCatalogue(archive.description);
  return catalogue.ok ? ok({ archive, catalogue: catalogue.value }) : catalogue;
}
