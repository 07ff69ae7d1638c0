// What the store can show: the state, and every archive and edition of it that can be read.
import { findEntry, type ArchiveEntry, type ArchivesState } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import { latestKnownTime } from '#core/edition/freshness';
import type { InstalledArchive, OpenedArchive } from '#core/edition/installed-archive';
import { openInstalledArchive, type HiddenArchive, type ReadableArchive } from './installed-archive.ts';
import type { InstalledEdition } from './installed-edition.ts';
import type { RootFile } from './root-file.ts';
import type { StoreProblem } from './store-problem.ts';

export interface StoreView {
  readonly state: ArchivesState;
  readonly archives: readonly ReadableArchive[];
  /** Archives of which only an edition that is hidden can be read. */
  readonly hidden: readonly HiddenArchive[];
  readonly problems: readonly StoreProblem[];
}

export const NOTHING_OPEN: Omit<StoreView, 'state'> = { archives: [], hidden: [], problems: [] };

/** Opens what the state names. Editions that `before` has open stay open. */
export async function openView(
  folder: string,
  state: ArchivesState,
  before: Pick<StoreView, 'archives'> = NOTHING_OPEN,
): Promise<StoreView> {
  const known = (key: string, place: EditionPlace) => findKept(before, key, place);
  const onDisk = await Promise.all(
    state.archives.map((entry) => {
      const isThorough = entry.key === state.active;
      return openInstalledArchive(entry, { folder, known, isThorough });
    }),
  );
  return {
    state,
    archives: onDisk.flatMap(({ readable }) => (readable ? [readable] : [])),
    hidden: onDisk.flatMap(({ hidden }) => (hidden ? [hidden] : [])),
    problems: onDisk.flatMap(({ problems }) => problems),
  };
}

/** An edition of an archive that is open in the view. */
export function findKept(
  { archives }: Pick<StoreView, 'archives'>,
  key: string,
  place: EditionPlace,
): InstalledEdition | undefined {
  const archive = archives.find(({ entry }) => entry.key === key);
  return [archive?.open, archive?.other].find((edition) => edition?.place.sha256 === place.sha256);
}

export function findReadable({ archives }: StoreView, key: string): ReadableArchive | undefined {
  return archives.find(({ entry }) => entry.key === key);
}

/** The hidden edition of an archive, whether or not another of its editions can be read. */
export function findQuarantined(view: StoreView, key: string): InstalledEdition | undefined {
  return [...view.archives, ...view.hidden].find(({ entry }) => entry.key === key)?.quarantined;
}

export function findHost({ archives }: StoreView, contentHost: string): InstalledEdition | undefined {
  const editions = archives.flatMap(({ open, other }) => (other ? [open, other] : [open]));
  return editions.find((edition) => edition.contentHost === contentHost);
}

/** The archive that is open: the active one, or where that can't be read the first that can. */
export function openArchive(view: StoreView): ReadableArchive | undefined {
  const { active } = view.state;
  return (active === null ? undefined : findReadable(view, active)) ?? view.archives[0];
}

/** Roots that are known here for an archive, from root 1 on. */
export function knownRoots(view: StoreView): (key: string) => readonly RootFile[] {
  const archives = [...view.archives, ...view.hidden];
  return (key) => archives.find(({ entry }) => entry.key === key)?.roots ?? [];
}

export function entryOf({ state }: StoreView, key: string): ArchiveEntry | undefined {
  return findEntry(state, key);
}

export function describeArchive(view: StoreView, archive: ReadableArchive): InstalledArchive {
  const { entry, open, other, quarantined, fingerprint } = archive;
  const shown = [open, ...(other ? [other] : [])];
  return {
    ...describeEdition(open, shown),
    key: entry.key,
    ...(other ? { previous: other.edition.number } : {}),
    ...(quarantined ? { quarantined: quarantined.edition.number } : {}),
    active: openArchive(view) === archive,
    fingerprint,
  };
}

/** An archive that cannot be opened until the person confirms its hidden edition. */
export function describeHidden({ entry, quarantined, fingerprint }: HiddenArchive): InstalledArchive {
  return {
    ...describeEdition(quarantined, [quarantined]),
    key: entry.key,
    quarantined: quarantined.edition.number,
    isHidden: true,
    active: false,
    fingerprint,
  };
}

type EditionFacts = 'title' | 'publisher' | 'edition' | 'createdAt' | 'freshUntil' | 'newestAt';

function describeEdition(
  { edition }: InstalledEdition,
  shown: readonly InstalledEdition[],
): Pick<InstalledArchive, EditionFacts> {
  const { title, publisher, number, createdAt, freshUntil } = edition;
  const newestAt = latestKnownTime(
    new Date(createdAt),
    shown.map((one) => one.edition.createdAt),
  );
  return { title, publisher, edition: number, createdAt, freshUntil, newestAt: newestAt.toISOString() };
}

export function describeOpen(view: StoreView, archive: ReadableArchive): OpenedArchive {
  const { edition: description, contentHost } = archive.open;
  return { ...describeArchive(view, archive), description, contentHost };
}
