import { join } from 'node:path';
import { MAX_EDITION_BYTES, MAX_ROOT_BYTES, MAX_SIGNATURE_BYTES } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { MendSource } from '#node/edition/mend-archive';
import { MAX_ROOTS } from '#node/edition/read-roots';
import type { RootFile } from '#node/edition/root-file';
import { fetchObject, fetchSmall, type FetchFailure, type Fetching } from './fetch-file.ts';
import { createHttpClient } from './http-client.ts';
import type { OpenedNetwork } from './remote-offers.ts';

/** A publication on a server as a source of parts. It is asked for exactly what is damaged. */
export async function withServerSource<T>(
  network: OpenedNetwork,
  work: (source: MendSource) => Promise<T>,
): Promise<T> {
  const client = createHttpClient(network);
  try {
    return await work(serverSource({ ...network, client }));
  } finally {
    client.close();
  }
}

function serverSource(fetching: Fetching): MendSource {
  const small = async (name: string, maxBytes: number): Promise<Result<Uint8Array, FetchFailure>> => {
    const bytes = await fetchSmall(fetching, name, maxBytes);
    if (!bytes.ok) return bytes;
    return bytes.value === null ? fail('incomplete', `${name} is not on the server`) : ok(bytes.value);
  };
  return {
    blob: (ref, { fs, incoming, path }, onBytes) =>
      fetchObject(fetching, ref, { fs, partial: join(incoming, ref.sha256), path, onBytes }),
    async head({ number }) {
      const edition = await small(`editions/${number}/edition.json`, MAX_EDITION_BYTES);
      if (!edition.ok) return edition;
      const signature = await small(`editions/${number}/edition.sig.json`, MAX_SIGNATURE_BYTES);
      return signature.ok ? ok({ edition: edition.value, signature: signature.value }) : signature;
    },
    roots: () => readRoots(fetching, small),
  };
}

async function readRoots(
  fetching: Fetching,
  small: (name: string, maxBytes: number) => Promise<Result<Uint8Array, FetchFailure>>,
): Promise<Result<readonly RootFile[], FetchFailure>> {
  const roots: RootFile[] = [];
  for (let version = 1; version <= MAX_ROOTS; version += 1) {
    const bytes = await fetchSmall(fetching, `roots/${version}.json`, MAX_ROOT_BYTES);
    if (!bytes.ok) return bytes;
    if (bytes.value === null) break;
    const signature = await small(`roots/${version}.sig.json`, MAX_SIGNATURE_BYTES);
    if (!signature.ok) return signature;
    roots.push({ bytes: bytes.value, signature: signature.value });
  }
  return ok(roots);
}
