import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 in lower-case hex; a string is hashed as UTF-8. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hash and size of a file, read once, and of its beginning only where that is stopped. Throws what reading throws. */
export async function sha256OfFile(
  path: string,
  isCancelled: () => boolean = () => false,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  const stream: AsyncIterable<Uint8Array> = createReadStream(path);
  let size = 0;
  for await (const chunk of stream) {
    if (isCancelled()) break;
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
