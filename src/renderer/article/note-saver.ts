/** What the person is told about their note. `saved` only ever after the disk has it. */
export type NoteStatus<Code extends string> =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  | { readonly status: 'saved' }
  | { readonly status: 'failed'; readonly code: Code };

interface NoteSaverPorts<Code extends string> {
  /** Resolves once the text is on disk, with `null`, or with why it is not. */
  readonly write: (text: string) => Promise<Code | null>;
  readonly onStatus: (status: NoteStatus<Code>) => void;
}

export interface NoteSaver {
  /** The text as it now stands. It is written after a pause, or sooner if typing goes on and on. */
  readonly change: (text: string) => void;
  /** Writes at once what has not been written. Resolves when nothing is left to do. */
  readonly flush: () => Promise<void>;
}

/** A pause in typing. */
export const IDLE_MS = 400;
/** Without a pause, at most this much typing is not yet on disk. */
export const LONGEST_MS = 1000;

/** Writes a note while it is typed: one write at a time, the newest text last, nothing lost in between. */
export function createNoteSaver<Code extends string>(ports: NoteSaverPorts<Code>): NoteSaver {
  let waiting: string | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;

  function stopTimers(): void {
    clearTimeout(idle);
    clearTimeout(longest);
    longest = undefined;
  }

  let isSaving = false;
  /** Told once until there is an outcome: newer letters are not on the disk, so "saved" must go at once. */
  function tellSaving(): void {
    if (!isSaving) ports.onStatus({ status: 'saving' });
    isSaving = true;
  }

  async function writeAll(): Promise<void> {
    while (waiting !== undefined) {
      const text = waiting;
      waiting = undefined;
      tellSaving();
      const code = await ports.write(text);
      // A newer text is on its way: only what is said last stands.
      if (waiting === undefined) {
        isSaving = false;
        ports.onStatus(code === null ? { status: 'saved' } : { status: 'failed', code });
      }
    }
  }

  async function flush(): Promise<void> {
    stopTimers();
    // Cleared after it was set, never inside: a run with nothing to write ends at once and would stay for good.
    writing ??= writeAll().finally(() => (writing = undefined));
    await writing;
  }

  const start = (): void => void flush();
  return {
    change(text) {
      waiting = text;
      tellSaving();
      clearTimeout(idle);
      idle = setTimeout(start, IDLE_MS);
      longest ??= setTimeout(start, LONGEST_MS);
    },
    flush,
  };
}
