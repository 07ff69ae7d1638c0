// The indexes of one edition: opened once, and made again where one turns out to be damaged.
import { DamagedIndexError } from './damaged-index-error.ts';
import { loadIndexes, rebuildIndex, type IndexPorts, type LoadedIndexes } from './load-indexes.ts';

/** Opens the indexes at the first question and keeps them for the next. */
export class KeptIndexes {
  private loaded: Promise<LoadedIndexes> | undefined;

  constructor(private readonly ports: IndexPorts) {}

  /** Asks; an index that turns out to be damaged is made again, and the question is asked again. */
  async ask<T>(ask: (loaded: LoadedIndexes) => Promise<T>): Promise<T> {
    for (;;) {
      const loading = this.load();
      const loaded = await loading;
      try {
        return await ask(loaded);
      } catch (error) {
        // One that was made here is whole, or there is a bug.
        if (!(error instanceof DamagedIndexError) || isRebuilt(loaded, error.lang)) throw error;
        if (this.loaded === loading) await this.keepLoading(this.mend(loaded, error));
      }
    }
  }

  private async mend({ indexes, rebuilt }: LoadedIndexes, error: DamagedIndexError): Promise<LoadedIndexes> {
    const { lang, reason } = error;
    const made = await rebuildIndex(this.ports, lang);
    return {
      indexes: indexes.map((index) => (index.lang === lang ? made : index)),
      rebuilt: [...rebuilt, { lang, reason }],
    };
  }

  /** All indexes, and which had to be made again. */
  load(): Promise<LoadedIndexes> {
    return this.loaded ?? this.keepLoading(loadIndexes(this.ports));
  }

  /** What fails is not kept: the next question tries again. */
  private keepLoading(loading: Promise<LoadedIndexes>): Promise<LoadedIndexes> {
    const kept = loading.catch((error: unknown) => {
      if (this.loaded === kept) this.loaded = undefined;
      throw error;
    });
    this.loaded = kept;
    return kept;
  }
}

function isRebuilt({ rebuilt }: LoadedIndexes, lang: string): boolean {
  return rebuilt.some((one) => one.lang === lang);
}
