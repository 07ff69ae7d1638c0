// When both copies of the pointer are gone: what is installed is found again from the signed editions themselves.
import { ARCHIVE_KEY, contentHost } from '#core/edition/archive-key';
import { EMPTY_STATE, type ArchiveEntry, type ArchivesState } from '#core/edition/archives-state';
import { checkEditionOrder, type EditionPlace } from '#core/edition/check-edition-order';
import { MAX_EDITION_BYTES, type RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { createFolderEntries } from './folder-entries.ts';
import { openInstalledEdition, storeReader, type InstalledEdition } from './installed-edition.ts';
import { readCapped } from './open-bundle.ts';
import { listPlainFolder } from './plain-folder.ts';
import { readRootFiles } from './read-roots.ts';
import { checkRootFiles, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import { listStoredBlobs } from './store-blobs.ts';
import { ARCHIVES, editionsFolder } from './store-layout.ts';

interface FoundArchive {
  readonly entry: ArchiveEntry;
  readonly createdAt: string;
}

/** The name of an edition's folder. */
const EDITION_FOLDER = /^e(\d{1,13})-[0-9a-f]{16}$/;
/** Where only roots are read, which edition the reader is of does not matter. */
const NO_PLACE: EditionPlace = { epoch: 1, number: 1, sha256: '' };

/**
 * The state as the disk shows it. The highest edition that is there counts as the highest that ever was: deleting the
 * pointer does not make way for an edition older than what is installed, and no more can be known (security.md R8).
 * Nothing is deleted. The archive whose edition was made last is the active one.
 */
export async function recoverState(folder: string): Promise<Result<ArchivesState, RefusalCode>> {
  const folders = await listPlainFolder(folder, [ARCHIVES]);
  if (!folders.ok) return folders;
  const stored = await listStoredBlobs(folder);
  if (!stored.ok) return stored;
  const found: FoundArchive[] = [];
  for (const { name } of folders.value) {
    const archive = ARCHIVE_KEY.test(name) ? await recoverArchive(folder, name, stored.value) : undefined;
    if (archive) found.push(archive);
  }
  const [newest] = found.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
  const archives = found.map(({ entry }) => entry);
  return ok({ ...EMPTY_STATE, revision: 1, active: newest?.entry.key ?? null, archives });
}

async function recoverArchive(
  folder: string,
  key: string,
  stored: ReadonlySet<string>,
): Promise<FoundArchive | undefined> {
  const roots = await readRootFiles(storeReader(folder, key, NO_PLACE));
  if (!roots.ok) return undefined;
  const chain = checkRootFiles(roots.value);
  if (!chain.ok || chain.value.archiveKey !== key) return undefined;
  const editions = await openFoundEditions(folder, key, roots.value);
  const [highest] = editions;
  if (!highest) return undefined;
  const whole: InstalledEdition[] = [];
  for (const edition of editions) if (await isWhole(edition, stored)) whole.push(edition);
  const [current = highest, previous] = whole;
  const entry: ArchiveEntry = {
    key,
    roots: roots.value.length,
    current: current.place,
    ...(previous ? { previous: previous.place } : {}),
    highest: highest.place,
  };
  return { entry, createdAt: current.edition.createdAt };
}

/** Every edition whose signature is right, the highest first. */
async function openFoundEditions(
  folder: string,
  key: string,
  roots: readonly RootFile[],
): Promise<readonly InstalledEdition[]> {
  const folders = await listPlainFolder(folder, editionsFolder(key));
  const found: InstalledEdition[] = [];
  for (const { name } of folders.ok ? folders.value : []) {
    const edition = await openFound(folder, key, name, roots);
    if (edition) found.push(edition);
  }
  return found.toSorted((a, b) => (checkEditionOrder(b.place, a.place) === 'newer' ? -1 : 1));
}

async function openFound(
  folder: string,
  key: string,
  name: string,
  roots: readonly RootFile[],
): Promise<InstalledEdition | undefined> {
  const path = [...editionsFolder(key), name, 'edition.json'].join('/');
  const bytes = await readCapped(createFolderEntries(folder, 'folder'), path, MAX_EDITION_BYTES);
  if (!bytes.ok) return undefined;
  const number = Number(EDITION_FOLDER.exec(name)?.[1]);
  const sha256 = sha256Hex(bytes.value);
  if (contentHost(number, sha256) !== name) return undefined;
  const opened = await openInstalledEdition(folder, key, { ...NO_PLACE, number, sha256 }, roots);
  if (!opened.ok || opened.value.edition.number !== number) return undefined;
  const { epoch } = opened.value.edition;
  return { ...opened.value, place: { epoch, number, sha256 } };
}

/** An install may have been stopped when it had written the edition and not yet switched to it. */
async function isWhole(edition: InstalledEdition, stored: ReadonlySet<string>): Promise<boolean> {
  const blobs = await edition.blobs();
  return blobs.ok && [...blobs.value.keys()].every((sha256) => stored.has(sha256));
}
