import type { RefusalCode } from '#core/edition/edition';
import type { ArchiveSummary } from '#shared/bridge';

export type FailureCode = RefusalCode | 'no-previous' | 'unknown-archive' | 'unknown-edition';

/** What Updates is doing. What a bundle would do, or why it is refused, is kept with the offered bundle. */
export type InstallState =
  | { readonly status: 'idle' }
  /** The system's file dialog is open, or the file is being checked. */
  | { readonly status: 'choosing' }
  | { readonly status: 'installing'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly status: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly status: 'failed'; readonly code: FailureCode };

export type InstallAction =
  | { readonly type: 'choose' | 'chosen' | 'install' | 'refused' | 'opened' | 'dismiss' }
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly type: 'installed' | 'stepped-back'; readonly archive: ArchiveSummary }
  | { readonly type: 'failed'; readonly code: FailureCode };

const IDLE: InstallState = { status: 'idle' };

export function reduceInstall(state: InstallState, action: InstallAction): InstallState {
  switch (action.type) {
    case 'choose':
      return { status: 'choosing' };
    case 'install':
      return { status: 'installing', doneBytes: 0, totalBytes: 0 };
    case 'progress':
      // A late report of work that was refused or is done.
      if (state.status !== 'installing') return state;
      return { status: 'installing', doneBytes: action.doneBytes, totalBytes: action.totalBytes };
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
