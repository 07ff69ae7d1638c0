import type { Annotation } from '#core/annotations/annotation';
import { parseAnnotation } from '#core/annotations/parse-annotation';
import { fail, ok, type Result } from '#core/result';

/** Version of the disk format this app writes. Any change of the shape, an added field too, makes it one more. */
export const ANNOTATIONS_VERSION = 2;

/** `notes.json`. */
export interface AnnotationsFile {
  readonly version: typeof ANNOTATIONS_VERSION;
  readonly annotations: readonly Annotation[];
}

/** What a file gave: everything readable, and how many entries were not. */
export interface ParsedAnnotationsFile {
  readonly annotations: readonly Annotation[];
  /** Entries left out because they are malformed or repeat an id: the file must be put aside before any write. */
  readonly damagedEntries: number;
}

/**
 * Step n turns the entries of version n into those of version n + 1, over a copy; index 0 is version 1 → 2.
 */
export type Migration = (entries: readonly unknown[]) => readonly unknown[];
const MIGRATIONS: readonly Migration[] = [addTags];

/** Version 2: highlights come, and every annotation has tags. */
function addTags(entries: readonly unknown[]): readonly unknown[] {
  // An entry of version 1 that has tags is damaged: it stays as it is, to be counted as such.
  return entries.map((entry) => (isRecord(entry) && !('tags' in entry) ? { ...entry, tags: [] } : entry));
}

export function buildAnnotationsFile(annotations: readonly Annotation[]): AnnotationsFile {
  return { version: ANNOTATIONS_VERSION, annotations };
}

/** Runs every step from `from` to the newest version. */
export function migrateEntries(
  entries: readonly unknown[],
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly unknown[] {
  return migrations.slice(from - 1).reduce((current, migrate) => migrate(current), entries);
}

/**
 * Reads the value of a notes file. `newer`: written by a later app, may be shown by none but it and must not be
 * written. `damaged`: nothing in it can be read as notes.
 */
export function parseAnnotationsFile(value: unknown): Result<ParsedAnnotationsFile, 'damaged' | 'newer'> {
  if (!isRecord(value)) return fail('damaged', 'not an object');
  const version = value['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail('damaged', 'no version');
  }
  if (version > ANNOTATIONS_VERSION)
    return fail('newer', `version ${version}, ours is ${ANNOTATIONS_VERSION}`);
  const entries = value['annotations'];
  if (!Array.isArray(entries)) return fail('damaged', 'no list of annotations');
  return ok(parseEntries(migrateEntries(entries, version)));
}

function parseEntries(entries: readonly unknown[]): ParsedAnnotationsFile {
  const kept = new Map<string, Annotation>();
  for (const entry of entries) {
    const parsed = parseAnnotation(entry);
    if (parsed.ok && !kept.has(parsed.value.id)) kept.set(parsed.value.id, parsed.value);
  }
  return { annotations: [...kept.values()], damagedEntries: entries.length - kept.size };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
