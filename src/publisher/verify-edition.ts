// Checks an edition that lies here as files; an update together with the edition that it builds on.
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { checkEditionOrder } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { isValidIndex } from '#core/search/is-valid-index';
import { openBundle, type BundleReader } from '#node/edition/open-bundle';
import { placeOf } from '#node/edition/preview-bundle';
import {
  verifyBundle,
  verifySignedEdition,
  type LocalBlobs,
  type VerifiedEdition,
  type VerifyOptions,
} from '#node/edition/verify-bundle';

export interface VerifyEditionOptions extends Pick<
  VerifyOptions,
  'pinnedRoot' | 'onProgress' | 'isCancelled'
> {
  /** The edition that an update builds on. */
  readonly base?: string;
}

/** An edition of which every part was checked. */
export interface CheckedEdition {
  readonly verified: VerifiedEdition;
  /** Set where parts came from the base: its number, and how many parts the update itself brings. */
  readonly update?: { readonly from: number; readonly parts: number };
}

/**
 * `needs-base`: rightly signed, and parts are not in the file, as in an update; the message names the edition.
 * `not-older`: the base is no older edition of the same archive.
 */
export type VerifyRefusal = RefusalCode | 'needs-base' | 'not-older';

/** A refusal and the path it is about. */
export type VerifyFailure = Fail<VerifyRefusal> & { readonly at: string };

const CHECKS = { isSafeHtml: isSafeArticleHtml, isValidIndex };

/** Verifies all of an edition, and changes nothing. */
export async function verifyEdition(
  path: string,
  options: VerifyEditionOptions,
): Promise<{ readonly ok: true; readonly value: CheckedEdition } | VerifyFailure> {
  if (options.base === undefined) return at(path, await withReader(path, (one) => verifyAlone(one, options)));
  const { base, ...rest } = options;
  const { isCancelled } = options;
  const reader = await openBundle(base);
  if (!reader.ok) return at(base, reader);
  try {
    const verified = await verifyBundle(reader.value, {
      checks: CHECKS,
      ...(isCancelled === undefined ? {} : { isCancelled }),
    });
    if (!verified.ok) return at(base, verified);
    const whole = { reader: reader.value, verified: verified.value };
    return at(path, await withReader(path, (one) => verifyOn(one, whole, rest)));
  } finally {
    await reader.value.close();
  }
}

async function verifyAlone(
  reader: BundleReader,
  options: VerifyEditionOptions,
): Promise<Result<CheckedEdition, VerifyRefusal>> {
  const verified = await verifyBundle(reader, { ...options, checks: CHECKS });
  if (verified.ok) return ok({ verified: verified.value });
  if (verified.code !== 'incomplete' || reader.kind === 'publication') return verified;
  const signed = await verifySignedEdition(reader, options);
  if (!signed.ok) return verified;
  const { number, archiveId } = signed.value.edition;
  return fail('needs-base', `Edition ${number} of ${archiveId}`);
}

interface Base {
  readonly reader: BundleReader;
  readonly verified: VerifiedEdition;
}

async function verifyOn(
  reader: BundleReader,
  base: Base,
  options: VerifyEditionOptions,
): Promise<Result<CheckedEdition, VerifyRefusal>> {
  const signed = await verifySignedEdition(reader, options);
  if (!signed.ok) return signed;
  const isSameArchive = signed.value.archiveKey === base.verified.archiveKey;
  if (!isSameArchive || checkEditionOrder(placeOf(base.verified), placeOf(signed.value)) !== 'newer')
    return fail('not-older', base.verified.edition.archiveId);
  const local: LocalBlobs = localBlobsOf(base);
  const verified = await verifyBundle(reader, { ...options, checks: CHECKS, local });
  if (!verified.ok) return verified;
  const parts = await countParts(reader, verified.value);
  const isUpdate = parts < verified.value.blobs.length;
  const update = { from: base.verified.edition.number, parts };
  return ok({ verified: verified.value, ...(isUpdate ? { update } : {}) });
}

/** The blobs of an edition that was verified, as those a device has. */
function localBlobsOf({ reader, verified }: Base): LocalBlobs {
  const hashes = new Set(verified.blobs.map(({ sha256 }) => sha256));
  return { has: (sha256) => hashes.has(sha256), read: (ref) => reader.readBlob(ref) };
}

async function countParts(reader: BundleReader, { blobs }: VerifiedEdition): Promise<number> {
  let parts = 0;
  for (const { sha256 } of blobs) if (await reader.hasBlob(sha256)) parts += 1;
  return parts;
}

async function withReader<T>(
  path: string,
  work: (reader: BundleReader) => Promise<Result<T, VerifyRefusal>>,
): Promise<Result<T, VerifyRefusal>> {
  const reader = await openBundle(path);
  if (!reader.ok) return reader;
  try {
    return await work(reader.value);
  } finally {
    await reader.value.close();
  }
}

function at<T>(
  path: string,
  result: Result<T, VerifyRefusal>,
): { readonly ok: true; readonly value: T } | VerifyFailure {
  return result.ok ? result : { ...result, at: path };
}
