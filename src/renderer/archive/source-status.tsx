import type { Source } from '#core/archive/source';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';

/** Whether a source is in force, as its record says; nothing where it does not. */
export function SourceStatus({ source: { status } }: { readonly source: Source }) {
  const { t } = useMessages();
  switch (status) {
    case 'in-force':
      return <Chip tone="success">{t('source.status-in-force')}</Chip>;
    case 'adopted':
      return <Chip>{t('source.status-adopted')}</Chip>;
    case 'superseded':
    case 'withdrawn':
      return <Chip tone="warning">{t(`source.status-${status}`)}</Chip>;
    default:
      return null;
  }
}
