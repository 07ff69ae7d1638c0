import { useEffect, useState } from 'react';
import type { TrashedAnnotation } from '#core/annotations/notes-state';
import { bridge } from '../bridge.ts';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListBar } from '../ui/list-bar.tsx';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { Page } from '../ui/page.tsx';
import { showToast } from '../ui/toast.ts';
import { Trail } from '../ui/trail.tsx';
import { useUser } from '../user/user-context.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { TrashEntry } from './trash-entry.tsx';
import styles from './trash-page.module.css';

/** What the person removed in the last thirty days, of every archive: to be had back, or deleted for good. */
export function TrashPage() {
  const { t } = useMessages();
  const { trash, restore, removeForGood } = useTrash();
  const [doomed, setDoomed] = useState<readonly TrashedAnnotation[]>([]);
  const confirm = (): void => {
    setDoomed([]);
    void removeForGood(doomed.map(({ annotation }) => annotation.id));
  };
  return (
    <Page
      title={t('trash.title')}
      width="reading"
      isReady={trash !== undefined}
      before={
        <Trail label={t('record.above')} steps={[{ to: { name: 'notebook' }, label: t('place.notebook') }]} />
      }
    >
      {trash === undefined ? <ListSkeleton label={t('shell.loading')} /> : null}
      {trash?.length === 0 ? (
        <EmptyState title={t('trash.empty')}>
          <p>{t('trash.text')}</p>
          <Link to={{ name: 'notebook' }}>{t('place.notebook')}</Link>
        </EmptyState>
      ) : null}
      {trash === undefined || trash.length === 0 ? null : (
        <>
          <p>{t('trash.text')}</p>
          <ListBar>
            <span className={styles['quiet']}>{t('trash.count', { count: trash.length })}</span>
            <Button look="danger" onPress={() => setDoomed(trash)}>
              {t('trash.empty-all')}
            </Button>
          </ListBar>
          <ul className={styles['entries']}>
            {trash.map((one) => (
              <TrashEntry
                key={one.annotation.id}
                trashed={one}
                onRestore={() => void restore(one.annotation.id)}
                onDelete={() => setDoomed([one])}
              />
            ))}
          </ul>
        </>
      )}
      <DeleteDialog count={doomed.length} onCancel={() => setDoomed([])} onConfirm={confirm} />
    </Page>
  );
}

interface Trash {
  /** Undefined until main has told. */
  readonly trash: readonly TrashedAnnotation[] | undefined;
  restore(id: string): Promise<void>;
  removeForGood(ids: readonly string[]): Promise<void>;
}

/** Main alone knows what is in the trash: it is asked again after each change. */
function useTrash(): Trash {
  const { t } = useMessages();
  const { restoreAnnotation } = useUser();
  const [trash, setTrash] = useState<readonly TrashedAnnotation[]>();
  const load = async (): Promise<void> => setTrash(await bridge.annotations.trash());
  useEffect(() => {
    let isGone = false;
    void bridge.annotations.trash().then((found) => {
      if (!isGone) setTrash(found);
    });
    return () => {
      isGone = true;
    };
  }, []);
  const told = async (code: Parameters<typeof failedId>[0] | undefined, done: string): Promise<void> => {
    if (code === undefined) announce(done);
    else showToast({ text: t(failedId(code)), tone: 'danger' });
    await load();
  };
  return {
    trash,
    async restore(id) {
      const result = await restoreAnnotation(id);
      await told(result.ok ? undefined : result.code, t('trash.restored'));
    },
    async removeForGood(ids) {
      const result = await bridge.annotations.removeForGood(ids);
      await told(result.ok ? undefined : result.code, t('trash.deleted'));
    },
  };
}

function failedId<C extends 'unknown' | 'taken' | 'disk-full' | 'write-failed' | 'read-only'>(code: C) {
  return `annotation.failed-${code}` as const;
}
