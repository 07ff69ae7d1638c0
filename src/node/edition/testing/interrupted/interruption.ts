import type { Ground } from './ground.ts';

/** How one interrupted installation ended. */
export interface Ended {
  /** The code of the refusal, `killed`, or `installed`. */
  readonly as: string;
  /** The point lies behind the last one that there is: nothing was interrupted. */
  readonly isBeyond: boolean;
}

/** One way to interrupt, which can be done at point 1, 2, 3 … of an installation. */
export interface Interruption {
  readonly name: string;
  /** Interrupts at the point, and then has looked after everything that must be true. */
  readonly at: (ground: Ground, point: number) => Promise<Ended & { readonly edition: number }>;
}

export interface Tally {
  readonly name: string;
  readonly points: number;
  /** Points after which edition 1 was open, and edition 2. */
  readonly previousOpen: number;
  readonly newOpen: number;
  readonly endings: Readonly<Record<string, number>>;
}

/** Interrupts at every `step`-th point, beginning with the first, until there is none. */
export async function interruptEverywhere(
  ground: Ground,
  { name, at }: Interruption,
  step = 1,
): Promise<Tally> {
  let [points, previousOpen, newOpen] = [0, 0, 0];
  const endings: Record<string, number> = {};
  for (let point = 1; ; point += step) {
    const { as, isBeyond, edition } = await at(ground, point).catch((error: unknown) => {
      throw new Error(`${name}, point ${point}`, { cause: error });
    });
    if (isBeyond) return { name, points, previousOpen, newOpen, endings };
    points += 1;
    if (edition === 1) previousOpen += 1;
    else newOpen += 1;
    endings[as] = (endings[as] ?? 0) + 1;
  }
}
