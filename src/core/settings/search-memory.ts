// The kept searches of the disk: read, changed, and nothing believed.
import { z } from 'zod';
import type { FacetSelection, SearchSort } from '#core/search/search-types';
import {
  MAX_HISTORY,
  MAX_SAVED_SEARCHES,
  MAX_SEEN_IDS,
  type SavedSearch,
} from '#core/settings/kept-searches';

/** Longest words kept, in UTF-16 units: more than a search reads. */
const MAX_TEXT = 400;
const ARCHIVE_KEY = /^[a-z0-9][a-z0-9.-]{0,199}@[0-9a-f]{16}$/;

const historySchema = z.string().trim().min(1).max(MAX_TEXT);
const valuesSchema = z.array(z.string().min(1).max(200)).min(1).max(50).exactOptional();
const savedSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  text: z.string().max(MAX_TEXT),
  facets: z.object({
    language: valuesSchema,
    topic: valuesSchema,
    year: valuesSchema,
    kind: valuesSchema,
    conference: valuesSchema,
  }) satisfies z.ZodType<FacetSelection>,
  sort: z.enum(['relevance', 'date', 'cited'] satisfies SearchSort[]),
  within: z
    .string()
    .min(1)
    .max(2 * MAX_TEXT)
    .exactOptional(),
  seen: z.object({
    edition: z.int().min(0),
    total: z.int().min(0),
    ids: z
      .array(z.string().regex(/^(?:article|source|page):[a-z0-9][a-z0-9-]{0,199}(?::\d{1,5})?$/))
      .max(MAX_SEEN_IDS),
  }),
}) satisfies z.ZodType<SavedSearch>;

/** Everything that the disk has; a Map, so that no archive's key can be mistaken for a member. */
export interface SearchMemory {
  readonly history: readonly string[];
  readonly saved: ReadonlyMap<string, readonly SavedSearch[]>;
}

/** Searches from disk. What cannot be read is left out. */
export function parseSearchMemory(value: unknown): SearchMemory {
  const { history, saved } = z
    .object({ history: z.unknown(), saved: z.unknown() })
    .catch({ history: [], saved: {} })
    .parse(value);
  const archives = z.record(z.string(), z.unknown()).catch({}).parse(saved);
  return {
    history: readable(history, historySchema).slice(0, MAX_HISTORY),
    saved: new Map(
      Object.entries(archives)
        .filter(([archive]) => ARCHIVE_KEY.test(archive))
        .map(([archive, list]) => [archive, readable(list, savedSchema).slice(0, MAX_SAVED_SEARCHES)]),
    ),
  };
}

function readable<T>(value: unknown, schema: z.ZodType<T>): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The history with these words first. `undefined` when they are none, or too many: nothing is to be kept then. */
export function rememberSearch(memory: SearchMemory, text: unknown): SearchMemory | undefined {
  const parsed = historySchema.safeParse(text);
  if (!parsed.success) return undefined;
  const others = memory.history.filter((known) => known !== parsed.data);
  return { ...memory, history: [parsed.data, ...others].slice(0, MAX_HISTORY) };
}

/** The memory with a search saved in an archive, in its old place when it was known by its id. */
export function saveSearch(
  memory: SearchMemory,
  archive: string,
  search: unknown,
): SearchMemory | 'invalid' | 'too-many' {
  const parsed = savedSchema.safeParse(search);
  if (!parsed.success || !ARCHIVE_KEY.test(archive)) return 'invalid';
  const known = memory.saved.get(archive) ?? [];
  const isKnown = known.some(({ id }) => id === parsed.data.id);
  if (!isKnown && known.length >= MAX_SAVED_SEARCHES) return 'too-many';
  const next = isKnown
    ? known.map((one) => (one.id === parsed.data.id ? parsed.data : one))
    : [...known, parsed.data];
  return { ...memory, saved: new Map(memory.saved).set(archive, next) };
}

export function removeSearch(memory: SearchMemory, archive: string, id: unknown): SearchMemory {
  const left = (memory.saved.get(archive) ?? []).filter((search) => search.id !== id);
  return { ...memory, saved: new Map(memory.saved).set(archive, left) };
}
