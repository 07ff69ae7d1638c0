import { BadIndexError } from './packed/bad-index-error.ts';

/** The index of a language turned out to be damaged while it was asked: it has to be made again from the texts. */
export class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError';

  constructor(
    /** Base language. */
    readonly lang: string,
    /** What was off. */
    readonly reason: string,
  ) {
    super(`the index of ${lang}: ${reason}`);
  }
}

/** Reads from the index of a language; damage says which one it was. */
export function readingIndex<T>(lang: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadIndexError) throw new DamagedIndexError(lang, error.message);
    throw error;
  }
}
