import { stat } from 'node:fs/promises';
import type { PublicKey } from '#core/edition/next-root';
import { publicKeyId } from '#node/edition/ed25519';
import { showKeyFile } from '#node/edition/key-file';
import { systemCode } from '#node/edition/system-reason';
import { type CliFailure } from './cli-io.ts';

const PUBLIC_KEY = /^(?:ed25519:)?([A-Za-z0-9_-]{43})$/;
const KEY_ID = /^[0-9a-f]{64}$/;

/** A public key as people give it, or why it is none. */
export type GivenKey =
  { readonly ok: true; readonly value: PublicKey } | { readonly ok: false; readonly failure: CliFailure };

/**
 * The public key that was given: the path of a key file (no passphrase is needed), or the key itself as `keys show`
 * prints it, with "ed25519:" before it where it begins with a hyphen.
 */
export async function readPublicKey(given: string): Promise<GivenKey> {
  if (await isThere(given)) {
    const shown = await showKeyFile(given);
    if (shown.ok) return shown;
    const sentence = 'This is neither a key file nor a public key as "attache keys show" prints it.';
    return { ok: false, failure: { at: given, code: 'not-a-key-file', sentence } };
  }
  const publicKey = PUBLIC_KEY.exec(given)?.[1];
  if (publicKey !== undefined && Buffer.from(publicKey, 'base64url').toString('base64url') === publicKey)
    return { ok: true, value: { keyId: publicKeyId(publicKey), publicKey } };
  const sentence =
    `There is no key file "${given}", and it is no public key as "attache keys show" prints it. ` +
    `If there is no key yet, make one with: attache keys new ${given}`;
  return { ok: false, failure: { at: given, code: 'not-a-key', sentence } };
}

/** All of them, or the first that is none. */
export async function readPublicKeys(
  given: readonly string[],
): Promise<
  { readonly ok: true; readonly value: readonly PublicKey[] } | Extract<GivenKey, { readonly ok: false }>
> {
  const keys: PublicKey[] = [];
  for (const one of given) {
    const key = await readPublicKey(one);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return { ok: true, value: keys };
}

/** The id of a key that may be lost: the id itself is enough. */
export async function readKeyId(
  given: string,
): Promise<{ readonly ok: true; readonly value: string } | Extract<GivenKey, { readonly ok: false }>> {
  if (KEY_ID.test(given)) return { ok: true, value: given };
  const key = await readPublicKey(given);
  if (key.ok) return { ok: true, value: key.value.keyId };
  if (key.failure.code !== 'not-a-key') return key;
  const sentence =
    `There is no key file "${given}", and it is no key id or public key as "attache keys show" prints them. ` +
    'Where the file is gone, give the id: the keys of a root have their ids in roots/<n>.json of the publication.';
  return { ok: false, failure: { ...key.failure, sentence } };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
