// Editions on drives that were plugged in: found, named by their signature, offered. Nothing is installed from here.
import type { PeekedBundle } from '#node/edition/peek-bundle';
import type { Drive } from '#node/edition/find-drives';
import type { FoundOnDrive } from '#shared/bridge';

export interface DrivePorts {
  readonly listDrives: () => Promise<readonly Drive[]>;
  readonly findBundles: (drive: Drive) => Promise<readonly string[]>;
  /** Of each path in turn, what could be installed from it. */
  readonly peek: (paths: readonly string[]) => Promise<readonly (PeekedBundle | null)[]>;
  readonly newId: () => string;
  readonly onChange: () => void;
}

export interface DriveOffers {
  list(): readonly FoundOnDrive[];
  /** The path of an offer, which is not made again until its drive is plugged in anew. */
  take(id: string): string | undefined;
  /** Looks which drives are there. Asked again and again. */
  look(): Promise<void>;
  /** Another edition is open: what is worth offering has changed. */
  lookAnew(): Promise<void>;
}

interface Offer extends FoundOnDrive {
  readonly path: string;
}

export function createDriveOffers(ports: DrivePorts): DriveOffers {
  let drives: readonly Drive[] = [];
  let offers: readonly Offer[] = [];
  /** Paths that the person has decided about. */
  const decided = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  function change(next: readonly Offer[]): void {
    const isSame =
      next.length === offers.length &&
      next.every(({ path, edition }, index) => {
        const known = offers[index];
        return known?.path === path && known.edition === edition;
      });
    if (isSame) return;
    offers = next;
    ports.onChange();
  }

  async function offersOf(drive: Drive): Promise<readonly Offer[]> {
    const paths = (await ports.findBundles(drive)).filter((path) => !decided.has(path));
    if (paths.length === 0) return [];
    const peeked = await ports.peek(paths);
    return paths.flatMap((path, index) => {
      const bundle = peeked[index];
      if (!bundle || decided.has(path)) return [];
      const known = offers.find((offer) => offer.path === path && offer.edition === bundle.edition);
      return [known ?? { ...bundle, id: ports.newId(), drive: drive.name, path }];
    });
  }

  async function look(isAnew: boolean): Promise<void> {
    const now = await ports.listDrives();
    const isThere = ({ path }: Drive): boolean => now.some((drive) => drive.path === path);
    const gone = drives.filter((drive) => !isThere(drive));
    const fresh = isAnew ? now : now.filter(({ path }) => !drives.some((drive) => drive.path === path));
    drives = now;
    for (const path of decided) if (gone.some((drive) => path.startsWith(drive.path))) decided.delete(path);
    const names = new Set(fresh.map(({ path }) => path));
    const kept = offers.filter(({ path }) => {
      const drive = now.find((one) => path.startsWith(one.path));
      return drive !== undefined && !names.has(drive.path);
    });
    const found: Offer[] = [];
    for (const drive of fresh) found.push(...(await offersOf(drive)));
    change([...kept, ...found].filter(({ path }) => !decided.has(path)));
  }

  /** One after the other: a drive may take its time. */
  function inTurn(isAnew: boolean): Promise<void> {
    last = last.then(() => look(isAnew));
    return last;
  }

  return {
    list: () => offers.map(({ path: _path, ...offer }) => offer),
    take(id) {
      const taken = offers.find((offer) => offer.id === id);
      if (taken === undefined) return undefined;
      decided.add(taken.path);
      change(offers.filter((offer) => offer !== taken));
      return taken.path;
    },
    look: () => inTurn(false),
    lookAnew: () => inTurn(true),
  };
}
