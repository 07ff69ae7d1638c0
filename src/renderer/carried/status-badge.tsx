import type { CarriedStatus } from '#core/anchoring/carry-over';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import { useCarried } from './carried-context.tsx';

/** What the open edition did to an annotation; nothing is said of one that is in place. */
export function StatusBadge({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const status = useCarried().statuses.get(id)?.status;
  if (status === undefined || status === 'in-place') return null;
  return <Chip tone={toneOf(status)}>{t(`carried.status-${status}`)}</Chip>;
}

function toneOf(status: CarriedStatus['status']): 'plain' | 'accent' | 'warning' {
  if (status === 'ambiguous' || status === 'removed' || status === 'withdrawn') return 'warning';
  return status === 'changed' ? 'accent' : 'plain';
}
