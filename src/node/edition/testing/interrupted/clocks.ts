import { FULL_DISKS } from './disks.ts';
import type { Interruption } from './interruption.ts';

/** Does it while every clock of this process stands at an instant. */
async function atInstant<T>(iso: string, work: () => Promise<T>): Promise<T> {
  const Real = globalThis.Date;
  const now = Real.parse(iso);
  globalThis.Date = new Proxy(Real, {
    construct: (target, args: readonly unknown[]) =>
      Reflect.construct(target, args.length > 0 ? args : [now]),
    get: (target, name) => (name === 'now' ? () => now : Reflect.get(target, name)),
  });
  try {
    return await work();
  } finally {
    globalThis.Date = Real;
  }
}

/** Every other interruption of the disk, in 1970 and in 2099: nothing depends on what the clock says. */
export const CLOCKS: readonly Interruption[] = [
  '1970-01-01T00:00:10.000Z',
  '2099-12-31T23:59:50.000Z',
].flatMap((iso) =>
  FULL_DISKS.map(({ name, at }) => ({
    name: `clock of ${iso.slice(0, 4)}, ${name}`,
    at: (ground, point) => atInstant(iso, () => at(ground, point)),
  })),
);
