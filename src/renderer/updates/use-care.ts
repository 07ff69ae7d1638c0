import { useEffect } from 'react';
import type { Fail, Result } from '#core/result';
import type { InstallProgress, RepairPlace } from '#shared/bridge';
import { bridge } from '../bridge.ts';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { reduceCare, type CareAction, type CareState } from './care-state.ts';
import { createLastingState } from './lasting-state.ts';
import type { FailureCode } from './install-state.ts';

export interface Care {
  readonly state: CareState;
  /** Reads everything of an archive again. */
  readonly verify: (key: string) => void;
  /** Gets what is damaged from there. */
  readonly repair: (key: string, from: RepairPlace) => void;
  /** Copies the open edition to a file: all of it, or what is new since an older one. */
  readonly copyTo: (key: string, since: number | null) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

const IDLE: CareState = { status: 'idle' };
const lasting = createLastingState<CareState, CareAction>(reduceCare, IDLE);
const { dispatch } = lasting;

export function useCare(): Care {
  const { t } = useMessages();
  const state = lasting.use();
  useEffect(
    () =>
      bridge.on('install-progress', (progress) =>
        dispatch({ type: 'progress', ...progress, at: performance.now() }),
      ),
    [],
  );
  const run = async <T>(
    step: InstallProgress['step'],
    work: Promise<Result<T, FailureCode> | null>,
    done: (value: T) => CareState,
  ): Promise<void> => {
    dispatch({ type: 'begin', step });
    const result = await work;
    dispatch({ type: 'done', state: outcomeOf(result, done) });
    if (result?.ok === true) announce(t('updates.care-done'));
  };
  return {
    state,
    verify: (key) =>
      void run('verifying', bridge.archive.verify(key), (report) => ({ status: 'verified', key, report })),
    repair: (key, from) =>
      void run('repairing', bridge.archive.repair(key, from), (report) => ({
        status: 'repaired',
        key,
        report,
      })),
    copyTo: (key, since) =>
      void run('copying', bridge.archive.copyTo(key, since), (copied) => ({ status: 'copied', copied })),
    stop: () => void bridge.archive.stop(),
    dismiss: () => dispatch({ type: 'done', state: IDLE }),
  };
}

/** Where the person has stopped it or closed the dialog there is nothing to say. */
function outcomeOf<T>(result: Result<T, FailureCode> | null, done: (value: T) => CareState): CareState {
  if (result === null) return IDLE;
  if (result.ok) return done(result.value);
  const failure: Fail<FailureCode> = result;
  return failure.code === 'cancelled' ? IDLE : { status: 'failed', failure };
}
