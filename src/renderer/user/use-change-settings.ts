import type { Settings } from '#core/settings/settings';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import { useUser } from './user-context.tsx';

/** Changes settings: shown at once, kept on disk. What could not be kept goes back to what it was, and is told. */
export function useChangeSettings(): (patch: Partial<Settings>) => void {
  const { t } = useMessages();
  const { setSettings } = useUser();
  const change = async (patch: Partial<Settings>): Promise<void> => {
    const result = await setSettings(patch);
    if (!result.ok) showToast({ text: t(`settings.failed-${result.code}`), tone: 'danger' });
  };
  return (patch) => void change(patch);
}
