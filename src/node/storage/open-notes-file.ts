import type { Annotation } from '#core/annotations/annotation';
import { buildAnnotationsFile, parseAnnotationsFile } from '#core/annotations/annotations-file';
import { assertNever } from '#core/assert-never';
import { readJsonFile } from '#node/storage/read-json-file';
import { copyAside, moveAside } from '#node/storage/set-aside';
import type { StorageProblem } from '#node/storage/storage-problem';
import type { WriteContent } from '#node/storage/store-writer';

/** What the notes file gave at start. */
export interface OpenedNotes {
  readonly annotations: readonly Annotation[];
  /** True when a write could cost something that is on disk. */
  readonly readOnly: boolean;
  readonly problem?: StorageProblem;
}

export interface NotesFileAccess {
  readonly path: string;
  /** ISO 8601 instant, for the name of a file put aside. */
  readonly now: string;
  /** No lock is held: nothing may be moved or written. */
  readonly readOnly: boolean;
  readonly write: WriteContent;
}

/**
 * Opens the file ourselves before conf sees it. Damaged: moved aside whole, start empty. Some entries damaged: a copy is
 * put aside, the readable ones go on. A later version, a file that cannot be read, or one that cannot be put aside:
 * shown as far as it can be, never written.
 */
export function openNotesFile(access: NotesFileAccess): OpenedNotes {
  const found = readJsonFile(access.path);
  switch (found.status) {
    case 'missing':
      return { annotations: [], readOnly: access.readOnly };
    case 'unreadable':
      return { annotations: [], readOnly: true, problem: { kind: 'notes-damaged' } };
    case 'damaged':
      return startEmpty(access);
    case 'read':
      return openValue(access, found.value, found.bytes);
    default:
      return assertNever(found);
  }
}

function openValue(access: NotesFileAccess, value: unknown, bytes: Uint8Array): OpenedNotes {
  const parsed = parseAnnotationsFile(value);
  if (!parsed.ok) {
    if (parsed.code === 'damaged') return startEmpty(access);
    return { annotations: [], readOnly: true, problem: { kind: 'notes-newer' } };
  }
  const { annotations, damagedEntries } = parsed.value;
  if (damagedEntries === 0) return { annotations, readOnly: access.readOnly };
  return keepReadable(access, annotations, bytes);
}

function startEmpty(access: NotesFileAccess): OpenedNotes {
  const leftAlone: OpenedNotes = { annotations: [], readOnly: true, problem: { kind: 'notes-damaged' } };
  if (access.readOnly) return leftAlone;
  const moved = moveAside(access.path, access.now);
  if (!moved.ok) return leftAlone;
  return { annotations: [], readOnly: false, problem: { kind: 'notes-damaged', setAside: moved.value } };
}

function keepReadable(
  access: NotesFileAccess,
  annotations: readonly Annotation[],
  bytes: Uint8Array,
): OpenedNotes {
  const leftAlone: OpenedNotes = { annotations, readOnly: true, problem: { kind: 'notes-damaged' } };
  if (access.readOnly) return leftAlone;
  const copied = copyAside(access.path, bytes, access.now);
  if (!copied.ok) return leftAlone;
  const problem: StorageProblem = { kind: 'notes-damaged', setAside: copied.value };
  // Written at once, or the next start would find the same damage and put aside one more copy.
  const written = access.write({ ...buildAnnotationsFile(annotations) });
  return { annotations, readOnly: !written.ok, problem };
}
