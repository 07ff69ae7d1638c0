import { FolderOpen } from 'lucide-react';
import type { ArchiveSummary } from '#shared/bridge';
import { useOfferedBundle } from '../archive/offered-bundle.ts';
import { useArchives } from '../archive/use-archives.ts';
import { CarriedReport } from '../carried/carried-report.tsx';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { ArchiveCard, type ArchiveCardProps } from './archive-card.tsx';
import { BundlePreviewCard } from './bundle-preview-card.tsx';
import { CarePanel } from './care-panel.tsx';
import { InstallProgress } from './install-progress.tsx';
import type { InstallState } from './install-state.ts';
import { Looking } from './looking.tsx';
import { Message } from './message.tsx';
import { PausedFetch } from './paused-fetch.tsx';
import styles from './updates-page.module.css';
import { useCare } from './use-care.ts';
import { useInstall, type Install } from './use-install.ts';
import { useRefusal } from './use-refusal.ts';
import { WebAddressForm } from './web-address-form.tsx';
import { WorkProgress } from './work-progress.tsx';

/** Which archives and editions are here, and the way to another. */
export function UpdatesPage({ isOpening }: { readonly isOpening: boolean }) {
  const { t } = useMessages();
  const archives = useArchives();
  const install = useInstall(isOpening);
  const care = useCare();
  const isBusy = isInstalling(install.state) || care.state.status === 'working';
  const active = archives?.find((archive) => archive.active);
  const others = archives?.filter((archive) => !archive.active) ?? [];
  return (
    <Page title={t('place.updates')} width="reading" isReady={archives !== null}>
      <section aria-label={t('place.updates')} className={styles['region']}>
        <WhatHappens install={install} />
        <CarePanel care={care} archives={archives ?? []} />
        {active === undefined ? null : (
          <Section title={t('updates.installed-title')}>
            <ArchiveCard archive={active} install={install} care={care} isBusy={isBusy} />
          </Section>
        )}
        <CarriedReport />
        {archives !== null && archives.length === 0 ? <EmptyState title={t('updates.none')} /> : null}
        <OtherArchives archives={others} isAlone={active === undefined} {...{ install, care, isBusy }} />
        <Section title={t('updates.web')}>
          <p>{t('updates.web-text')}</p>
          <WebAddressForm
            // Another archive has been fetched from elsewhere.
            key={active?.address ?? ''}
            known={active?.address ?? ''}
            isDisabled={isBusy}
            onLook={install.look}
          />
        </Section>
        <Section title={t('updates.another')}>
          <p>{t('updates.another-text')}</p>
          <div className={styles['actions']}>
            <Button onPress={install.choose} isDisabled={isBusy}>
              <FolderOpen size={16} aria-hidden />
              {t('updates.open')}
            </Button>
            <Kbd keys={keysOf('open-edition')} />
          </div>
        </Section>
      </section>
    </Page>
  );
}

interface OtherArchivesProps extends Omit<ArchiveCardProps, 'archive'> {
  readonly archives: readonly ArchiveSummary[];
  /** No archive is open. */
  readonly isAlone: boolean;
}

function OtherArchives({ archives, isAlone, ...props }: OtherArchivesProps) {
  const { t } = useMessages();
  if (archives.length === 0) return null;
  return (
    <Section title={t(isAlone ? 'updates.here' : 'updates.others')}>
      {archives.map((archive) => (
        <ArchiveCard key={archive.key} archive={archive} {...props} />
      ))}
    </Section>
  );
}

/** Nothing else is begun meanwhile. */
function isInstalling({ status }: InstallState): boolean {
  return status === 'installing' || status === 'looking' || status === 'checking';
}

/** The bundle in hand, the work under way, or what came of it. */
function WhatHappens({ install }: { readonly install: Install }) {
  const { t } = useMessages();
  const refusal = useRefusal();
  const offered = useOfferedBundle();
  const { state } = install;
  if (state.status === 'installing') return <InstallProgress state={state} install={install} />;
  if (state.status === 'looking') return <Looking install={install} />;
  if (state.status === 'paused') return <PausedFetch state={state} install={install} />;
  if (state.status === 'checking') {
    return (
      <WorkProgress label={t('updates.checking')} progress={state.progress}>
        <Button onPress={install.pause}>{t('updates.cancel')}</Button>
      </WorkProgress>
    );
  }
  if (state.status === 'choosing') {
    return (
      <p className={styles['quiet']}>
        <output>{t('updates.checking')}</output>
      </p>
    );
  }
  if (offered !== null) {
    return offered.ok ? (
      <BundlePreviewCard
        // Another bundle is another decision.
        key={offered.value.previewId}
        preview={offered.value}
        install={install}
      />
    ) : (
      <Message tone="danger" of={offered} onClose={() => install.dismiss()}>
        {refusal(offered)}
      </Message>
    );
  }
  if (state.status === 'failed') {
    return (
      <Message tone="danger" of={state} onClose={() => install.dismiss()}>
        {refusal(state.failure)}
      </Message>
    );
  }
  if (state.status === 'idle') return null;
  return (
    <Message tone="success" of={state} onClose={() => install.dismiss()}>
      {t(`updates.${state.status}`, { edition: state.archive.edition })}
    </Message>
  );
}
