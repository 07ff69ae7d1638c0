import { useEffect, useRef, type ReactNode } from 'react';
import type { BundlePreview } from '#shared/bridge';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Fingerprint } from './fingerprint.tsx';
import styles from './bundle-preview-card.module.css';
import { TouchedArticles } from './touched-articles.tsx';
import type { Install } from './use-install.ts';

interface BundlePreviewCardProps {
  readonly preview: BundlePreview;
  readonly install: Install;
}

/** What a bundle holds and what installing it would do. Nothing has happened yet. */
export function BundlePreviewCard({ preview, install }: BundlePreviewCardProps) {
  const { t, local, date, number, bytes } = useMessages();
  const card = useRef<HTMLFieldSetElement>(null);
  useEffect(() => card.current?.focus(), []);
  const { relation, labels } = preview;
  return (
    <fieldset
      ref={card}
      tabIndex={-1}
      aria-label={t('updates.preview-of', { file: preview.fileName })}
      className={styles['card']}
    >
      <p className={styles['file']}>
        <bdi>{preview.fileName}</bdi>
      </p>
      <h2 className={styles['title']}>
        <bdi>{local(preview.title)}</bdi>
      </h2>
      <p className={relation === 'new-archive' ? styles['decision'] : undefined}>
        {t(`updates.relation-${relation}`, {
          edition: preview.edition,
          installed: preview.installedEdition ?? '–',
        })}
      </p>
      <Fingerprint words={preview.fingerprint} />
      {preview.knownFingerprint === undefined ? null : (
        <p className={styles['decision']}>{t('updates.new-words', { publisher: preview.publisher })}</p>
      )}
      {preview.message === undefined ? null : (
        <blockquote className={styles['message']} dir="auto">
          {preview.message}
        </blockquote>
      )}
      <dl className={styles['facts']}>
        <Fact name={t('updates.publisher')}>
          <bdi>{preview.publisher}</bdi>
        </Fact>
        <Fact name={t('updates.contact')}>
          <bdi>{preview.contact}</bdi>
        </Fact>
        <Fact name={t('updates.edition-name')}>
          {t('updates.edition', { edition: preview.edition, date: date(preview.createdAt) })}
        </Fact>
        <Fact name={t('updates.contents')}>
          {t('updates.articles', { count: preview.articles })} ·{' '}
          {t('updates.sources', { count: preview.sources })} · {bytes(preview.bytes)}
        </Fact>
        {preview.fetch === undefined ? null : (
          <Fact name={t('updates.to-fetch')}>
            {preview.fetch.objects === 0
              ? t('updates.to-fetch-nothing')
              : t('updates.to-fetch-of', {
                  bytes: bytes(preview.fetch.bytes),
                  count: preview.fetch.objects,
                  host: preview.fetch.host,
                })}
          </Fact>
        )}
        {relation === 'update' ? (
          <Fact name={t('updates.changes')}>
            {t('updates.changes-of', {
              added: number(preview.changes.added),
              revised: number(preview.changes.revised),
              removed: number(preview.changes.removed),
            })}
          </Fact>
        ) : null}
        {labels === undefined ? null : (
          <Fact name={t('updates.revisions')}>
            {t('updates.revisions-of', {
              correction: number(labels.correction),
              major: number(labels.major),
              minor: number(labels.minor),
            })}
          </Fact>
        )}
      </dl>
      {preview.room === undefined ? null : (
        <p className={styles['decision']}>
          {t('updates.no-room', {
            needed: bytes(preview.room.neededBytes),
            free: bytes(preview.room.freeBytes),
          })}
        </p>
      )}
      <TouchedArticles touched={preview.touched} />
      <div className={styles['actions']}>
        <Button
          look={relation === 'same' ? 'plain' : 'primary'}
          onPress={() => install.install(preview.previewId)}
        >
          {t(relation === 'same' ? 'updates.install-again' : 'updates.install')}
        </Button>
        <Button onPress={() => install.dismiss(preview.previewId)}>
          {t(relation === 'same' ? 'updates.close' : 'updates.cancel')}
        </Button>
      </div>
      <p className={styles['file']}>{t('updates.notes-stay')}</p>
    </fieldset>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
