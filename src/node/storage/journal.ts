import { existsSync, mkdirSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggedEvent, NoteEvent } from '#core/annotations/note-event';
import { wantedEvents } from '#core/annotations/note-history';
import { fail, ok, type Result } from '#core/result';
import { appendLine, type AppendTarget } from '#node/storage/append-line';
import { CheckedWriteError, errorCode, syncFolder } from '#node/storage/checked-writer';
import type { FilePort } from '#node/storage/file-port';
import {
  formatEvent,
  generationPath,
  listGenerations,
  readGeneration,
  writeGeneration,
  type Generation,
} from '#node/storage/journal-generation';
import { isDiskFull, type WriteFailure } from '#node/storage/store-writer';

/** Added events after which the file is written anew, at a quiet moment, without what is no longer wanted. */
const MANY_EVENTS = 500;
/** Added bytes after which it is written anew while one writes: a long note that is typed in. */
const MANY_BYTES = 8_000_000;
/** This share of all is enough as well: what was written anew stands in two files. */
const QUIET_SHARE = 0.05;

/** The journal of a folder, open for writing. */
export interface Journal {
  log(): readonly LoggedEvent[];
  /** Ok only when the event is on disk. */
  add(event: NoteEvent): Result<true, WriteFailure>;
  /** Several events in one file written anew; with `alone` nothing older stays. */
  addAnew(events: readonly NoteEvent[], alone: boolean): Result<true, WriteFailure>;
  /** Writes the file anew where that is due. For a quiet moment: it takes its time with many notes. */
  tidy(): Result<true, WriteFailure>;
}

export interface JournalStart {
  /** Folder of the files; its parent must exist, it itself is made at the first write. */
  readonly folder: string;
  readonly log: readonly LoggedEvent[];
  readonly newest: Generation | undefined;
  readonly files: FilePort;
}

interface Current extends AppendTarget {
  readonly number: number;
  /** Events that were written with the file. */
  readonly writtenEvents: number;
}

/** What the journal knows of its files; every function below changes it together with them. */
interface State {
  readonly folder: string;
  readonly files: FilePort;
  log: LoggedEvent[];
  current: Current | undefined;
  highest: number;
  lastSeq: number;
  mustWriteAnew: boolean;
  /** Size from which the file is written anew while one writes. */
  roomUntil: number;
}

export function createJournal({ folder, log, newest, files }: JournalStart): Journal {
  const current = newest === undefined ? undefined : currentOf(newest);
  const state: State = {
    folder,
    files,
    log: [...log],
    current,
    highest: newest?.number ?? 0,
    lastSeq: log.at(-1)?.seq ?? 0,
    mustWriteAnew: newest === undefined || newest.isClosed || !newest.isWhole,
    roomUntil: roomOf(current),
  };
  return {
    log: () => state.log,
    add: (event) => add(state, event),
    addAnew: (events, alone) =>
      take(state, events, (added) => writeAnew(state, [...state.log, ...added], alone)),
    tidy: () => (isTidyDue(state) ? take(state, [], () => writeAnew(state, state.log, false)) : ok(true)),
  };
}

/** The events as the next ones, or why another process has them. A number is given once, unless it was cut off again. */
function take(
  state: State,
  events: readonly NoteEvent[],
  save: (added: readonly LoggedEvent[]) => void,
): Result<true, WriteFailure> {
  const added = events.map((event, at) => ({ seq: state.lastSeq + 1 + at, event }));
  try {
    if ((listGenerations(state.folder)[0]?.number ?? 0) > state.highest) {
      throw new CheckedWriteError('EIO', 'another process has gone on with the notes');
    }
    save(added);
    state.lastSeq += added.length;
    return ok(true);
  } catch (error) {
    if (state.mustWriteAnew) state.lastSeq += added.length;
    return fail(isDiskFull(error) ? 'disk-full' : 'write-failed', String(error));
  }
}

function add(state: State, event: NoteEvent): Result<true, WriteFailure> {
  const added = take(state, [event], ([logged]) => {
    if (logged === undefined) return;
    if (state.current === undefined || state.mustWriteAnew) writeAnew(state, [...state.log, logged], false);
    else append(state, logged, state.current);
  });
  if (added.ok && state.current !== undefined && state.current.end > state.roomUntil) {
    state.roomUntil = state.current.end + MANY_BYTES;
    // It is saved already. Where there is no room to write all anew, it is tried again later.
    take(state, [], () => writeAnew(state, state.log, false));
  }
  return added;
}

function writeAnew(state: State, events: readonly LoggedEvent[], alone: boolean): void {
  const { folder, files } = state;
  state.highest += 1;
  const number = state.highest;
  const path = generationPath(folder, number);
  const wanted = wantedEvents(events);
  try {
    makeFolder(folder, files);
    const end = writeGeneration(path, wanted, alone, files);
    state.current = { number, path, end, hasTornTail: false, writtenEvents: wanted.length };
    state.roomUntil = roomOf(state.current);
  } catch (error) {
    // In place and not known to last: what is written next must not go into the file before it.
    if (existsSync(path)) state.mustWriteAnew = true;
    else state.highest -= 1;
    throw error;
  }
  state.log = [...wanted];
  state.mustWriteAnew = false;
  removeOlder(folder, alone);
}

function append(state: State, logged: LoggedEvent, target: Current): void {
  const appended = appendLine(target, Buffer.from(formatEvent(logged)), state.files);
  if (!appended.ok) {
    state.mustWriteAnew ||= appended.isUnsure;
    throw appended.error;
  }
  state.current = { ...target, end: appended.end, hasTornTail: false };
  state.log.push(logged);
}

function isTidyDue({ log, current, mustWriteAnew, highest }: State): boolean {
  const addedEvents = log.length - (current?.writtenEvents ?? 0);
  const isMuch = addedEvents > 0 && addedEvents >= Math.min(MANY_EVENTS, QUIET_SHARE * log.length);
  return isMuch || (mustWriteAnew && highest > 0);
}

function currentOf(newest: Generation): Current {
  const { number, path, end, bytes, head } = newest;
  return { number, path, end, hasTornTail: bytes.length > end, writtenEvents: head?.kept ?? 0 };
}

/** Twice the file, and room for one long note that is typed in. */
function roomOf(current: Current | undefined): number {
  return current === undefined ? 0 : Math.max(2 * current.end, current.end + MANY_BYTES);
}

function makeFolder(folder: string, files: FilePort): void {
  if (existsSync(folder)) return;
  // Not its parents: a data folder that is gone is a stick that was pulled.
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(dirname(folder), files);
}

/**
 * What is in the newest file and in a whole one before it needs no third. With `alone` none but the newest may stay. A
 * file that cannot be removed now is removed after the next one.
 */
function removeOlder(folder: string, alone: boolean): void {
  const [, previous, ...rest] = listGenerations(folder);
  if (previous === undefined) return;
  try {
    if (alone) unlinkSync(previous.path);
    else if (rest.length === 0 || !readGeneration(previous.number, previous.path).isWhole) return;
    for (const { path } of rest) unlinkSync(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}
