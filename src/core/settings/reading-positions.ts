import { z } from 'zod';
import type { ReadingPosition } from '#core/settings/settings';

/** Most positions kept for one archive; the oldest go first. */
export const MAX_READING_POSITIONS = 500;

const CONTENT_ID = /^[a-z0-9][a-z0-9-]{0,199}$/;
const ARCHIVE_KEY = /^[a-z0-9][a-z0-9.-]{0,199}@[0-9a-f]{16}$/;

const positionSchema = z.object({
  article: z.string().regex(CONTENT_ID),
  block: z.string().regex(CONTENT_ID),
  at: z.iso.datetime(),
}) satisfies z.ZodType<ReadingPosition>;

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
    const parsed = positionSchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  return list.slice(0, MAX_READING_POSITIONS);
}

/**
 * The positions with this one first in its archive, instead of the article's old one. `undefined` when the archive key
 * or an id is not one: nothing is to be kept then.
 */
export function placeReadingPosition(
  positions: ReadingPositions,
  archive: string,
  position: ReadingPosition,
): ReadingPositions | undefined {
  if (!ARCHIVE_KEY.test(archive) || !positionSchema.safeParse(position).success) return undefined;
  const others = (positions.get(archive) ?? []).filter(({ article }) => article !== position.article);
  return new Map(positions).set(archive, [position, ...others].slice(0, MAX_READING_POSITIONS));
}
