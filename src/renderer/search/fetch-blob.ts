import { BlobReadError } from './handle-search.ts';

/** The text of a blob of the open edition, by its hash; main serves nothing else by this address. */
export async function fetchBlob(sha256: string): Promise<string> {
  const response = await fetch(`/o/${sha256}`).catch((error: unknown) => {
    throw new BlobReadError(`blob ${sha256}`, { cause: error });
  });
  if (!response.ok) throw new BlobReadError(`blob ${sha256}: status ${response.status}`);
  return response.text();
}
