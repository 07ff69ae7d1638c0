// What the tests of the store share: real folders, real editions, and the whole disk to compare.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import type { InstalledArchive } from '#core/edition/installed-archive';
import type { Result } from '#core/result';
import { createArchiveStore, type ArchiveStore, type StorePorts } from '#node/edition/archive-store';
import type { FileOps } from '#node/edition/durable-files';
import { FIXTURE_CHECKS, fixtureInput, type FixtureOptions } from '#node/edition/fixture-edition';
import { sha256Hex } from '#node/edition/sha256';
import { createQuickFiles } from '#node/edition/testing/failing-files';
import { writeEdition, type WrittenEdition } from '#node/edition/write-edition';

/** The value of a success; a failure ends the test with its code. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.value;
}

/** Every file below a folder with the hash of its bytes, every link with its target. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isSymbolicLink() ? `-> ${await readlink(path)}` : sha256Hex(await readFile(path));
      return [relative(folder, path), content] as const;
    });
  return Object.fromEntries((await Promise.all(files)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export async function publish(to: string, options: FixtureOptions = {}): Promise<WrittenEdition> {
  return valueOf(await writeEdition({ ...fixtureInput(to, options), fs: createQuickFiles() }));
}

export async function openTestStore(
  folder: string,
  fs?: FileOps,
  more: Partial<StorePorts> = {},
): Promise<ArchiveStore> {
  const always = { loadChecks: async () => FIXTURE_CHECKS, newId: randomUUID };
  const ports = { ...always, ...(fs ? { fs } : {}), ...more };
  return valueOf(await createArchiveStore(folder, ports));
}

/** The same, for tests that open and install hundreds of times. */
export function openQuickStore(folder: string): Promise<ArchiveStore> {
  return openTestStore(folder, createQuickFiles());
}

/** Previews and installs, as a person does who agrees. */
export async function installFrom(
  store: ArchiveStore,
  path: string,
): Promise<Result<InstalledArchive, RefusalCode>> {
  const preview = await store.preview(path);
  return preview.ok ? store.install(preview.value.previewId) : preview;
}

/** Reads every article of the open archive; the bodies by id. Throws where anything cannot be read. */
export async function readOpenArticles(store: ArchiveStore): Promise<Readonly<Record<string, string>>> {
  const open = store.current();
  if (!open) throw new Error('no archive is open');
  const { articles, sources } = valueOf(await store.catalogue(open.contentHost));
  for (const { file } of sources) if (file) valueOf(await store.readBlob(open.contentHost, file.sha256));
  for (const { sha256 } of open.description.indexes) valueOf(await store.readBlob(open.contentHost, sha256));
  const bodies: Record<string, string> = {};
  for (const { id, html, text } of articles) {
    valueOf(await store.readBlob(open.contentHost, text.sha256));
    const { bytes, type } = valueOf(await store.readBlob(open.contentHost, html.sha256));
    if (type !== 'text/html') throw new Error(`${id} is ${type}`);
    bodies[id] = /<p id="b1">(.*)<\/p>/u.exec(Buffer.from(bytes).toString())?.[1] ?? '';
  }
  return bodies;
}
