/** An archive's id: short enough for a folder name on every system. */
export const ARCHIVE_ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
/** SHA-256 in lower-case hex: the only name a blob has. */
export const SHA256_HEX = /^[0-9a-f]{64}$/;
/** What {@link archiveKey} gives. */
export const ARCHIVE_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?@[0-9a-f]{16}$/;

const SHORT_HASH = 16;

/**
 * What notes are keyed by: the id together with the hash of the archive's first root (decision 2), so that a bundle
 * that only claims the id never meets them. `rootSha256` is the SHA-256 of the bytes of `roots/1.json`.
 */
export function archiveKey(archiveId: string, rootSha256: string): string {
  return `${archiveId}@${rootSha256.slice(0, SHORT_HASH)}`;
}

/** Host of an edition's content origin, `arch://<host>/…` (decision 18). */
export function contentHost(number: number, editionSha256: string): string {
  return `e${number}-${editionSha256.slice(0, SHORT_HASH)}`;
}
