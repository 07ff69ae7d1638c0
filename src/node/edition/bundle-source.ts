import type { RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import type { MendSource } from './mend-archive.ts';
import { bundleReader, openBundle, publishedEntries } from './open-bundle.ts';
import { readRootFiles } from './read-roots.ts';
import { writeBlob } from './write-blob.ts';

export interface OpenedSource {
  readonly source: MendSource;
  close(): Promise<void>;
}

/** A bundle of any edition as a source of parts: a file, a folder, or a publication with all of its editions. */
export async function openBundleSource(
  path: string,
  isCancelled: () => boolean,
): Promise<Result<OpenedSource, RefusalCode>> {
  const opened = await openBundle(path);
  if (!opened.ok) return opened;
  const reader = opened.value;
  const source: MendSource = {
    async blob(ref, target, onBytes) {
      const written = await writeBlob(ref, target, (sink) => reader.streamBlob(ref, sink, isCancelled));
      if (written.ok) onBytes(ref.size);
      return written;
    },
    async head({ number }) {
      const isPublication = reader.kind === 'publication';
      const of = isPublication ? bundleReader(publishedEntries(path, number)) : reader;
      const edition = await of.readEdition();
      if (!edition.ok) return edition;
      const signature = await of.readSignature();
      if (!signature.ok) return signature;
      return ok({ edition: edition.value, signature: signature.value });
    },
    roots: () => readRootFiles(reader),
  };
  return ok({ source, close: () => reader.close() });
}
