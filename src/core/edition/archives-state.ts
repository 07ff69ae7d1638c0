// What a device knows of its archives, and every way in which that may change. Pure: the disk is elsewhere.
import { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import { ARCHIVE_KEY } from './archive-key.ts';
import { checkEditionOrder, type EditionPlace } from './check-edition-order.ts';
import { allDifferent, count, counter, parseWith, sha256 } from './schema-parts.ts';

/** The format of the state; a higher one was written by a newer app and is left alone. */
export const STATE_FORMAT = 1;

/** One archive of this device. At most two editions of it are kept: `current` and `previous`. */
export interface ArchiveEntry {
  readonly key: string;
  /** How many of its roots are known here: root 1 to this one. */
  readonly roots: number;
  readonly current: EditionPlace;
  /** The edition that was open before `current`; after a step back it is the newer of the two. */
  readonly previous?: EditionPlace;
  /** The highest edition that was ever installed here; never goes down (attacks R1, R2). */
  readonly highest: EditionPlace;
  /** Hashes of kept editions that a revoked key signed and the person wants to see all the same. */
  readonly confirmed?: readonly string[];
}

export interface ArchivesState {
  readonly format: typeof STATE_FORMAT;
  /** One more with each write: of two copies the one with the higher is the newer. */
  readonly revision: number;
  /** Key of the archive that is open. */
  readonly active: string | null;
  readonly archives: readonly ArchiveEntry[];
}

export const EMPTY_STATE: ArchivesState = { format: STATE_FORMAT, revision: 0, active: null, archives: [] };

const place = z.strictObject({ epoch: counter, number: counter, sha256 });
const entry = z.strictObject({
  key: z.string().regex(ARCHIVE_KEY),
  roots: counter,
  current: place,
  previous: place.exactOptional(),
  highest: place,
  confirmed: z.array(sha256).exactOptional(),
});
const archivesState = z
  .strictObject({
    format: z.literal(STATE_FORMAT),
    revision: count,
    active: z.string().nullable(),
    archives: z.array(entry).refine((all) => allDifferent(all, ({ key }) => key), 'an archive comes twice'),
  })
  .refine(
    ({ active, archives }) => active === null || archives.some(({ key }) => key === active),
    'the active archive is not there',
  ) satisfies z.ZodType<ArchivesState>;

/** The state after strict JSON. `newer-format`: a newer app has written it. */
export function parseArchivesState(value: unknown): Result<ArchivesState, 'bad-data' | 'newer-format'> {
  const format = z.looseObject({ format: z.int() }).safeParse(value);
  if (format.success && format.data.format > STATE_FORMAT)
    return fail('newer-format', `state of format ${format.data.format}`);
  return parseWith(archivesState, value, 'state');
}

/** Everything of an archive that stays on the disk. */
export function keptPlaces({ current, previous }: ArchiveEntry): readonly EditionPlace[] {
  return previous ? [current, previous] : [current];
}

export function findEntry(state: ArchivesState, key: string): ArchiveEntry | undefined {
  return state.archives.find((one) => one.key === key);
}

/**
 * One state from two copies: the newer one, with the highest edition and the longest chain of roots that either has
 * seen, so that putting back an old copy undoes no protection.
 */
export function mergeStates(first: ArchivesState, second: ArchivesState): ArchivesState {
  const [newer, older] = second.revision > first.revision ? [second, first] : [first, second];
  const archives = newer.archives.map((one) => {
    const other = findEntry(older, one.key);
    if (!other) return one;
    const highest = higherPlace(one.highest, other.highest);
    return { ...one, highest, roots: Math.max(one.roots, other.roots) };
  });
  return { ...newer, archives };
}

function higherPlace(one: EditionPlace, other: EditionPlace): EditionPlace {
  return checkEditionOrder(one, other) === 'newer' ? other : one;
}

/**
 * What an offered edition would be here. `readable` is the edition of this archive that is open: the current one, or
 * where that is damaged the previous. Either is `same` even where a higher one was seen, as after a step back; an
 * edition that was seen and is neither is an `update` again.
 */
export function judgeOffer(
  known: ArchiveEntry | undefined,
  readable: EditionPlace | undefined,
  offered: EditionPlace,
): Result<'new-archive' | 'update' | 'same', 'rollback' | 'equivocation'> {
  if (!known) return ok('new-archive');
  if (isHere(known, readable, offered)) return ok('same');
  const { highest } = known;
  const order = checkEditionOrder(highest, offered);
  if (order === 'rollback')
    return fail(order, `edition ${offered.number} is offered, ${highest.number} was here`);
  if (order === 'equivocation') return fail(order, `another edition ${offered.number} was here`);
  return ok('update');
}

function isHere(known: ArchiveEntry, readable: EditionPlace | undefined, offered: EditionPlace): boolean {
  return offered.sha256 === known.current.sha256 || offered.sha256 === readable?.sha256;
}

/** An edition that is completely on the disk, about to become current. */
export interface InstalledPlace {
  readonly key: string;
  readonly roots: number;
  readonly place: EditionPlace;
  /** The edition of this archive that could be read until now: what a step back will return to. */
  readonly readable: EditionPlace | undefined;
}

/** The archive with its new edition, active. Installing what is here already changes nothing else. */
export function stateAfterInstall(state: ArchivesState, installed: InstalledPlace): ArchivesState {
  const { key, roots, place, readable } = installed;
  const old = findEntry(state, key);
  const next: ArchiveEntry =
    old && isHere(old, readable, place)
      ? { ...old, roots: Math.max(roots, old.roots) }
      : {
          key,
          roots: Math.max(roots, old?.roots ?? 0),
          current: place,
          ...(readable ? { previous: readable } : {}),
          highest: old ? higherPlace(old.highest, place) : place,
          ...stillConfirmed(old, readable),
        };
  return replaceEntry({ ...state, active: key }, next);
}

/** What was confirmed of the editions that stay. */
function stillConfirmed(
  old: ArchiveEntry | undefined,
  kept: EditionPlace | undefined,
): Pick<ArchiveEntry, 'confirmed'> {
  const confirmed = (old?.confirmed ?? []).filter((hash) => hash === kept?.sha256);
  return confirmed.length > 0 ? { confirmed } : {};
}

/** The person has looked at a kept edition that was hidden and wants it back. `unknown-edition`: it is not kept. */
export function stateAfterConfirm(
  state: ArchivesState,
  key: string,
  hash: string,
): Result<ArchivesState, 'unknown-edition'> {
  const old = findEntry(state, key);
  if (!old || !keptPlaces(old).some((kept) => kept.sha256 === hash))
    return fail('unknown-edition', `${key} does not keep ${hash}`);
  return ok(replaceEntry(state, { ...old, confirmed: [...new Set([...(old.confirmed ?? []), hash])] }));
}

/** `current` and `previous` change places: stepping back twice is where one was, and nothing is lost. */
export function stateAfterStepBack(state: ArchivesState, key: string): Result<ArchivesState, 'no-previous'> {
  const old = findEntry(state, key);
  if (!old?.previous) return fail('no-previous', `${key} has no edition to return to`);
  return ok(replaceEntry(state, { ...old, current: old.previous, previous: old.current }));
}

export function stateAfterActivate(
  state: ArchivesState,
  key: string,
): Result<ArchivesState, 'unknown-archive'> {
  if (!findEntry(state, key)) return fail('unknown-archive', `${key} is not installed`);
  return ok({ ...state, revision: state.revision + 1, active: key });
}

function replaceEntry(state: ArchivesState, next: ArchiveEntry): ArchivesState {
  const isNew = !findEntry(state, next.key);
  const others = state.archives.map((one) => (one.key === next.key ? next : one));
  return { ...state, revision: state.revision + 1, archives: isNew ? [...others, next] : others };
}
