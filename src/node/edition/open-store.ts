// Opening the store: the pointer, what it names, and the leftovers of an install that was not finished.
import type { Dirent } from 'node:fs';
import type { ArchivesState } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { FileOps } from './durable-files.ts';
import { openInstalledEdition } from './installed-edition.ts';
import { listPlainFolder } from './plain-folder.ts';
import { recoverState } from './recover-state.ts';
import { readState, writeState, type StateOnDisk } from './state-files.ts';
import type { StoreProblem } from './store-problem.ts';
import { findKept, findReadable, openView, type StoreView } from './store-view.ts';
import { hasLeftovers, sweepStore } from './sweep-store.ts';

export interface OpenedStore {
  readonly view: StoreView;
  /** What was wrong with the store as a whole; what is wrong with an archive is in the view. */
  readonly problems: readonly StoreProblem[];
}

/** Reads the store of a folder, and puts right what the last one who wrote it left undone. */
export async function openStore(folder: string, fs: FileOps): Promise<Result<OpenedStore, RefusalCode>> {
  const names = await listPlainFolder(folder, []);
  if (!names.ok) return names;
  const onDisk = await readState(folder);
  if (!onDisk.ok) return onDisk;
  const state = onDisk.value.isLost ? await recoverState(folder) : ok(onDisk.value.state);
  if (!state.ok) return state;
  const view = await openView(folder, state.value);
  const problems = stateProblems(onDisk.value, state.value);
  const tidied = await tidyUp({ folder, fs, names: names.value, view, isTwice: onDisk.value.isTwice });
  if (!tidied.ok) problems.push({ code: 'not-tidied', message: tidied.message });
  return ok({ view, problems });
}

function stateProblems({ isLost, damaged }: StateOnDisk, { archives }: ArchivesState): StoreProblem[] {
  if (isLost && (archives.length > 0 || damaged.length > 0)) {
    return [
      { code: 'protection-reset', message: `found again: ${archives.map(({ key }) => key).join(', ')}` },
    ];
  }
  return damaged.length > 0 ? [{ code: 'state-damaged', message: damaged.join(', ') }] : [];
}

interface Tidying {
  readonly folder: string;
  readonly fs: FileOps;
  readonly names: readonly Dirent[];
  readonly view: StoreView;
  readonly isTwice: boolean;
}

/** The pointer first: nothing is removed while one of its copies still names it. */
async function tidyUp(tidying: Tidying): Promise<Result<true, RefusalCode>> {
  const { folder, fs, names, view } = tidying;
  const { state } = view;
  if (!tidying.isTwice && state.archives.length > 0) {
    const written = await writeState(fs, folder, state);
    if (!written.ok) return written;
    if (!written.value) return fail('write-failed', 'the second copy of the pointer');
  }
  if (!hasLeftovers(names)) return ok(true);
  const openKept = async (key: string, place: EditionPlace) => {
    const known = findKept(view, key, place);
    if (known) return ok(known);
    return openInstalledEdition(folder, key, place, findReadable(view, key)?.roots ?? []);
  };
  return sweepStore({ fs, folder, keep: state.archives, openKept });
}
