// One archive as it lies in the store: its roots, and the kept editions that can be read.
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { ArchiveEntry } from '#core/edition/archives-state';
import type { RefusalCode, Root } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { openInstalledEdition, storeReader, type InstalledEdition } from './installed-edition.ts';
import type { BundleReader } from './open-bundle.ts';
import { checkRootFiles, type RootFile } from './root-file.ts';
import type { StoreProblem } from './store-problem.ts';

export interface ReadableArchive {
  readonly entry: ArchiveEntry;
  readonly roots: readonly RootFile[];
  /** Six words of the newest root. */
  readonly fingerprint: string;
  /** The current edition, or where that is damaged the previous one. */
  readonly open: InstalledEdition;
  /** The other kept edition, where it can be read: what a step back leads to. */
  readonly other: InstalledEdition | undefined;
  /** A kept edition that is whole and hidden, since a key that was revoked has signed it. */
  readonly quarantined: InstalledEdition | undefined;
}

/** An archive of which nothing can be read but an edition that is hidden. */
export type HiddenArchive = Omit<ReadableArchive, 'open' | 'other' | 'quarantined'> & {
  readonly quarantined: InstalledEdition;
};

export interface ArchiveOnDisk {
  readonly entry: ArchiveEntry;
  /** Nothing where no edition can be read; the entry goes on protecting against older ones. */
  readonly readable?: ReadableArchive;
  /** Where nothing is readable: what the person can have back by confirming it. */
  readonly hidden?: HiddenArchive;
  readonly problems: readonly StoreProblem[];
}

/** Editions that were opened before and need not be opened again: their bytes are named by their hash. */
export type KnownEditions = (key: string, place: EditionPlace) => InstalledEdition | undefined;

export interface OpenArchiveOptions {
  readonly folder: string;
  readonly known: KnownEditions;
  /** Whether the catalogue of what will be open is read and hashed too. */
  readonly isThorough: boolean;
}

/** Opens an archive's kept editions. Damage is told and goes round: the other edition is opened instead. */
export async function openInstalledArchive(
  entry: ArchiveEntry,
  options: OpenArchiveOptions,
): Promise<ArchiveOnDisk> {
  const { key } = entry;
  const roots = await readKeptRoots(options.folder, entry);
  const chain = checkRootFiles(roots.files);
  const problems: StoreProblem[] = roots.problem ? [roots.problem] : [];
  const whole: InstalledEdition[] = [];
  for (const place of [entry.current, entry.previous]) {
    if (!place) continue;
    const edition = await openKept(key, place, roots.files, options, whole.length === 0);
    if (edition.ok) whole.push(edition.value);
    else {
      const { code: reason, message } = edition;
      problems.push({ code: 'edition-damaged', key, edition: place.number, reason, message });
    }
  }
  if (!chain.ok) return { entry, problems };
  const { fingerprint, newest } = chain.value;
  const hidden = whole.filter((edition) => isHidden(edition, newest, entry));
  problems.push(...hidden.map((edition) => quarantineProblem(key, edition, newest)));
  const [open, other] = whole.filter((edition) => !hidden.includes(edition));
  const [quarantined] = hidden;
  const known = { entry, roots: roots.files, fingerprint };
  if (open) return { entry, readable: { ...known, open, other, quarantined }, problems };
  return quarantined ? { entry, hidden: { ...known, quarantined }, problems } : { entry, problems };
}

function isHidden(edition: InstalledEdition, newest: Root, { confirmed }: ArchiveEntry): boolean {
  return edition.isDistrustedBy(newest) && confirmed?.includes(edition.place.sha256) !== true;
}

function quarantineProblem(key: string, { place }: InstalledEdition, newest: Root): StoreProblem {
  const message = `edition ${place.number} is signed with a key that was revoked; root ${newest.version} says so`;
  return { code: 'edition-quarantined', key, edition: place.number, message };
}

async function openKept(
  key: string,
  place: EditionPlace,
  roots: readonly RootFile[],
  { folder, known, isThorough }: OpenArchiveOptions,
  isFirst: boolean,
): Promise<Result<InstalledEdition, RefusalCode>> {
  const before = known(key, place);
  const opened = before ? ok(before) : await openInstalledEdition(folder, key, place, roots);
  if (!opened.ok || !isThorough || !isFirst) return opened;
  const checked = await opened.value.checkRecords();
  return checked.ok ? opened : checked;
}

interface KeptRoots {
  readonly files: readonly RootFile[];
  readonly problem?: StoreProblem;
}

/**
 * Root 1 up to the last one the state counts; those after it belong to an install that was not finished. Where one is
 * damaged, those before it still open what was signed under them.
 */
async function readKeptRoots(folder: string, entry: ArchiveEntry): Promise<KeptRoots> {
  const { key, roots: count } = entry;
  const read = await readRootsUpTo(storeReader(folder, key, entry.current), count);
  let files = read.files;
  let chain = checkKey(files, key);
  const first = read.problem ?? (chain.ok ? undefined : chain);
  while (!chain.ok && files.length > 0) {
    files = files.slice(0, -1);
    chain = checkKey(files, key);
  }
  if (!first) return { files };
  return { files, problem: { code: 'roots-damaged', key, reason: first.code, message: first.message } };
}

async function readRootsUpTo(
  reader: BundleReader,
  count: number,
): Promise<{ readonly files: readonly RootFile[]; readonly problem?: Fail<RefusalCode> }> {
  const files: RootFile[] = [];
  for (let version = 1; version <= count; version += 1) {
    const bytes = await reader.readRoot(version);
    if (!bytes.ok) return { files, problem: bytes };
    const signature = await reader.readRootSignature(version);
    if (!signature.ok) return { files, problem: signature };
    files.push({ bytes: bytes.value, signature: signature.value });
  }
  return { files };
}

function checkKey(files: readonly RootFile[], key: string): Result<true, RefusalCode> {
  const chain = checkRootFiles(files);
  if (!chain.ok) return chain;
  const { archiveKey } = chain.value;
  return archiveKey === key ? ok(true) : fail('other-archive', `the roots are of ${archiveKey}`);
}
