import { join } from 'node:path';
import type { Annotation } from '#core/annotations/annotation';
import type { NoteEvent } from '#core/annotations/note-event';
import { versionsOf } from '#core/annotations/note-history';
import { changeOf, restorable } from '#core/annotations/notes-changes';
import {
  applyEvent,
  expiredIds,
  type NotesState,
  type TrashedAnnotation,
} from '#core/annotations/notes-state';
import { parseAnnotationDraft } from '#core/annotations/parse-annotation';
import { fail, ok, type Result } from '#core/result';
import { nodeFiles, type FilePort } from '#node/storage/file-port';
import { openNotes } from '#node/storage/open-notes';
import type { StorageProblem } from '#node/storage/storage-problem';
import type { WriteFailure } from '#node/storage/store-writer';

export interface AnnotationsStorePorts {
  /** The data folder, its lock held (or `readOnly`). */
  readonly folder: string;
  /** ISO 8601 instant. */
  readonly now: () => string;
  readonly uuid: () => string;
  /** Another process holds the lock: what is there is shown, nothing is moved or written. */
  readonly readOnly?: boolean;
  /** The file system; a test's may fail. */
  readonly files?: FilePort;
}

type Failure = 'read-only' | WriteFailure;

const READ_ONLY = fail('read-only', 'the notes must not be written');

/** The person's notes and bookmarks: in memory what is on disk, and never ahead of it. */
export interface AnnotationsStore {
  /** What was wrong with the files at start. */
  readonly problems: readonly StorageProblem[];
  /** In order of their making. */
  list(): readonly Annotation[];
  /** Takes anything and believes nothing. Ok only after the bytes are on disk and were read back. */
  save(draft: unknown): Result<Annotation, 'invalid' | Failure>;
  /** To the trash. Hands the annotation back; saving it again as a draft with its id undoes the removal. */
  remove(id: unknown): Result<Annotation, 'unknown' | Failure>;
  /** What was removed in the last thirty days, the latest first. */
  trash(): readonly TrashedAnnotation[];
  /** Out of the trash, as it was. `taken`: its place has another bookmark or note by now. */
  restore(id: unknown): Result<Annotation, 'unknown' | 'taken' | Failure>;
  /** Deletes what is in the trash for good, with all versions; other ids are passed over. The value is their number. */
  forget(ids: unknown): Result<number, Failure>;
  /** The versions of an annotation, the present one first; none of an unknown one. */
  history(id: unknown): readonly Annotation[];
  /** Lets go what has been in the trash for thirty days, and writes the files anew where that is due. */
  tidy(): Result<true, Failure>;
}

/** Opens the journal in the folder `notes`. Never throws, and never writes over what it could not read. */
export function openAnnotationsStore(ports: AnnotationsStorePorts): AnnotationsStore {
  const { folder, files = nodeFiles, readOnly = false } = ports;
  const opened = openNotes({
    folder: join(folder, 'notes'),
    dataFolder: folder,
    now: ports.now(),
    readOnly,
    files,
  });
  const { journal } = opened;
  let { state } = opened;

  const commit = (event: NoteEvent, anew = false): Result<true, Failure> => {
    if (opened.readOnly) return READ_ONLY;
    const written = anew ? journal.addAnew([event], true) : journal.add(event);
    if (written.ok) state = applyEvent(state, event);
    return written;
  };
  const put = (annotation: Annotation): Result<Annotation, Failure> => {
    const written = commit({ op: 'put', annotation });
    return written.ok ? ok(annotation) : written;
  };
  const forget = (ids: readonly string[]): Result<number, Failure> => {
    if (ids.length === 0) return ok(0);
    const written = commit({ op: 'forget', ids, at: ports.now() }, true);
    return written.ok ? ok(ids.length) : written;
  };

  return {
    problems: opened.problems,
    list: () => state.annotations,
    save(value) {
      const draft = parseAnnotationDraft(value);
      if (!draft.ok) return draft;
      const changed = changeOf(state, draft.value, { id: ports.uuid(), now: ports.now() });
      if (!changed.ok) return changed;
      if (opened.readOnly) return READ_ONLY;
      return changed.value.changed ? put(changed.value.annotation) : ok(changed.value.annotation);
    },
    remove(id) {
      const annotation = state.annotations.find((one) => one.id === id);
      if (annotation === undefined) return fail('unknown', 'no such annotation');
      const written = commit({ op: 'remove', id: annotation.id, at: ports.now() });
      return written.ok ? ok(annotation) : written;
    },
    trash: () => state.trash.toReversed(),
    restore(id) {
      const found = restorable(state, id);
      return found.ok ? put(found.value) : found;
    },
    forget(ids) {
      const wanted = Array.isArray(ids) ? ids : [];
      return forget(trashedIds(state).filter((id) => wanted.includes(id)));
    },
    history: (id) => (isKnown(state, id) ? versionsOf(journal.log(), id) : []),
    tidy() {
      if (opened.readOnly) return READ_ONLY;
      const forgotten = forget(expiredIds(state.trash, ports.now()));
      return forgotten.ok ? journal.tidy() : forgotten;
    },
  };
}

function trashedIds({ trash }: NotesState): readonly string[] {
  return trash.map(({ annotation }) => annotation.id);
}

function isKnown(state: NotesState, id: unknown): id is string {
  return (
    state.annotations.some((one) => one.id === id) || state.trash.some((one) => one.annotation.id === id)
  );
}
