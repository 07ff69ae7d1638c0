// A `.attache` file. The library reads the container; what is allowed in it is decided here (security.md §3, Z rows).
import { open, type FileHandle } from 'node:fs/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { ENTRY_NAME, type BundleEntries, type OpenEntry } from './bundle-entries.ts';
import { systemCode } from './durable-files.ts';
import { readFailure } from './folder-entries.ts';

/** More than any archive has; a list that long is read in about a second. */
const MAX_ENTRIES = 500_000;
/** Deflate cannot honestly do much better on our kinds of file; bombs do a thousand to one. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;
const PLAIN_FILE = 0o100000;
const FILE_TYPE_MASK = 0o170000;
const ZIP_START = Buffer.from('PK\u0003\u0004', 'latin1');

/** Opens a zip and checks the name, kind and sizes of every entry before any is read. */
export async function openZipEntries(path: string): Promise<Result<BundleEntries, RefusalCode>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const start = await readStart(handle);
    if (!ZIP_START.subarray(0, start.length).equals(start)) return fail('not-a-bundle', 'not a zip file');
    if (start.length < ZIP_START.length) return fail('incomplete', `${start.length} bytes`);
  } catch (error) {
    return readFailure(error, 'file');
  } finally {
    await handle?.close();
  }
  return openChecked(path);
}

async function readStart(handle: FileHandle): Promise<Buffer> {
  const start = Buffer.alloc(ZIP_START.length);
  const { bytesRead } = await handle.read(start, 0, start.length, 0);
  return start.subarray(0, bytesRead);
}

async function openChecked(path: string): Promise<Result<BundleEntries, RefusalCode>> {
  let zip: ZipFile | undefined;
  try {
    // Names stay bytes: the format's own rule is narrower than the library's, and no decoding can widen it.
    zip = await openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    });
    const entries = await readEntries(zip);
    if (entries.ok) return ok(zipEntries(zip, entries.value));
    zip.close();
    return entries;
  } catch (error) {
    zip?.close();
    return zipFailure(error);
  }
}

async function readEntries(zip: ZipFile): Promise<Result<ReadonlyMap<string, Entry>, RefusalCode>> {
  if (zip.entryCount > MAX_ENTRIES) return fail('too-large', `${zip.entryCount} entries`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('latin1');
    const checked = checkEntry(name, entry);
    if (!checked.ok) return checked;
    if (entries.has(name)) return fail('duplicate-entry', name);
    entries.set(name, entry);
  }
  return ok(entries);
}

function checkEntry(name: string, entry: Entry): Result<true, RefusalCode> {
  if (!ENTRY_NAME.test(name)) return fail('unsafe-name', JSON.stringify(name.slice(0, 200)));
  const fileType = (entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK;
  if (fileType !== 0 && fileType !== PLAIN_FILE) return fail('unsafe-name', `${name} is no plain file`);
  if (entry.isEncrypted()) return fail('not-a-bundle', `${name} is encrypted`);
  const { compressionMethod: method, compressedSize, uncompressedSize } = entry;
  if (method !== STORED && method !== DEFLATED) return fail('not-a-bundle', `${name}: method ${method}`);
  if (uncompressedSize > compressedSize * MAX_RATIO + RATIO_FREE_BYTES) {
    return fail('too-large', `${name} would grow from ${compressedSize} to ${uncompressedSize} bytes`);
  }
  return ok(true);
}

function zipEntries(zip: ZipFile, entries: ReadonlyMap<string, Entry>): BundleEntries {
  return {
    kind: 'zip',
    entryCount: entries.size,
    has: (name) => Promise.resolve(entries.has(name)),
    async open(name) {
      const entry = entries.get(name);
      return entry ? openEntry(zip, name, entry) : fail('incomplete', `${name} is missing`);
    },
    close() {
      zip.close();
      return Promise.resolve();
    },
  };
}

async function openEntry(zip: ZipFile, name: string, entry: Entry): Promise<Result<OpenEntry, RefusalCode>> {
  try {
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (local.fileName.toString('latin1') !== name) return fail('not-a-bundle', `${name} has two names`);
    return ok({ size: entry.uncompressedSize, stream: await zip.openReadStreamPromise(entry) });
  } catch (error) {
    return zipFailure(error);
  }
}

/** The library throws plain errors for what is wrong with a zip, system errors for what is wrong with the disk. */
export function zipFailure(error: unknown): Result<never, RefusalCode> {
  if (!(error instanceof Error)) throw error;
  if (systemCode(error)?.startsWith('E')) return readFailure(error, 'file');
  const isCut = /End of central directory|unexpected EOF|overflows file bounds/u.test(error.message);
  return fail(isCut ? 'incomplete' : 'not-a-bundle', error.message);
}
