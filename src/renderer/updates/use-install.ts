import { useEffect, useEffectEvent, useRef } from 'react';
import { roomOf } from '#core/edition/room';
import { isInterruption } from '#core/fetch/fetch-code';
import { ok } from '#core/result';
import { forgetRefusal, offeredPreview, setOfferedBundle } from '../archive/offered-bundle.ts';
import { bridge } from '../bridge.ts';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { reduceInstall, type InstallAction, type InstallState } from './install-state.ts';
import { createLastingState } from './lasting-state.ts';

export interface Install {
  readonly state: InstallState;
  /** Asks for a file and shows what it would do. */
  readonly choose: () => void;
  /** Asks a server for the latest edition of a publication, and shows what it would do. */
  readonly look: (address: string) => void;
  /** Installs what was shown; what lies on a server is fetched first, from where it was stopped. */
  readonly install: (previewId: string) => void;
  /** Stops what is under way; what has come of a server's stays. */
  readonly pause: () => void;
  /** Stops an installation, and gives up what has come. */
  readonly giveUp: (previewId: string) => void;
  /** Lets go of a preview or of a message. Nothing is installed. */
  readonly dismiss: (previewId?: string) => void;
  readonly activate: (key: string) => void;
  readonly stepBack: (key: string) => void;
  /** Shows again the edition that is hidden because its key was revoked. */
  readonly confirmQuarantined: (key: string, edition: number) => void;
}

const lasting = createLastingState<InstallState, InstallAction>(reduceInstall, { status: 'idle' });
const { dispatch } = lasting;
/** The person has given up what is being fetched. */
let isGivenUp = false;

function setGivenUp(value: boolean): void {
  isGivenUp = value;
}

/** What Updates does, and how far it is. The bundle itself is kept where drops and double-clicks put theirs too. */
export function useInstall(isOpening: boolean): Install {
  const { t } = useMessages();
  const state = lasting.use();
  useEffect(
    () =>
      bridge.on('install-progress', ({ step, doneBytes, totalBytes }) =>
        dispatch({ type: 'progress', step, doneBytes, totalBytes, at: performance.now() }),
      ),
    [],
  );

  const choose = async (): Promise<void> => {
    forgetRefusal();
    dispatch({ type: 'choose' });
    const chosen = await bridge.archive.chooseBundle();
    dispatch({ type: 'chosen' });
    // Stopped by the person: there is nothing to say.
    if (chosen !== null && (chosen.ok || chosen.code !== 'cancelled')) setOfferedBundle(chosen);
  };
  const look = async (address: string): Promise<void> => {
    const before = offeredPreview();
    if (before !== null) await bridge.archive.discard(before.previewId);
    setOfferedBundle(null);
    dispatch({ type: 'look' });
    const looked = await bridge.archive.look(address);
    dispatch({ type: 'chosen' });
    // Stopped by the person: there is nothing to say.
    if (looked.ok || looked.code !== 'cancelled') setOfferedBundle(looked);
  };
  const install = async (previewId: string): Promise<void> => {
    const isRemote = offeredPreview()?.fetch !== undefined;
    setGivenUp(false);
    dispatch({ type: 'install', previewId, step: isRemote ? 'fetching' : 'installing' });
    const result = await bridge.archive.install(previewId);
    if (!result.ok && isRemote && isInterruption(result.code)) {
      if (isGivenUp) dismiss(previewId);
      else dispatch({ type: 'paused', previewId, failure: result });
      return;
    }
    if (!result.ok && (result.code === 'cancelled' || result.code === 'no-room')) {
      // The preview stays: the person may make room, or think again.
      const shown = offeredPreview();
      const room = roomOf(result);
      if (shown !== null && room !== undefined) setOfferedBundle(ok({ ...shown, room }));
      dispatch({ type: 'chosen' });
      return;
    }
    setOfferedBundle(result.ok ? null : result);
    tell(result.ok ? { type: 'installed', archive: result.value } : { type: 'refused' });
  };
  const activate = async (key: string): Promise<void> => {
    forgetRefusal();
    const result = await bridge.archive.activate(key);
    dispatch(result.ok ? { type: 'opened' } : { type: 'failed', failure: result });
  };
  const stepBack = async (key: string): Promise<void> => {
    forgetRefusal();
    const result = await bridge.archive.stepBack(key);
    tell(result.ok ? { type: 'stepped-back', archive: result.value } : { type: 'failed', failure: result });
  };
  const confirmQuarantined = async (key: string, edition: number): Promise<void> => {
    forgetRefusal();
    const result = await bridge.archive.confirmQuarantined(key);
    dispatch(result.ok ? { type: 'opened' } : { type: 'failed', failure: result });
    if (result.ok) announce(t('updates.hidden-shown', { edition }));
  };
  const tell = (action: Parameters<typeof dispatch>[0]): void => {
    dispatch(action);
    if (action.type === 'installed' || action.type === 'stepped-back') {
      announce(t(`updates.${action.type}`, { edition: action.archive.edition }));
    }
  };

  const dismiss = (previewId?: string): void => {
    if (previewId !== undefined) void bridge.archive.discard(previewId);
    setOfferedBundle(null);
    dispatch({ type: 'dismiss' });
  };
  const giveUp = (previewId: string): void => {
    if (state.status !== 'installing') {
      dismiss(previewId);
      return;
    }
    setGivenUp(true);
    void bridge.archive.stop();
  };

  const hasChosen = useRef(false);
  const chooseOnArrival = useEffectEvent((isAsked: boolean) => {
    if (!isAsked) {
      hasChosen.current = false;
      return;
    }
    if (hasChosen.current) return;
    hasChosen.current = true;
    // So that "back" does not ask again.
    navigate({ name: 'updates', open: false }, 'replace');
    void choose();
  });
  useEffect(() => chooseOnArrival(isOpening), [isOpening]);

  return {
    state,
    choose: () => void choose(),
    install: (previewId) => void install(previewId),
    look: (address) => void look(address),
    pause: () => void bridge.archive.stop(),
    giveUp,
    dismiss,
    activate: (key) => void activate(key),
    stepBack: (key) => void stepBack(key),
    confirmQuarantined: (key, edition) => void confirmQuarantined(key, edition),
  };
}
