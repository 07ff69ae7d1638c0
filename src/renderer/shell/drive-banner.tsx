import { Usb } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FoundOnDrive } from '#shared/bridge';
import { setOfferedBundle } from '../archive/offered-bundle.ts';
import { bridge } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Button } from '../ui/button.tsx';
import styles from './drive-banner.module.css';

/** Editions on drives that were plugged in: offered, and never installed from here. */
export function DriveBanner() {
  const { t, local } = useMessages();
  const offers = useOffers();
  if (offers.length === 0) return null;
  return (
    <section className={styles['banner']} aria-label={t('drive.title')}>
      <Usb size={18} aria-hidden className={styles['icon']} />
      <ul className={styles['list']}>
        {offers.map((offer) => (
          <li key={offer.id} className={styles['offer']}>
            <output className={styles['text']}>
              {t(`drive.${offer.relation}`, {
                title: local(offer.title),
                publisher: offer.publisher,
                edition: offer.edition,
                drive: offer.drive,
              })}
            </output>
            <Button onPress={() => void look(offer.id)}>{t('drive.look')}</Button>
            <Button look="quiet" onPress={() => void bridge.archive.ignoreOnDrive(offer.id)}>
              {t('drive.ignore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useOffers(): readonly FoundOnDrive[] {
  const [offers, setOffers] = useState<readonly FoundOnDrive[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      const found = await bridge.archive.onDrives();
      if (!isGone) setOffers(found);
    };
    void load();
    const stop = bridge.on('drives-changed', () => void load());
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return offers;
}

async function look(id: string): Promise<void> {
  setOfferedBundle(await bridge.archive.previewOnDrive(id));
  navigate({ name: 'updates', open: false });
}
