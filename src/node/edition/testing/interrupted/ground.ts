// What every interruption starts from, and what must be true after it. Used by tests and `npm run interrupt:installs`.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { packBundle } from '#node/edition/pack-bundle';
import {
  installFrom,
  openQuickStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from '../store-fixture.ts';
import { servePublication, type PublicationServer } from '#node/fetch/testing/publication-server';

export const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
export const SECOND = { 'first-article': 'One two three, revised.', 'third-article': 'Seven.' };

/** A device with edition 1, and edition 2 in every form. */
export interface Ground {
  /** A publication folder whose latest edition is 2. */
  readonly folder: string;
  /** The same as one file. */
  readonly file: string;
  readonly server: PublicationServer;
  /** `install-and-die.ts`, built. */
  readonly program: string;
  /** The folder of a device with edition 1; removed when `work` has ended. */
  onDevice<T>(work: (device: string) => Promise<T>): Promise<T>;
  /** Throws where the device is not as it must be, and says which edition is open: 1 or 2. */
  mustBeWhole(device: string, options?: { readonly mayKeepFetched?: boolean }): Promise<number>;
  /** Installs edition 2 without a disturbance; throws where that does not end as if nothing had ever happened. */
  mustFinish(device: string, retry: () => Promise<unknown>): Promise<void>;
  remove(): Promise<void>;
}

export async function createGround(program: string): Promise<Ground> {
  const made = await mkdtemp(join(tmpdir(), 'attache-interrupted-'));
  const at = (name: string): string => join(made, name);
  await publish(at('two'), { bodies: FIRST });
  valueOf(await installFrom(await openQuickStore(at('pristine')), at('two')));
  const before = await namesIn(at('pristine'));
  await publish(at('two'), { bodies: SECOND });
  valueOf(await packBundle(at('two'), at('two.attache')));
  await cp(at('pristine'), at('updated'), { recursive: true });
  valueOf(await installFrom(await openQuickStore(at('updated')), at('two')));
  const after = await namesIn(at('updated'));
  const server = await servePublication({ folder: at('two') });
  const ground: Ground = {
    folder: at('two'),
    file: at('two.attache'),
    server,
    program,
    async onDevice(work) {
      const device = await mkdtemp(at('device-'));
      await cp(at('pristine'), device, { recursive: true });
      try {
        return await work(device);
      } finally {
        await rm(device, { recursive: true, force: true });
      }
    },
    async mustBeWhole(device, { mayKeepFetched = false } = {}) {
      const store = await openQuickStore(device);
      same('problems', store.problems(), []);
      const edition = store.current()?.edition ?? 0;
      same('articles', await readOpenArticles(store), edition === 1 ? FIRST : SECOND);
      const names = (await namesIn(device)).filter(
        (name) => !(mayKeepFetched && name.startsWith('fetching')),
      );
      same('files', names, edition === 1 ? before : after);
      return edition;
    },
    async mustFinish(device, retry) {
      await retry();
      same('edition', await ground.mustBeWhole(device), 2);
    },
    async remove() {
      await server.close();
      await rm(made, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return ground;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return Object.keys(await readTree(folder));
}

function same(what: string, found: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(found, wanted)) return;
  throw new Error(`${what}: ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`);
}
