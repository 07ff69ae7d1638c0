// A signing key on disk, sealed with a passphrase: scrypt, then AES-256-GCM.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { canonicalJson } from '#core/edition/canonical-json';
import { fail, ok, type Result } from '#core/result';
import { FILE_OPS, removeQuietly, writeAll } from './durable-files.ts';
import { publicKeyId } from './ed25519.ts';
import { readJson } from './read-json.ts';
import { generateSigningKey, signingKeyFromSeed, type SigningKey } from './signing-key.ts';
import { systemCode, systemReason, writeReason } from './system-reason.ts';

const MIN_PASSPHRASE = 8;
/** 380 ms and 128 MiB on a laptop of 2026: each guess costs an attacker the same. */
const KDF = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 } as const;
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;
const MAX_FILE_BYTES = 64 * 1024;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const keyFile = z.strictObject({
  format: z.literal('attache-key-1'),
  keyId: z.string(),
  publicKey: base64url,
  kdf: z.strictObject({
    name: z.literal(KDF.name),
    N: z.literal(KDF.N),
    r: z.literal(KDF.r),
    p: z.literal(KDF.p),
    salt: base64url,
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), iv: base64url, tag: base64url, data: base64url }),
});
type KeyFile = z.infer<typeof keyFile>;

/** What may be told about a key: nothing secret. Six words name a root, never a key: readers compare only one thing. */
export interface KeyInfo {
  readonly keyId: string;
  /** Base64url of the raw public key, as roots list it. */
  readonly publicKey: string;
}

/**
 * Makes a key and writes it, readable by its owner only. `exists`: a file of that name is there and stays as it is.
 * `weak-passphrase`: fewer than eight characters.
 */
export async function createKeyFile(
  path: string,
  passphrase: string,
): Promise<Result<KeyInfo, 'exists' | 'weak-passphrase' | 'write-failed'>> {
  if (Array.from(passphrase).length < MIN_PASSPHRASE)
    return fail('weak-passphrase', 'fewer than eight characters');
  const { key, secret } = generateSigningKey();
  const sealed = await sealSecret(key, secret, passphrase);
  try {
    await writeNewFile(path, Buffer.from(`${canonicalJson(sealed)}\n`));
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return fail('exists', path);
    if (systemCode(error) === undefined) throw error;
    return fail('write-failed', writeReason(error));
  }
  return ok(keyInfo(key));
}

/** Opens a key file. A wrong passphrase and a changed file cannot be told apart: both are `wrong-passphrase`. */
export async function openKeyFile(
  path: string,
  passphrase: string,
): Promise<Result<SigningKey, 'wrong-passphrase' | 'not-a-key-file' | 'read-failed'>> {
  const file = await readKeyFile(path);
  if (!file.ok) return file;
  const secret = await unsealSecret(file.value, passphrase);
  if (!secret) return fail('wrong-passphrase', path);
  const key = signingKeyFromSeed(secret);
  return key.publicKey === file.value.publicKey
    ? ok(key)
    : fail('not-a-key-file', 'public and private part differ');
}

/** The public part of a key file; needs no passphrase. */
export async function showKeyFile(path: string): Promise<Result<KeyInfo, 'not-a-key-file' | 'read-failed'>> {
  const file = await readKeyFile(path);
  return file.ok ? ok(keyInfo(file.value)) : file;
}

function keyInfo({ keyId, publicKey }: { readonly keyId: string; readonly publicKey: string }): KeyInfo {
  return { keyId, publicKey };
}

async function readKeyFile(path: string): Promise<Result<KeyFile, 'not-a-key-file' | 'read-failed'>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return fail('read-failed', systemReason(error));
  }
  if (bytes.length > MAX_FILE_BYTES) return fail('not-a-key-file', 'too large');
  const parsed = readJson(bytes, (value): Result<KeyFile, 'bad-data'> => {
    const result = keyFile.safeParse(value);
    return result.success ? ok(result.data) : fail('bad-data', 'not the fields of a key file');
  });
  if (!parsed.ok) return fail('not-a-key-file', parsed.message);
  const { keyId, publicKey } = parsed.value;
  return publicKeyId(publicKey) === keyId ? ok(parsed.value) : fail('not-a-key-file', 'wrong key id');
}

async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await FILE_OPS.open(path, 'wx', 0o600);
  try {
    await writeAll(handle, bytes);
    await handle.sync();
  } catch (error) {
    await removeQuietly(FILE_OPS, path);
    throw error;
  } finally {
    await handle.close();
  }
}

async function sealSecret(key: SigningKey, secret: Uint8Array, passphrase: string): Promise<KeyFile> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt), iv);
  cipher.setAAD(Buffer.from(key.publicKey));
  const data = Buffer.concat([cipher.update(secret), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64url');
  return {
    format: 'attache-key-1',
    keyId: key.keyId,
    publicKey: key.publicKey,
    kdf: { ...KDF, salt: text(salt) },
    cipher: { name: 'aes-256-gcm', iv: text(iv), tag: text(cipher.getAuthTag()), data: text(data) },
  };
}

async function unsealSecret(file: KeyFile, passphrase: string): Promise<Uint8Array | undefined> {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const derived = await deriveKey(passphrase, bytes(file.kdf.salt));
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived, bytes(file.cipher.iv), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(file.publicKey));
    decipher.setAuthTag(bytes(file.cipher.tag));
    const secret = Buffer.concat([decipher.update(bytes(file.cipher.data)), decipher.final()]);
    return secret.length === 32 ? secret : undefined;
  } catch {
    // The one thing GCM throws for is that passphrase and file do not fit each other.
    return undefined;
  }
}

/** The same letters typed on two keyboards are one passphrase: NFKC. */
function deriveKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  const { N, r, p } = KDF;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: MAX_MEMORY_BYTES }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
