import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import type { Installing } from './install-state.ts';
import type { Install } from './use-install.ts';
import { WorkProgress } from './work-progress.tsx';

interface InstallProgressProps {
  readonly state: Installing;
  readonly install: Install;
}

/** How far an installation is. Each of its steps can be stopped; what was fetched can be gone on with. */
export function InstallProgress({ state, install }: InstallProgressProps) {
  const { t } = useMessages();
  const { progress, previewId } = state;
  const { step, doneBytes, totalBytes } = progress;
  const isFetching = step === 'fetching';
  // Everything has come: what follows is the check of the whole.
  const isFetched = isFetching && totalBytes > 0 && doneBytes >= totalBytes;
  return (
    <WorkProgress label={t(labelOf(isFetching, isFetched))} progress={progress} isUnknown={isFetched}>
      {isFetching ? <Button onPress={install.pause}>{t('updates.pause')}</Button> : null}
      <Button onPress={() => install.giveUp(previewId)}>{t('updates.cancel')}</Button>
    </WorkProgress>
  );
}

function labelOf(
  isFetching: boolean,
  isFetched: boolean,
): 'updates.fetching' | 'updates.checking-fetched' | 'updates.installing' {
  if (isFetched) return 'updates.checking-fetched';
  return isFetching ? 'updates.fetching' : 'updates.installing';
}
