import { join } from 'node:path';
import type { Annotation } from '#core/annotations/annotation';
import { parseAnnotationsFile } from '#core/annotations/annotations-file';
import type { NoteEvent } from '#core/annotations/note-event';
import type { NotesState } from '#core/annotations/notes-state';
import { assertNever } from '#core/assert-never';
import { readJsonFile } from '#node/storage/read-json-file';
import { copyAside, keepAside, moveAside } from '#node/storage/set-aside';
import type { StorageProblem } from '#node/storage/storage-problem';

/** What a `notes.json` of an earlier app brings. */
export interface ImportedNotes {
  readonly events: readonly NoteEvent[];
  /** True when a write could cost something that is on disk. */
  readonly readOnly: boolean;
  readonly problem?: StorageProblem;
  /** Moves the file aside once the events are on disk; it is never deleted. */
  readonly done?: () => void;
}

export interface NotesFileAccess {
  /** The data folder. */
  readonly folder: string;
  /** ISO 8601 instant, for the name of a file put aside. */
  readonly now: string;
  /** No lock is held: nothing may be moved or written. */
  readonly readOnly: boolean;
}

/**
 * Reads `notes.json`, in which earlier apps kept the notes and which a person may have put there again. What the journal
 * does not have is added, a later change of what it has too; nothing is taken away. Damaged: moved aside whole. Some
 * entries damaged: a copy is put aside. A later version, or what cannot be read or put aside: nothing is written at all.
 */
export function importNotesFile(access: NotesFileAccess, known: NotesState): ImportedNotes {
  const path = join(access.folder, 'notes.json');
  const found = readJsonFile(path);
  switch (found.status) {
    case 'missing':
      return { events: [], readOnly: access.readOnly };
    case 'unreadable':
      return { events: [], readOnly: true, problem: { kind: 'notes-damaged' } };
    case 'damaged':
      return setAsideWhole(path, access);
    case 'read':
      return importValue(path, found.value, found.bytes, access, known);
    default:
      return assertNever(found);
  }
}

function importValue(
  path: string,
  value: unknown,
  bytes: Uint8Array,
  access: NotesFileAccess,
  known: NotesState,
): ImportedNotes {
  const parsed = parseAnnotationsFile(value);
  if (!parsed.ok) {
    if (parsed.code === 'damaged') return setAsideWhole(path, access);
    return { events: [], readOnly: true, problem: { kind: 'notes-newer' } };
  }
  const events = newerThan(known, parsed.value.annotations);
  const done = (): void => void keepAside(path, access.now);
  if (parsed.value.damagedEntries === 0) return { events, readOnly: access.readOnly, done };
  const leftAlone: ImportedNotes = { events, readOnly: true, problem: { kind: 'notes-damaged' } };
  if (access.readOnly) return leftAlone;
  const copied = copyAside(path, bytes, access.now);
  if (!copied.ok) return leftAlone;
  return { events, readOnly: false, problem: { kind: 'notes-damaged', setAside: copied.value }, done };
}

function setAsideWhole(path: string, access: NotesFileAccess): ImportedNotes {
  const leftAlone: ImportedNotes = { events: [], readOnly: true, problem: { kind: 'notes-damaged' } };
  if (access.readOnly) return leftAlone;
  const moved = moveAside(path, access.now);
  if (!moved.ok) return leftAlone;
  return { events: [], readOnly: false, problem: { kind: 'notes-damaged', setAside: moved.value } };
}

/** What was removed here stays removed; the file that is kept aside has it. */
function newerThan({ annotations, trash }: NotesState, found: readonly Annotation[]): readonly NoteEvent[] {
  const known = new Map<string, string>();
  for (const { annotation } of trash) known.set(annotation.id, '9');
  for (const { id, modified } of annotations) known.set(id, modified);
  return found
    .filter(({ id, modified }) => modified > (known.get(id) ?? ''))
    .map((annotation) => ({ op: 'put', annotation }));
}
