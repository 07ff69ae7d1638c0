import type { OpenArchive } from '#shared/bridge';
import { AgeLine } from '../archive/age-line.tsx';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { bridge } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Section } from '../ui/section.tsx';
import { Fact, Facts } from './facts.tsx';
import { HelpLayout } from './help-layout.tsx';
import { useLoaded } from './use-loaded.ts';

const readInfo = () => bridge.app.info();

/** Which app this is, what it runs on, and which archive is open. */
export function AboutPage() {
  const { t } = useMessages();
  const open = useMaybeArchive();
  return (
    <HelpLayout title={t('help.about')} current="about">
      <AppFacts />
      <Section title={t('help.archive')}>
        {open === null ? null : <AgeLine archive={open.archive} />}
        {open === null ? <p>{t('help.no-archive')}</p> : <ArchiveFacts archive={open.archive} />}
      </Section>
    </HelpLayout>
  );
}

function AppFacts() {
  const { t } = useMessages();
  const info = useLoaded(readInfo);
  return (
    <Section title={t('help.app')}>
      <Facts>
        {info.status === 'ready' ? (
          <>
            <Fact name={t('help.version')}>
              <bdi>{info.value.version}</bdi>
            </Fact>
            <Fact name={t('help.runtime')}>{t('help.runtime-of', info.value.runtime)}</Fact>
            <Fact name={t('help.system')}>
              <bdi>{info.value.platform}</bdi>
            </Fact>
          </>
        ) : null}
        <Fact name={t('help.app-licence')}>{t('help.app-licence-text')}</Fact>
      </Facts>
      {info.status === 'failed' ? <p role="alert">{t('help.load-failed')}</p> : null}
    </Section>
  );
}

function ArchiveFacts({ archive }: { readonly archive: OpenArchive }) {
  const { t, local, date, list, languageName } = useMessages();
  const { description } = archive;
  return (
    <Facts>
      <Fact name={t('help.archive-title')}>
        <bdi>{local(archive.title)}</bdi>
      </Fact>
      <Fact name={t('help.archive-publisher')}>
        <bdi>{archive.publisher}</bdi>
      </Fact>
      <Fact name={t('help.archive-contact')}>
        <bdi>{description.contact}</bdi>
      </Fact>
      <Fact name={t('help.archive-edition')}>
        {t('help.archive-edition-of', { number: archive.edition, date: date(archive.createdAt) })}
      </Fact>
      <Fact name={t('help.archive-holds')}>
        {t('help.archive-holds-of', {
          articles: description.counts.articles,
          sources: description.counts.sources,
        })}
      </Fact>
      <Fact name={t('help.archive-languages')}>{list(description.languages.map(languageName))}</Fact>
      <Fact name={t('help.archive-licence')}>
        <bdi>{description.licence}</bdi>
      </Fact>
      <Fact name={t('help.archive-fingerprint')}>
        <bdi lang="en">{archive.fingerprint}</bdi>
      </Fact>
    </Facts>
  );
}
