import type { InstallProgress } from '#shared/bridge';
import { minutesLeft, type Amount } from './time-left.ts';

/** How far a piece of work is, and how long the rest of this step will take, as far as that can be told. */
export interface Progress extends InstallProgress {
  /** The first report of this step. */
  readonly since?: Amount & { readonly at: number };
  readonly minutesLeft?: number;
}

/** `at` is a clock that only goes forward, in milliseconds. */
export type Report = InstallProgress & { readonly at: number };

export function beginProgress(step: InstallProgress['step']): Progress {
  return { step, doneBytes: 0, totalBytes: 0 };
}

export function advance(before: Progress, { step, doneBytes, totalBytes, at }: Report): Progress {
  const isSame = before.step === step && before.since?.totalBytes === totalBytes;
  const since = isSame && before.since ? before.since : { doneBytes, totalBytes, at };
  const left = minutesLeft(since, { doneBytes, totalBytes }, at - since.at);
  return { step, doneBytes, totalBytes, since, ...(left === undefined ? {} : { minutesLeft: left }) };
}
