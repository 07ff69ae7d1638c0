import type { RevisionLabel } from '#core/edition/edition';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import styles from './home-page.module.css';

const TONES = { minor: 'plain', major: 'accent', correction: 'warning' } as const;

/** How much of an article a revision has changed and, where its publisher says so, why. */
export function RevisionNote({ label: said }: { readonly label: RevisionLabel | undefined }) {
  const { t } = useMessages();
  if (said === undefined) return null;
  const { label, reason } = said;
  return (
    <p className={styles['revision']}>
      <Chip tone={TONES[label]}>{t(`home.revision-${label}`)}</Chip>{' '}
      {reason === undefined ? null : <bdi>{reason}</bdi>}
    </p>
  );
}
