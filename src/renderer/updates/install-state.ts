import type { RefusalCode } from '#core/edition/edition';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { Fail } from '#core/result';
import type { ArchiveSummary, InstallProgress } from '#shared/bridge';
import { advance, beginProgress, type Progress, type Report } from './progress-state.ts';

export type FailureCode = RefusalCode | FetchCode | 'no-previous' | 'unknown-archive' | 'unknown-edition';

/** Under way: fetched, then installed. */
export interface Installing {
  readonly status: 'installing';
  readonly previewId: string;
  readonly progress: Progress;
}

/** What Updates is doing. What a bundle would do, or why it is refused, is kept with the offered bundle. */
export type InstallState =
  | { readonly status: 'idle' }
  /** The system's file dialog is open. */
  | { readonly status: 'choosing' }
  /** The file that was chosen is being read. */
  | { readonly status: 'checking'; readonly progress: Progress }
  /** A server is being asked. */
  | { readonly status: 'looking' }
  | Installing
  /** Fetching ended before its end, and may go on: the person stopped it, or the connection broke. */
  | { readonly status: 'paused'; readonly previewId: string; readonly failure: Fail<FailureCode> }
  | { readonly status: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly status: 'failed'; readonly failure: Fail<FailureCode> };

export type InstallAction =
  | { readonly type: 'choose' | 'look' | 'chosen' | 'refused' | 'opened' | 'dismiss' }
  | { readonly type: 'install'; readonly previewId: string; readonly step: InstallProgress['step'] }
  | ({ readonly type: 'progress' } & Report)
  | { readonly type: 'paused'; readonly previewId: string; readonly failure: Fail<FailureCode> }
  | { readonly type: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly type: 'failed'; readonly failure: Fail<FailureCode> };

const IDLE: InstallState = { status: 'idle' };

export function reduceInstall(state: InstallState, action: InstallAction): InstallState {
  switch (action.type) {
    case 'choose':
      return { status: 'choosing' };
    case 'look':
      return { status: 'looking' };
    case 'install': {
      const { previewId, step } = action;
      return { status: 'installing', previewId, progress: beginProgress(step) };
    }
    case 'progress':
      return progressed(state, action);
    case 'paused':
      return { status: 'paused', previewId: action.previewId, failure: action.failure };
    case 'installed':
    case 'stepped-back':
      return { status: action.type, archive: action.archive };
    case 'failed':
      return { status: 'failed', failure: action.failure };
    case 'chosen':
    case 'refused':
    case 'opened':
    case 'dismiss':
      return IDLE;
  }
}

/** A late report of work that was refused or is done, and one of other work, changes nothing. */
function progressed(state: InstallState, report: Report): InstallState {
  const isChecking = report.step === 'checking';
  if (isChecking && (state.status === 'choosing' || state.status === 'checking')) {
    const before = state.status === 'checking' ? state.progress : beginProgress('checking');
    return { status: 'checking', progress: advance(before, report) };
  }
  const isOurs = report.step === 'fetching' || report.step === 'installing';
  return state.status === 'installing' && isOurs
    ? { ...state, progress: advance(state.progress, report) }
    : state;
}
