// The store in memory, and the only two ways in which it moves: after the disk, and with the disk.
import { mergeStates, type ArchivesState } from '#core/edition/archives-state';
import type { RefusalCode } from '#core/edition/edition';
import type { InstalledArchive } from '#core/edition/installed-archive';
import { fail, ok, type Result } from '#core/result';
import type { FileOps } from './durable-files.ts';
import { readState, writeState } from './state-files.ts';
import { describeArchive, findReadable, openView, type StoreView } from './store-view.ts';

export interface StoreSession {
  readonly folder: string;
  readonly fs: FileOps;
  view(): StoreView;
  /** Reads the pointer again: the importing process writes it too. */
  refresh(): Promise<Result<true, RefusalCode>>;
  /** Opens the next state, asks whether that is right, and only then writes it. */
  switchTo(
    next: ArchivesState,
    isRight: (view: StoreView) => boolean,
  ): Promise<Result<true, RefusalCode | 'does-not-open'>>;
  describe(key: string): Result<InstalledArchive, RefusalCode>;
  /** Runs changes one after the other. */
  inTurn<T>(change: () => Promise<T>): Promise<T>;
}

export function createStoreSession(folder: string, fs: FileOps, opened: StoreView): StoreSession {
  let view = opened;
  let last: Promise<unknown> = Promise.resolve();
  return {
    folder,
    fs,
    view: () => view,
    async refresh() {
      const onDisk = await readState(folder);
      if (!onDisk.ok) return onDisk;
      // What was seen of higher editions stands, whatever happens to the files while we run.
      const state = onDisk.value.isLost ? view.state : mergeStates(view.state, onDisk.value.state);
      view = await openView(folder, state, view);
      return ok(true);
    },
    async switchTo(state, isRight) {
      const next = await openView(folder, state, view);
      if (!isRight(next)) return fail('does-not-open', next.problems.at(-1)?.message ?? 'it cannot be read');
      const written = await writeState(fs, folder, state);
      if (!written.ok) return written;
      view = next;
      return ok(true);
    },
    describe(key) {
      const archive = findReadable(view, key);
      return archive ? ok(describeArchive(view, archive)) : fail('read-failed', `${key} cannot be read`);
    },
    inTurn(change) {
      const mine = last.then(change);
      // Whoever comes next waits for the end, however this one ends; its own caller hears of a failure.
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
