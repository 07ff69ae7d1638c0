import { z } from 'zod';
import { markSeen, readOn } from '#core/changes/reading-version';
import { SHA256_HEX } from '#core/edition/archive-key';
import type { ReadingPosition, ReadVersion } from '#core/settings/settings';

/** Most positions kept for one archive; the oldest go first. */
export const MAX_READING_POSITIONS = 500;

const CONTENT_ID = /^[a-z0-9][a-z0-9-]{0,199}$/;
const ARCHIVE_KEY = /^[a-z0-9][a-z0-9.-]{0,199}@[0-9a-f]{16}$/;

const version = { edition: z.int().min(1), text: z.string().regex(SHA256_HEX) };
const versionSchema = z.object(version) satisfies z.ZodType<ReadVersion>;
const beforeSchema = z.object({ ...version, at: z.iso.datetime(), seen: z.boolean().exactOptional() });
const positionSchema = z.object({
  article: z.string().regex(CONTENT_ID),
  block: z.string().regex(CONTENT_ID),
  at: z.iso.datetime(),
  version: versionSchema.exactOptional(),
  before: beforeSchema.exactOptional(),
}) satisfies z.ZodType<ReadingPosition>;
/** On the disk a version that cannot be read costs only itself, and not the place. */
const placeSchema = positionSchema.omit({ version: true, before: true });
const versionsSchema = z.object({
  version: versionSchema.optional().catch(undefined),
  before: beforeSchema.optional().catch(undefined),
});

/** Positions by archive key, each list most recent first. A Map, so that no key can be mistaken for a member. */
export type ReadingPositions = ReadonlyMap<string, readonly ReadingPosition[]>;

/** Positions from disk; what cannot be read is left out: a lost place in a text is no loss worth a message. */
export function parseReadingPositions(value: unknown): ReadingPositions {
  if (typeof value !== 'object' || value === null) return new Map();
  const entries = Object.entries(value).filter(([archive]) => ARCHIVE_KEY.test(archive));
  return new Map(entries.map(([archive, list]) => [archive, parseList(list)]));
}

function parseList(value: unknown): readonly ReadingPosition[] {
  if (!Array.isArray(value)) return [];
  const list = value.flatMap((entry) => {
    const place = placeSchema.safeParse(entry);
    if (!place.success) return [];
    const { version, before } = versionsSchema.parse(entry);
    return [{ ...place.data, ...(version ? { version } : {}), ...(before ? { before } : {}) }];
  });
  return list.slice(0, MAX_READING_POSITIONS);
}

/**
 * The positions with this one first in its archive, instead of the article's old one, of which it keeps which version
 * was read before. `undefined` when the archive key or an id is not one: nothing is to be kept then.
 */
export function placeReadingPosition(
  positions: ReadingPositions,
  archive: string,
  position: ReadingPosition,
): ReadingPositions | undefined {
  if (!ARCHIVE_KEY.test(archive) || !positionSchema.safeParse(position).success) return undefined;
  const all = positions.get(archive) ?? [];
  const last = all.find(({ article }) => article === position.article);
  const others = all.filter((other) => other !== last);
  const list = [readOn(last, position), ...others].slice(0, MAX_READING_POSITIONS);
  return new Map(positions).set(archive, list);
}

/** The positions after the person has seen what changed in an article; `undefined` where there is nothing to keep. */
export function placeSeen(
  positions: ReadingPositions,
  archive: string,
  article: string,
  version: ReadVersion,
): ReadingPositions | undefined {
  const all = positions.get(archive) ?? [];
  const isPlaced = all.some((position) => position.article === article);
  if (!isPlaced || !versionSchema.safeParse(version).success) return undefined;
  const list = all.map((position) => (position.article === article ? markSeen(position, version) : position));
  return new Map(positions).set(archive, list);
}

/** A version that the window says was read. `undefined` where it is none. */
export function parseReadVersion(value: unknown): ReadVersion | undefined {
  return versionSchema.safeParse(value).data;
}
