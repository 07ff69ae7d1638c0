import type { ArchiveSummary } from '#shared/bridge';
import { AgeLine } from '../archive/age-line.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { HiddenEdition } from './hidden-edition.tsx';
import { Fingerprint } from './fingerprint.tsx';
import styles from './updates-page.module.css';
import type { Care } from './use-care.ts';
import type { Install } from './use-install.ts';

const STEP_TEXTS = { back: 'updates.step-back-text', forward: 'updates.step-forward-text' } as const;

export interface ArchiveCardProps {
  readonly archive: ArchiveSummary;
  readonly install: Install;
  readonly care: Care;
  /** Nothing else is begun meanwhile. */
  readonly isBusy: boolean;
}

/** An archive of this machine: its edition, who signed it, and what can be done with it. */
export function ArchiveCard({ archive, install, care, isBusy }: ArchiveCardProps) {
  const { t, local, date } = useMessages();
  const { previous } = archive;
  // After a step back the other edition is the newer one.
  const way = previous !== undefined && previous > archive.edition ? 'forward' : 'back';
  const { address } = archive;
  return (
    <Card>
      <div className={styles['card']}>
        <h3 className={styles['title']}>
          <bdi>{local(archive.title)}</bdi>
        </h3>
        <p>{t('updates.edition', { edition: archive.edition, date: date(archive.createdAt) })}</p>
        {archive.development ? (
          <p className={styles['notice']}>{t('updates.development')}</p>
        ) : (
          <p>
            {t('updates.publisher')} <bdi>{archive.publisher}</bdi>
          </p>
        )}
        {archive.isHidden ? null : <AgeLine archive={archive} />}
        <Fingerprint words={archive.fingerprint} />
        <HiddenEdition archive={archive} install={install} />
        {archive.active || archive.isHidden ? null : (
          <div className={styles['actions']}>
            <Button
              aria-label={t('updates.activate-named', {
                title: local(archive.title),
                publisher: archive.publisher,
              })}
              isDisabled={isBusy}
              onPress={() => install.activate(archive.key)}
            >
              {t('updates.activate')}
            </Button>
          </div>
        )}
        {archive.active && address !== undefined ? (
          <div className={styles['actions']}>
            <Button isDisabled={isBusy} onPress={() => install.look(address)}>
              {t('updates.check')}
            </Button>
            <span className={styles['quiet']}>
              {t('updates.check-text', { host: new URL(address).host })}
            </span>
          </div>
        ) : null}
        {archive.active && previous !== undefined ? (
          <div className={styles['actions']}>
            <Button isDisabled={isBusy} onPress={() => install.stepBack(archive.key)}>
              {t(`updates.step-${way}`)}
            </Button>
            <span className={styles['quiet']}>{t(STEP_TEXTS[way], { edition: previous })}</span>
          </div>
        ) : null}
        {archive.active ? (
          <div className={styles['actions']}>
            <Button isDisabled={isBusy} onPress={() => care.verify(archive.key)}>
              {t('updates.verify')}
            </Button>
            <span className={styles['quiet']}>{t('updates.verify-text')}</span>
          </div>
        ) : null}
        {archive.active ? (
          <div className={styles['actions']}>
            <CopyDialog archive={archive} care={care} isDisabled={isBusy} />
            <span className={styles['quiet']}>{t('updates.copy-hint')}</span>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
