import { join } from 'node:path';
import type { Annotation } from '#core/annotations/annotation';
import { buildAnnotationsFile } from '#core/annotations/annotations-file';
import { parseAnnotationDraft } from '#core/annotations/parse-annotation';
import { removeAnnotation } from '#core/annotations/remove-annotation';
import { upsertAnnotation, type AnnotationsChange } from '#core/annotations/upsert-annotation';
import { fail, ok, type Result } from '#core/result';
import { openNotesFile } from '#node/storage/open-notes-file';
import type { StorageProblem } from '#node/storage/storage-problem';
import { buildStoreOptions, type CreateConf } from '#node/storage/store-options';
import { createStoreWriter, type WriteFailure } from '#node/storage/store-writer';

export interface AnnotationsStorePorts {
  /** The data folder, its lock held (or `readOnly`). */
  readonly folder: string;
  /** ISO 8601 instant. */
  readonly now: () => string;
  readonly uuid: () => string;
  readonly createConf: CreateConf;
  /** Another process holds the lock: what is there is shown, nothing is moved or written. */
  readonly readOnly?: boolean;
}

/** The person's notes and bookmarks: in memory what is on disk, and never ahead of it. */
export interface AnnotationsStore {
  /** What was wrong with the file at start. */
  readonly problems: readonly StorageProblem[];
  /** In order of their making. */
  list(): readonly Annotation[];
  /** Takes anything and believes nothing. Ok only after the bytes are on disk and were read back. */
  save(draft: unknown): Result<Annotation, 'invalid' | 'read-only' | WriteFailure>;
  /** Hands the removed annotation back; saving it again as a draft with its id undoes the removal. */
  remove(id: unknown): Result<Annotation, 'unknown' | 'read-only' | WriteFailure>;
}

/** Opens `notes.json` in the folder. Never throws, never deletes and never writes over what it could not read. */
export function openAnnotationsStore(ports: AnnotationsStorePorts): AnnotationsStore {
  const options = buildStoreOptions('notes', ports.folder);
  const path = join(ports.folder, 'notes.json');
  const write = createStoreWriter(path, options, ports.createConf);
  const opened = openNotesFile({ path, now: ports.now(), readOnly: ports.readOnly ?? false, write });
  let annotations = opened.annotations;

  const commit = (change: AnnotationsChange): Result<Annotation, 'read-only' | WriteFailure> => {
    if (opened.readOnly) return fail('read-only', 'the notes file must not be written');
    if (change.changed) {
      const written = write({ ...buildAnnotationsFile(change.annotations) });
      if (!written.ok) return written;
      annotations = change.annotations;
    }
    return ok(change.annotation);
  };

  return {
    problems: opened.problem ? [opened.problem] : [],
    list: () => annotations,
    save(value) {
      const draft = parseAnnotationDraft(value);
      if (!draft.ok) return draft;
      const change = upsertAnnotation(annotations, draft.value, { id: ports.uuid(), now: ports.now() });
      return change.ok ? commit(change.value) : change;
    },
    remove(id) {
      const change = removeAnnotation(annotations, typeof id === 'string' ? id : '');
      return change.ok ? commit(change.value) : change;
    },
  };
}
