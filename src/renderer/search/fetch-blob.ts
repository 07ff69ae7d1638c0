import { BlobReadError } from './handle-search.ts';

/** The bytes of a blob of the open edition, by its hash; main serves nothing else by this address. */
export async function fetchBlob(sha256: string): Promise<Uint8Array> {
  const response = await fetch(`/o/${sha256}`).catch((error: unknown) => {
    throw new BlobReadError(`blob ${sha256}`, { cause: error });
  });
  if (!response.ok) throw new BlobReadError(`blob ${sha256}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
