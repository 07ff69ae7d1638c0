import type { RefusalCode } from '#core/edition/edition';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { ArchiveSummary, InstallProgress } from '#shared/bridge';
import { minutesLeft, type Amount } from './time-left.ts';

export type FailureCode = RefusalCode | FetchCode | 'no-previous' | 'unknown-archive' | 'unknown-edition';

/** Under way, and how long the rest of fetching will take, as far as that can be told. */
export interface Installing extends InstallProgress {
  readonly status: 'installing';
  readonly previewId: string;
  /** The first report of this run of fetching. */
  readonly since?: Amount & { readonly at: number };
  readonly minutesLeft?: number;
}

/** What Updates is doing. What a bundle would do, or why it is refused, is kept with the offered bundle. */
export type InstallState =
  | { readonly status: 'idle' }
  /** The system's file dialog is open, or the file is being checked. */
  | { readonly status: 'choosing' }
  /** A server is being asked. */
  | { readonly status: 'looking' }
  | Installing
  /** Fetching ended before its end, and may go on: the person stopped it, or the connection broke. */
  | { readonly status: 'paused'; readonly previewId: string; readonly code: FailureCode }
  | { readonly status: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly status: 'failed'; readonly code: FailureCode };

export type InstallAction =
  | { readonly type: 'choose' | 'look' | 'chosen' | 'refused' | 'opened' | 'dismiss' }
  | { readonly type: 'install'; readonly previewId: string; readonly step: InstallProgress['step'] }
  /** `at` is a clock that only goes forward, in milliseconds. */
  | ({ readonly type: 'progress'; readonly at: number } & InstallProgress)
  | { readonly type: 'paused'; readonly previewId: string; readonly code: FailureCode }
  | { readonly type: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly type: 'failed'; readonly code: FailureCode };

const IDLE: InstallState = { status: 'idle' };

export function reduceInstall(state: InstallState, action: InstallAction): InstallState {
  switch (action.type) {
    case 'choose':
      return { status: 'choosing' };
    case 'look':
      return { status: 'looking' };
    case 'install': {
      const { previewId, step } = action;
      return { status: 'installing', previewId, step, doneBytes: 0, totalBytes: 0 };
    }
    case 'progress': {
      // A late report of work that was refused or is done.
      if (state.status !== 'installing') return state;
      return progressed(state, action);
    }
    case 'paused':
      return { status: 'paused', previewId: action.previewId, code: action.code };
    case 'installed':
    case 'stepped-back':
      return { status: action.type, archive: action.archive };
    case 'failed':
      return { status: 'failed', code: action.code };
    case 'chosen':
    case 'refused':
    case 'opened':
    case 'dismiss':
      return IDLE;
  }
}

function progressed(
  { previewId, since: before }: Installing,
  { step, doneBytes, totalBytes, at }: Extract<InstallAction, { type: 'progress' }>,
): Installing {
  const progress = { status: 'installing', previewId, step, doneBytes, totalBytes } as const;
  if (step !== 'fetching') return progress;
  const since = before?.totalBytes === totalBytes ? before : { doneBytes, totalBytes, at };
  const left = minutesLeft(since, progress, at - since.at);
  return { ...progress, since, ...(left === undefined ? {} : { minutesLeft: left }) };
}
