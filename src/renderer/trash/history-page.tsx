import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { draftOf, type Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { bridge } from '../bridge.ts';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { Page } from '../ui/page.tsx';
import { showToast } from '../ui/toast.ts';
import { Trail } from '../ui/trail.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './history-page.module.css';

/** The versions of something the person made, the present one first; an earlier one can be made the present one. */
export function HistoryPage({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const { annotations } = useUser();
  const { articleById } = useArchive();
  const annotation = annotations.find((one) => one.id === id);
  return (
    <Page
      title={t('history.title')}
      width="reading"
      before={
        <Trail label={t('record.above')} steps={[{ to: { name: 'notebook' }, label: t('place.notebook') }]} />
      }
    >
      {annotation === undefined ? (
        <EmptyState title={t('history.none')}>
          <Link to={{ name: 'trash' }}>{t('trash.title')}</Link>
        </EmptyState>
      ) : (
        <>
          <EntryHead
            article={articleById(annotation.target.article)}
            title={annotation.target.title}
            place={`history:${id}`}
          />
          <p className={styles['quiet']}>{t('history.text')}</p>
          <Versions annotation={annotation} />
        </>
      )}
    </Page>
  );
}

function Versions({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useMessages();
  const { saveAnnotation } = useUser();
  const versions = useVersions(annotation);
  const restore = async (version: Annotation): Promise<void> => {
    const result = await saveAnnotation(draftOf(version));
    if (result.ok) announce(t('history.restored'));
    else showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
  };
  if (versions === undefined) return <ListSkeleton label={t('shell.loading')} />;
  return (
    <ol className={styles['versions']}>
      {versions.map((version, at) => (
        <Version
          key={`${version.modified} ${at}`}
          version={version}
          onRestore={at === 0 ? undefined : () => void restore(version)}
        />
      ))}
    </ol>
  );
}

/** Main knows the versions; asked anew with each change of the annotation. */
function useVersions(annotation: Annotation): readonly Annotation[] | undefined {
  const [versions, setVersions] = useState<readonly Annotation[]>();
  useEffect(() => {
    let isGone = false;
    void bridge.annotations.history(annotation.id).then((found) => {
      if (!isGone) setVersions(found);
    });
    return () => {
      isGone = true;
    };
  }, [annotation]);
  return versions;
}

interface VersionProps {
  readonly version: Annotation;
  /** Absent for the present version. */
  readonly onRestore: (() => void) | undefined;
}

function Version({ version: { modified, body, tags }, onRestore }: VersionProps) {
  const { t, instant } = useMessages();
  const date = instant(modified);
  return (
    <li className={styles['version']}>
      <div className={styles['head']}>
        <time className={styles['time']} dateTime={modified}>
          {date}
        </time>
        {onRestore === undefined ? (
          <Chip>{t('history.now')}</Chip>
        ) : (
          <Button aria-label={t('history.restore-of', { date })} onPress={onRestore}>
            <RotateCcw size={14} aria-hidden />
            {t('history.restore')}
          </Button>
        )}
      </div>
      {body === '' ? (
        <p className={styles['quiet']}>{t('history.no-text')}</p>
      ) : (
        <p className={styles['words']} dir="auto">
          {body}
        </p>
      )}
      {tags.length === 0 ? null : <p className={styles['quiet']}>{tags.map((tag) => `#${tag}`).join(' ')}</p>}
    </li>
  );
}
