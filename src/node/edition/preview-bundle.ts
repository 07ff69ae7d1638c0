// Looks at everything a bundle brings, and changes nothing.
import { basename } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { judgeOffer } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import { editionChanges } from '#core/edition/edition-changes';
import { countLabels } from '#core/edition/count-labels';
import type { EditionChanges, RefusalCode } from '#core/edition/edition';
import type { BundlePreview } from '#core/edition/installed-archive';
import { fail, ok, type Result } from '#core/result';
import type { ContentChecks } from './check-content.ts';
import type { InstalledEdition } from './installed-edition.ts';
import { openBundle, type BundleReader } from './open-bundle.ts';
import { localBlobs } from './store-blobs.ts';
import { entryOf, findReadable, knownRoots, type StoreView } from './store-view.ts';
import {
  verifyBundle,
  verifySignedEdition,
  type SignedEdition,
  type VerifiedEdition,
  type VerifyOptions,
} from './verify-bundle.ts';

/** What the person was shown: an install may bring exactly this and nothing else. */
export interface AcceptedBundle {
  readonly path: string;
  readonly archiveKey: string;
  /** SHA-256 of `edition.json`. */
  readonly sha256: string;
  readonly blobs: readonly BlobRef[];
}

/** What the person is shown of an edition, wherever it lies, and what they then agree to. */
export interface PreviewedBundle {
  readonly preview: Omit<BundlePreview, 'previewId'>;
  readonly accepted: AcceptedBundle;
}

/** Whoever waits for a check: is told how far it is, and may end it. */
export type Watch = Pick<VerifyOptions, 'onProgress' | 'isCancelled'>;

/** Verifies all of a bundle against what this device knows. */
export async function previewBundle(
  path: string,
  folder: string,
  view: StoreView,
  checks: ContentChecks,
  watch: Watch = {},
): Promise<Result<PreviewedBundle, RefusalCode>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  try {
    const verified = await verifyOffered(reader.value, folder, view, { ...watch, checks });
    if (!verified.ok) return verified;
    const { archiveKey, sha256, blobs } = verified.value;
    const preview = await describeBundle(basename(path), verified.value, view);
    return ok({ preview, accepted: { path, archiveKey, sha256, blobs } });
  } finally {
    await reader.value.close();
  }
}

async function verifyOffered(
  reader: BundleReader,
  folder: string,
  view: StoreView,
  watched: Watch & { readonly checks: ContentChecks },
): Promise<Result<VerifiedEdition, RefusalCode>> {
  // An older edition is refused before a gigabyte of it was read.
  const signed = await verifyOffer(reader, view);
  if (!signed.ok) return signed;
  const local = await localBlobs(folder);
  if (!local.ok) return local;
  return verifyBundle(reader, { ...watched, known: knownRoots(view), local: local.value });
}

/** Signature, roots and order: everything about a bundle but its blobs. */
export async function verifyOffer(
  reader: BundleReader,
  view: StoreView,
): Promise<Result<SignedEdition, RefusalCode>> {
  const signed = await verifySignedEdition(reader, { known: knownRoots(view) });
  if (!signed.ok) return signed;
  const { archiveKey: key, roots } = signed.value;
  const entry = entryOf(view, key);
  // Only where roots of this device are damaged: otherwise the chain goes on to the last one known here.
  if (entry && roots.length < entry.roots)
    return fail('unknown-key', `${roots.length} roots, ${entry.roots} were known here`);
  const judged = judgeOffer(entry, findReadable(view, key)?.open.place, placeOf(signed.value));
  return judged.ok ? signed : judged;
}

export function placeOf({ edition, sha256 }: Pick<SignedEdition, 'edition' | 'sha256'>): EditionPlace {
  return { epoch: edition.epoch, number: edition.number, sha256 };
}

/** What installing an edition would do; `fileName` is what the person knows it by. */
export async function describeBundle(
  fileName: string,
  verified: VerifiedEdition,
  view: StoreView,
): Promise<PreviewedBundle['preview']> {
  const { edition, archiveKey, fingerprint } = verified;
  const { title, publisher, contact, number, createdAt, counts, message } = edition;
  const readable = findReadable(view, archiveKey);
  const open = readable?.open;
  const changes = await changesHere(verified, open);
  const known = readable?.fingerprint;
  const labels = countLabels(edition, open?.place.sha256);
  return {
    fileName,
    title,
    publisher,
    contact,
    edition: number,
    createdAt,
    articles: counts.articles,
    sources: counts.sources,
    bytes: counts.bytes,
    ...(message === undefined ? {} : { message }),
    fingerprint,
    ...(known === undefined || known === fingerprint ? {} : { knownFingerprint: known }),
    relation: relationOf(view, verified),
    ...(open ? { installedEdition: open.edition.number } : {}),
    changed: { archive: archiveKey, revised: changes.revised, removed: changes.removed },
    changes: {
      added: changes.added.length,
      revised: changes.revised.length,
      removed: changes.removed.length,
    },
    ...(labels ? { labels } : {}),
  };
}

/** Against what is open here: the publisher's own list would not tell what editions that were left out have changed. */
async function changesHere(
  { edition, catalogue }: VerifiedEdition,
  open: InstalledEdition | undefined,
): Promise<EditionChanges> {
  if (!open) return editionChanges([], catalogue.articles);
  const before = await open.catalogue();
  return before.ok ? editionChanges(before.value.articles, catalogue.articles) : edition.changes;
}

/** `same` only where that edition is open: one that is current and damaged is mended by installing it. */
function relationOf(view: StoreView, { archiveKey, sha256 }: VerifiedEdition): BundlePreview['relation'] {
  if (!entryOf(view, archiveKey)) return 'new-archive';
  return findReadable(view, archiveKey)?.open.place.sha256 === sha256 ? 'same' : 'update';
}
