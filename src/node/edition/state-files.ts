// The one pointer of the store, kept twice: what is open, what is kept, and what was the highest edition here.
import { join } from 'node:path';
import { z } from 'zod';
import {
  EMPTY_STATE,
  mergeStates,
  parseArchivesState,
  type ArchivesState,
} from '#core/edition/archives-state';
import { canonicalJson } from '#core/edition/canonical-json';
import type { RefusalCode } from '#core/edition/edition';
import { parseWith, sha256 } from '#core/edition/schema-parts';
import { fail, ok, type Fail, type Result } from '#core/result';
import { replaceFile, writeFailure, type FileOps } from './durable-files.ts';
import { createFolderEntries } from './folder-entries.ts';
import { readCapped } from './open-bundle.ts';
import { readJson } from './read-json.ts';
import { sha256Hex } from './sha256.ts';

/** The pointer, and its second copy. Each is replaced in one step. */
export const STATE_FILES = ['archives.json', 'archives.copy.json'] as const;
const MAX_STATE_BYTES = 4 * 1024 * 1024;

/** Both copies as they were found. */
export interface StateOnDisk {
  /** Empty where neither copy could be read. */
  readonly state: ArchivesState;
  /** Both copies hold exactly `state`: nothing depends on one file. */
  readonly isTwice: boolean;
  /** Neither copy is there or can be read. At a first start that is how it should be. */
  readonly isLost: boolean;
  /** Names of copies that are there and damaged. */
  readonly damaged: readonly string[];
}

/** A seal over the state tells a flipped bit from a number that was meant. */
const sealed = z.strictObject({ check: sha256, state: z.unknown() });

/**
 * Reads both copies and goes by the newer (see `mergeStates`). `newer-format`: a newer app wrote one; it is left
 * alone. `read-failed`: the system could not read, and there is no other copy to go by.
 */
export async function readState(folder: string): Promise<Result<StateOnDisk, RefusalCode>> {
  const copies = await Promise.all(STATE_FILES.map((name) => readCopy(folder, name)));
  const failures = copies.flatMap((copy) => (copy.ok ? [] : [copy]));
  const newer = failures.find(({ code }) => code === 'newer-format');
  if (newer) return newer;
  const states = copies.flatMap((copy) => (copy.ok ? [copy.value] : []));
  const [first, second = first] = states;
  if (!first || !second) {
    const unreadable = failures.find(({ code }) => code === 'read-failed');
    if (unreadable) return unreadable;
  }
  const state = first && second ? mergeStates(first, second) : EMPTY_STATE;
  const wanted = canonicalJson(state);
  return ok({
    state,
    isTwice: states.length === STATE_FILES.length && states.every((one) => canonicalJson(one) === wanted),
    isLost: states.length === 0,
    damaged: STATE_FILES.filter((_, index) => isDamaged(copies[index])),
  });
}

function isDamaged(copy: Result<ArchivesState, RefusalCode> | undefined): boolean {
  return copy !== undefined && !copy.ok && copy.code !== 'incomplete';
}

async function readCopy(folder: string, name: string): Promise<Result<ArchivesState, RefusalCode>> {
  const bytes = await readCapped(createFolderEntries(folder, 'folder'), name, MAX_STATE_BYTES);
  if (!bytes.ok) return bytes;
  const file = readJson(bytes.value, (value) => parseWith(sealed, value, name));
  if (!file.ok) return file;
  const { check, state } = file.value;
  const isSealed = sha256Hex(canonicalJson(state)) === check;
  return isSealed ? parseArchivesState(state) : fail('bad-data', `${name}: the seal is broken`);
}

function stateBytes(state: ArchivesState): Uint8Array {
  const check = sha256Hex(canonicalJson(state));
  return Buffer.from(canonicalJson({ check, state }));
}

/**
 * Switches to a state. The first copy that is in place decides: `ok` means that the state is on the disk, and the
 * value whether both copies are; the next opening writes the other. A failure means that nothing has changed.
 */
export async function writeState(
  fs: FileOps,
  folder: string,
  state: ArchivesState,
): Promise<Result<boolean, 'disk-full' | 'write-failed'>> {
  const bytes = stateBytes(state);
  const written: (Fail<'disk-full' | 'write-failed'> | undefined)[] = [];
  for (const name of STATE_FILES) {
    const problem = await replaceState(fs, join(folder, name), bytes);
    // The failure may have come after the rename, while that was made durable: the disk knows.
    if (problem && !(await isThere(folder, name, state)) && written.length === 0) return problem;
    written.push(problem);
  }
  return ok(written.every((problem) => problem === undefined));
}

async function replaceState(fs: FileOps, path: string, bytes: Uint8Array) {
  try {
    await replaceFile(fs, path, bytes);
    return undefined;
  } catch (error) {
    return writeFailure(error);
  }
}

async function isThere(folder: string, name: string, state: ArchivesState): Promise<boolean> {
  const found = await readCopy(folder, name);
  return found.ok && canonicalJson(found.value) === canonicalJson(state);
}
