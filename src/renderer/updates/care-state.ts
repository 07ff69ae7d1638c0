import type { CopiedEdition, FixityReport, RepairReport } from '#core/edition/fixity';
import type { Fail } from '#core/result';
import type { InstallProgress } from '#shared/bridge';
import type { FailureCode } from './install-state.ts';
import { advance, beginProgress, type Progress, type Report } from './progress-state.ts';

/** What is done for an installed archive: looking for damage, repair, a copy for somebody else. */
export type CareState =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly progress: Progress }
  /** Everything was read again. `key` is the archive's. */
  | { readonly status: 'verified'; readonly key: string; readonly report: FixityReport }
  | { readonly status: 'repaired'; readonly key: string; readonly report: RepairReport }
  | { readonly status: 'copied'; readonly copied: CopiedEdition }
  | { readonly status: 'failed'; readonly failure: Fail<FailureCode> };

export type CareAction =
  | { readonly type: 'begin'; readonly step: InstallProgress['step'] }
  | ({ readonly type: 'progress' } & Report)
  | { readonly type: 'done'; readonly state: CareState };

export function reduceCare(state: CareState, action: CareAction): CareState {
  switch (action.type) {
    case 'begin':
      return { status: 'working', progress: beginProgress(action.step) };
    case 'progress':
      // A late report, or one of other work.
      return state.status === 'working' && state.progress.step === action.step
        ? { status: 'working', progress: advance(state.progress, action) }
        : state;
    case 'done':
      return action.state;
  }
}
