import { useMessages } from '../i18n/use-messages.ts';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { Section } from '../ui/section.tsx';
import { HelpLayout } from './help-layout.tsx';
import styles from './licences-page.module.css';
import { useLoaded } from './use-loaded.ts';

/** Both texts are long and seldom wanted: scripts of their own. */
async function loadTexts(): Promise<{ readonly own: string; readonly notices: string }> {
  const [own, notices] = await Promise.all([
    import('../../../LICENSE?raw'),
    import('../../../THIRD-PARTY-NOTICES.md?raw'),
  ]);
  return { own: own.default, notices: notices.default };
}

/** The licence of the app and those of everything inside it, word for word. */
export function LicencesPage() {
  const { t } = useMessages();
  const texts = useLoaded(loadTexts);
  return (
    <HelpLayout title={t('help.licences')} current="licences" isReady={texts.status !== 'loading'}>
      {texts.status === 'loading' ? <ListSkeleton label={t('shell.loading')} /> : null}
      {texts.status === 'failed' ? <p role="alert">{t('help.load-failed')}</p> : null}
      {texts.status === 'ready' ? (
        <>
          <Section title={t('help.own-licence')}>
            <Verbatim text={texts.value.own} />
          </Section>
          <Section title={t('help.notices')}>
            <Verbatim text={texts.value.notices} />
          </Section>
        </>
      ) : null}
    </HelpLayout>
  );
}

function Verbatim({ text }: { readonly text: string }) {
  return (
    <pre lang="en" dir="ltr" className={styles['verbatim']}>
      {text}
    </pre>
  );
}
