// Adds the next edition to a publication folder that any web server can serve (decision 7).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { contentHost } from '#core/edition/archive-key';
import { canonicalJson } from '#core/edition/canonical-json';
import { signaturesNeeded } from '#core/edition/check-release';
import { epochOf } from '#core/edition/check-root-chain';
import { checkSigners } from '#core/edition/check-signers';
import {
  EDITION_PAYLOAD_TYPE,
  MAX_EDITION_BYTES,
  type EditionChanges,
  type Edition,
  type RefusalCode,
  type RevisionLabel,
} from '#core/edition/edition';
import { parseEdition } from '#core/edition/parse-edition';
import { fail, ok, type Result } from '#core/result';
import { buildEdition, isSameContent, type BuiltEdition, type EditionParts } from './build-edition.ts';
import { signPayload, signatureBytes } from './dsse.ts';
import { FILE_OPS, removeQuietly, replaceFile, writeFailure, type FileOps } from './durable-files.ts';
import { firstRoots } from './first-root.ts';
import { readJson } from './read-json.ts';
import { readPublication, type PublishedEdition } from './read-publication.ts';
import { checkRootFiles, type RootChain, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import type { SigningKey } from './signing-key.ts';
import { openEdition } from './open-edition.ts';
import { incomingFolder, writeBlobs } from './write-blobs.ts';
import { readPublishedRoots, writeRoot } from './write-root.ts';

/** A blob and where its bytes are. A file is copied by stream and hashed on the way. */
export interface BlobInput extends BlobRef {
  readonly from: { readonly bytes: Uint8Array } | { readonly path: string };
}

export interface EditionInput extends Omit<EditionParts, 'previous' | 'rootVersion' | 'epoch'> {
  /** The publication folder; made where it is not there. */
  readonly to: string;
  /** The blobs that articles and sources name; those already in `to` may be left out. */
  readonly blobs: readonly BlobInput[];
  readonly keys: readonly SigningKey[];
  /** Makes no edition where it would hold and say exactly what the latest one does. */
  readonly skipUnchanged?: boolean;
  /** Writes an edition that too few have signed yet, and leaves the pointer: others sign it later. */
  readonly awaitSignatures?: boolean;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly isCancelled?: () => boolean;
  /** For tests of failing disks. */
  readonly fs?: FileOps;
}

export interface WrittenEdition {
  readonly number: number;
  /** True where no edition was made, since the latest one holds the same already; all else is that one's. */
  readonly isUnchanged: boolean;
  /** How many more must sign before readers get it; 0 where it is published. */
  readonly missingSignatures: number;
  /** ISO 8601 instant, UTC. */
  readonly createdAt: string;
  readonly epoch: number;
  readonly sha256: string;
  readonly archiveKey: string;
  readonly contentHost: string;
  /** Six words of the newest root. */
  readonly fingerprint: string;
  /** Against the latest edition before this was written. */
  readonly changes: EditionChanges;
  /** How the revised ones are announced. */
  readonly labels: readonly RevisionLabel[];
  readonly counts: Edition['counts'];
}

/**
 * Signs and writes the next edition. The pointer is written last: until then, and after any failure, the folder
 * holds the previous edition whole. Blobs of an interrupted try are used by the next one or stay unlisted.
 */
export async function writeEdition(input: EditionInput): Promise<Result<WrittenEdition, RefusalCode>> {
  if (input.keys.length === 0) return fail('unknown-key', 'no key to sign with');
  const fs = input.fs ?? FILE_OPS;
  await removeQuietly(fs, incomingFolder(input.to));
  const roots = await firstRoots(input);
  if (!roots.ok) return roots;
  const chain = checkRootFiles(roots.value);
  if (!chain.ok) return chain;
  const previous = await readPublication(input.to);
  if (!previous.ok) return previous;
  const { newest } = chain.value;
  const place = { rootVersion: newest.version, epoch: epochOf(newest) };
  const built = buildEdition({ ...input, previous: previous.value, ...place });
  if (!built.ok) return built;
  const { edition, bytes } = built.value;
  if (bytes.length > MAX_EDITION_BYTES) return fail('too-large', `edition.json has ${bytes.length} bytes`);
  const signed = signBuilt(input, built.value, chain.value);
  if (!signed.ok) return signed;
  const { signature, missingSignatures } = signed.value;
  const same = sameAsBefore(input, previous.value, edition);
  const written = same
    ? await writeBlobs(input, fs, built.value)
    : await writeAllParts(
        { input, fs, signature, roots: roots.value, isAwaited: missingSignatures > 0 },
        built.value,
      );
  if (!written.ok) return written;
  const { changes, labels = [] } = edition;
  const result = same ?? { edition, sha256: sha256Hex(bytes) };
  return ok({
    ...describe(result, chain.value),
    changes,
    labels,
    isUnchanged: same !== undefined,
    missingSignatures: same ? 0 : missingSignatures,
  });
}

interface SignedBytes {
  readonly signature: Uint8Array;
  readonly missingSignatures: number;
}

/** Signs, unless a reader would refuse the result. Too few keys are a refusal too, where others are not awaited. */
function signBuilt(
  { keys, awaitSignatures }: EditionInput,
  { edition, bytes }: BuiltEdition,
  chain: RootChain,
): Result<SignedBytes, RefusalCode> {
  const keyIds = keys.map(({ keyId }) => keyId);
  const withdraws = edition.withdrawn.length > 0;
  const signers = checkSigners(chain.newest, keyIds, withdraws);
  const isAwaited = !signers.ok && signers.code === 'too-few-keys' && awaitSignatures === true;
  if (!signers.ok && !isAwaited)
    return fail(signers.code === 'unknown-key' ? 'unknown-key' : 'bad-signature', signers.message);
  const signature = signatureBytes(signPayload(EDITION_PAYLOAD_TYPE, bytes, keys));
  const readable = isAwaited ? readJson(bytes, parseEdition) : openEdition(bytes, signature, chain);
  if (!readable.ok) return readable;
  const missing = signaturesNeeded(chain.newest, withdraws) - new Set(keyIds).size;
  return ok({ signature, missingSignatures: Math.max(0, missing) });
}

/** The edition that makes this one needless, where the publisher asked for that. */
function sameAsBefore(
  { skipUnchanged }: EditionInput,
  previous: PublishedEdition | null,
  edition: Edition,
): PublishedEdition | undefined {
  const isSame = skipUnchanged === true && previous !== null && isSameContent(previous.edition, edition);
  return isSame ? previous : undefined;
}

function describe(
  { edition, sha256 }: Pick<PublishedEdition, 'edition' | 'sha256'>,
  { archiveKey, fingerprint }: RootChain,
): Omit<WrittenEdition, 'changes' | 'labels' | 'isUnchanged' | 'missingSignatures'> {
  const { number, createdAt, epoch, counts } = edition;
  return {
    number,
    createdAt,
    epoch,
    sha256,
    archiveKey,
    contentHost: contentHost(number, sha256),
    fingerprint,
    counts,
  };
}

interface Writing {
  readonly input: EditionInput;
  readonly fs: FileOps;
  readonly signature: Uint8Array;
  readonly roots: readonly RootFile[];
  readonly isAwaited: boolean;
}

async function writeAllParts(
  { input, fs, signature, roots, isAwaited }: Writing,
  built: BuiltEdition,
): Promise<Result<true, RefusalCode>> {
  const { edition, bytes } = built;
  const stored = await writeBlobs(input, fs, built);
  if (!stored.ok) return stored;
  const [first] = roots;
  const published = await readPublishedRoots(input.to);
  if (!published.ok) return published;
  if (published.value.length === 0 && first) {
    const rooted = await writeRoot(input.to, first);
    if (!rooted.ok) return rooted;
  }
  const folder = join(input.to, 'editions', String(edition.number));
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(fs, join(folder, 'edition.json'), bytes);
    await replaceFile(fs, join(folder, 'edition.sig.json'), signature);
    // Readers look where the pointer points: an edition that waits for signatures is not there for them.
    if (!isAwaited) await writePointer(fs, input.to, edition.number, bytes);
  } catch (error) {
    return writeFailure(error);
  }
  await removeQuietly(fs, incomingFolder(input.to));
  return ok(true);
}

/** Makes an edition of the folder the latest one. Throws what the system says. */
export async function writePointer(
  fs: FileOps,
  publication: string,
  number: number,
  editionBytes: Uint8Array,
): Promise<void> {
  const pointer = canonicalJson({ edition: number, sha256: sha256Hex(editionBytes) });
  await replaceFile(fs, join(publication, 'latest.json'), Buffer.from(pointer));
}
