import { useEffect, useRef } from 'react';
import type { FixityReport, RepairReport } from '#core/edition/fixity';
import type { ArchiveSummary, RepairPlace, WorkStep } from '#shared/bridge';
import type { MessageId } from '../i18n/messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './bundle-preview-card.module.css';
import type { CareState } from './care-state.ts';
import { Message } from './message.tsx';
import type { Care } from './use-care.ts';
import { useRefusal } from './use-refusal.ts';
import { WorkProgress } from './work-progress.tsx';

interface CarePanelProps {
  readonly care: Care;
  readonly archives: readonly ArchiveSummary[];
}

const LABELS: Readonly<Record<WorkStep, MessageId>> = {
  checking: 'updates.checking',
  fetching: 'updates.fetching',
  installing: 'updates.installing',
  verifying: 'updates.verifying',
  repairing: 'updates.repairing',
  copying: 'updates.copying',
};

/** What is under way for an installed archive, or what came of it. */
export function CarePanel({ care, archives }: CarePanelProps) {
  const { t } = useMessages();
  const refusal = useRefusal();
  const { state } = care;
  switch (state.status) {
    case 'idle':
      return null;
    case 'working':
      return (
        <WorkProgress label={t(LABELS[state.progress.step])} progress={state.progress}>
          <Button onPress={care.stop}>{t('updates.cancel')}</Button>
        </WorkProgress>
      );
    case 'failed':
      return (
        <Message tone="danger" of={state} onClose={care.dismiss}>
          {refusal(state.failure)}
        </Message>
      );
    case 'copied':
      return <Copied care={care} state={state} />;
    case 'verified':
    case 'repaired': {
      const archive = archives.find(({ key }) => key === state.key);
      if (state.report.damagedParts === 0) return <Whole care={care} state={state} />;
      return <Damaged key={state.status} care={care} archive={archive} state={state} />;
    }
  }
}

type Checked = Extract<CareState, { status: 'verified' | 'repaired' }>;

function Copied({ care, state }: { readonly care: Care; readonly state: CareState & { status: 'copied' } }) {
  const { t, bytes } = useMessages();
  const { edition, since, fileName: file, bytes: size } = state.copied;
  return (
    <Message tone="success" of={state} onClose={care.dismiss}>
      {since === undefined
        ? t('updates.copied', { edition, file, size: bytes(size) })
        : t('updates.copied-since', { edition, since, file, size: bytes(size) })}
    </Message>
  );
}

function Whole({ care, state }: { readonly care: Care; readonly state: Checked }) {
  const { t, bytes } = useMessages();
  const { parts, bytes: size } = state.report;
  const mended = mendedOf(state.report);
  return (
    <Message tone="success" of={state} onClose={care.dismiss}>
      {mended === 0 ? null : `${t('updates.mended', { count: mended })} `}
      {t('updates.all-whole', { count: parts, size: bytes(size) })}
    </Message>
  );
}

function mendedOf(report: FixityReport | RepairReport): number {
  return 'mendedParts' in report ? report.mendedParts : 0;
}

interface DamagedProps {
  readonly care: Care;
  readonly archive: ArchiveSummary | undefined;
  readonly state: Checked;
}

/** What is damaged, and every way to have it again. Nothing is fetched before the person chooses. */
function Damaged({ care, archive, state }: DamagedProps) {
  const { t, bytes } = useMessages();
  const card = useRef<HTMLFieldSetElement>(null);
  useEffect(() => card.current?.focus(), []);
  const { report, key } = state;
  const address = archive?.address;
  const from = (place: RepairPlace) => () => care.repair(key, place);
  const mended = mendedOf(report);
  return (
    <fieldset ref={card} tabIndex={-1} aria-label={t('updates.damage-title')} className={styles['card']}>
      <h2 className={styles['title']}>{t('updates.damage-title')}</h2>
      <p role="alert">
        {mended === 0 ? null : `${t('updates.mended', { count: mended })} `}
        {t('updates.damaged', {
          count: report.damagedParts,
          total: report.parts,
          size: bytes(report.damagedBytes),
        })}{' '}
        {report.isPartial ? t('updates.damaged-partial') : null}{' '}
        {state.status === 'repaired' ? t('updates.damaged-still') : t('updates.damaged-choose')}
      </p>
      <div className={styles['actions']}>
        {address === undefined ? null : (
          <Button look="primary" onPress={from('server')}>
            {t('updates.repair-server', { host: new URL(address).host })}
          </Button>
        )}
        {archive?.isBundled === true ? (
          <Button onPress={from('bundled')}>{t('updates.repair-bundled')}</Button>
        ) : null}
        <Button onPress={from('file')}>{t('updates.repair-file')}</Button>
        <Button onPress={from('folder')}>{t('updates.repair-folder')}</Button>
        <Button look="quiet" onPress={care.dismiss}>
          {t('updates.close')}
        </Button>
      </div>
      <p className={styles['file']}>{t('updates.repair-text')}</p>
    </fieldset>
  );
}
