import { useMessages } from '../i18n/use-messages.ts';
import { useNetwork } from '../use-network.ts';
import { Section } from '../ui/section.tsx';
import { ChapterText } from './chapter-text.tsx';
import { HelpLayout } from './help-layout.tsx';
import styles from './privacy-page.module.css';
import { useChapter } from './use-chapter.ts';

/** What is stored where and what leaves the machine: the chapter of the guide, and what happened since the start. */
export function PrivacyPage() {
  const { t } = useMessages();
  const loaded = useChapter('privacy');
  return (
    <HelpLayout title={t('help.chapter-privacy')} current="privacy" isReady={loaded.status !== 'loading'}>
      <Requests />
      <AskedHosts />
      <ChapterText loaded={loaded} />
    </HelpLayout>
  );
}

/** Hosts that the person had the app ask. */
function AskedHosts() {
  const { t, instant, number } = useMessages();
  const { fetched } = useNetwork();
  if (fetched.length === 0) return null;
  return (
    <Section title={t('help.asked')}>
      <p>{t('help.asked-text')}</p>
      <table className={styles['requests']}>
        <thead>
          <tr>
            <th scope="col">{t('help.request-time')}</th>
            <th scope="col">{t('help.request-where')}</th>
            <th scope="col">{t('help.asked-count')}</th>
          </tr>
        </thead>
        <tbody>
          {fetched.map(({ at, host, requests }) => (
            <tr key={host}>
              <td>{instant(at)}</td>
              <td>
                <bdi>{host}</bdi>
              </td>
              <td>{number(requests)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Requests() {
  const { t, instant } = useMessages();
  const { requests, blocked } = useNetwork();
  return (
    <Section title={t('help.requests')}>
      <p>{t('help.requests-count', { count: requests })}</p>
      {blocked.length === 0 ? null : (
        <table className={styles['requests']}>
          <thead>
            <tr>
              <th scope="col">{t('help.request-time')}</th>
              <th scope="col">{t('help.request-where')}</th>
            </tr>
          </thead>
          <tbody>
            {blocked.toReversed().map(({ at, scheme, host }, i) => (
              <tr key={blocked.length - i}>
                <td>{instant(at)}</td>
                <td>
                  <bdi>{`${scheme}//${host}`}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {blocked.length < requests ? <p>{t('help.requests-shown', { count: blocked.length })}</p> : null}
    </Section>
  );
}
