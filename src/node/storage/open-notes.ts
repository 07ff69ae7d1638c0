import { existsSync } from 'node:fs';
import { replayEvents, type NotesState } from '#core/annotations/notes-state';
import type { LoggedEvent } from '#core/annotations/note-event';
import type { FilePort } from '#node/storage/file-port';
import { importNotesFile } from '#node/storage/import-notes-file';
import { createJournal, type Journal } from '#node/storage/journal';
import type { Generation } from '#node/storage/journal-generation';
import { openJournal } from '#node/storage/open-journal';
import { copyAside } from '#node/storage/set-aside';
import type { StorageProblem } from '#node/storage/storage-problem';
import { sweepTemporaryFiles } from '#node/storage/sweep-temporary-files';

/** What the person's notes were at start, and the journal that goes on from there. */
export interface OpenedNotes {
  readonly journal: Journal;
  readonly state: NotesState;
  /** True when a write could cost something that is on disk. */
  readonly readOnly: boolean;
  readonly problems: readonly StorageProblem[];
}

export interface NotesAccess {
  /** Folder of the journal. */
  readonly folder: string;
  /** Where a `notes.json` of an earlier app may lie. */
  readonly dataFolder: string;
  /** ISO 8601 instant. */
  readonly now: string;
  /** No lock is held: nothing may be moved or written. */
  readonly readOnly: boolean;
  readonly files: FilePort;
}

interface FoundJournal {
  readonly log: readonly LoggedEvent[];
  readonly newest?: Generation;
  readonly readOnly: boolean;
  readonly problem?: StorageProblem;
}

/** Reads the journal, then takes over what an earlier app left. Never throws. */
export function openNotes(access: NotesAccess): OpenedNotes {
  const found = findJournal(access);
  const journal = createJournal({
    folder: access.folder,
    log: found.log,
    newest: found.newest,
    files: access.files,
  });
  const state = replayEvents(found.log);
  const problems = found.problem ? [found.problem] : [];
  if (found.readOnly && !access.readOnly) return { journal, state, readOnly: true, problems };
  // Written at once, or the next start would find the same damage and put aside one more copy.
  const isSettled = found.problem === undefined || access.readOnly || journal.tidy().ok;
  return takeOver(access, { journal, state, readOnly: access.readOnly || !isSettled, problems });
}

function findJournal(access: NotesAccess): FoundJournal {
  const { readOnly } = access;
  const opened = openJournal(access.folder);
  // A whole copy of the notes that a killed process left half-written.
  if (!readOnly && opened.status !== 'unreadable' && existsSync(access.folder)) {
    sweepTemporaryFiles(access.folder);
  }
  switch (opened.status) {
    case 'empty':
      return { log: [], readOnly };
    case 'unreadable':
      return { log: [], readOnly: true, problem: { kind: 'notes-damaged' } };
    case 'newer':
      return { log: [], readOnly: true, problem: { kind: 'notes-newer' } };
    case 'read':
      return opened.isDamaged
        ? setDamageAside(access, opened.log, opened.newest)
        : { log: opened.log, newest: opened.newest, readOnly };
  }
}

function setDamageAside(access: NotesAccess, log: readonly LoggedEvent[], newest: Generation): FoundJournal {
  const leftAlone: FoundJournal = { log, newest, readOnly: true, problem: { kind: 'notes-damaged' } };
  if (access.readOnly) return leftAlone;
  const copied = copyAside(newest.path, newest.bytes, access.now, access.files);
  if (!copied.ok) return leftAlone;
  return { ...leftAlone, readOnly: false, problem: { kind: 'notes-damaged', setAside: copied.value } };
}

function takeOver(access: NotesAccess, opened: OpenedNotes): OpenedNotes {
  const { readOnly, dataFolder, now } = access;
  const imported = importNotesFile({ folder: dataFolder, now, readOnly: opened.readOnly }, opened.state);
  const problems = imported.problem ? [...opened.problems, imported.problem] : opened.problems;
  const isForbidden = opened.readOnly || imported.readOnly;
  if (imported.events.length === 0) {
    if (!isForbidden) imported.done?.();
    return { ...opened, problems, readOnly: isForbidden };
  }
  const added = imported.events.map((event, at) => ({ seq: at, event }));
  const state = replayEvents([...opened.journal.log(), ...added]);
  if (isForbidden || readOnly) return { ...opened, state, problems, readOnly: true };
  const written = opened.journal.addAnew(imported.events, false);
  if (written.ok) imported.done?.();
  return { ...opened, state, problems, readOnly: !written.ok };
}
