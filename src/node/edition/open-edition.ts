// One `edition.json` under the roots that say who may sign it: signature first, then the JSON.
import { checkRelease, signaturesNeeded } from '#core/edition/check-release';
import { EDITION_PAYLOAD_TYPE, type Edition, type RefusalCode } from '#core/edition/edition';
import { parseEdition } from '#core/edition/parse-edition';
import { fail, ok, type Result } from '#core/result';
import { verifyPayload } from './dsse.ts';
import { readJson } from './read-json.ts';
import { checkRootFiles, type RootChain, type RootFile } from './root-file.ts';

/** An edition and what it was accepted by. */
export interface OpenedEdition {
  readonly edition: Edition;
  /** Ids of the release keys that have validly signed. */
  readonly signers: ReadonlySet<string>;
  /** How many of them it needed. */
  readonly needed: number;
}

/**
 * Checks and parses an edition under the newest root of a chain: TUF 1.0.34 §5.6.3, arbitrary software, before
 * anything that was signed is looked into.
 */
export function openEdition(
  bytes: Uint8Array,
  signature: Uint8Array,
  { newest: root }: Pick<RootChain, 'newest'>,
): Result<OpenedEdition, RefusalCode> {
  const payload = { payloadType: EDITION_PAYLOAD_TYPE, bytes, signature };
  const signed = verifyPayload({ ...payload, root, role: 'release' });
  if (!signed.ok) return signed;
  const edition = readJson(bytes, parseEdition);
  if (!edition.ok) return edition;
  const released = checkRelease(edition.value, root, signed.value);
  if (!released.ok) return released;
  const needed = signaturesNeeded(root, edition.value.withdrawn.length > 0);
  return ok({ edition: edition.value, signers: signed.value, needed });
}

/**
 * What was accepted once was judged by the newest root of its time. A key that was changed since does not close it:
 * the older roots are asked too, down to the one the edition names.
 */
export function openUnderRoots(
  bytes: Uint8Array,
  signature: Uint8Array,
  roots: readonly RootFile[],
): Result<OpenedEdition, RefusalCode> {
  let first: Result<OpenedEdition, RefusalCode> = fail('incomplete', 'no root');
  for (let count = roots.length; count > 0; count -= 1) {
    const chain: Result<RootChain, RefusalCode> = checkRootFiles(roots.slice(0, count));
    const opened = chain.ok ? openEdition(bytes, signature, chain.value) : chain;
    if (opened.ok) return opened;
    if (count === roots.length) first = opened;
  }
  return first;
}
