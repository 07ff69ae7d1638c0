import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { Article } from '#core/archive/article';
import { useArchive } from '../archive/archive-context.tsx';
import { useTextChanges, versionOf } from '../archive/use-earlier-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './changed-notice.module.css';

/** Above an article whose words changed since the person read it: when that was, and the way to the comparison. */
export function ChangedNotice({ article }: { readonly article: Article }) {
  const { t, date } = useMessages();
  const { archive } = useArchive();
  const { markSeen } = useUser();
  const changes = useTextChanges(article);
  const isOnlyForm = changes.status === 'ready' && changes.comparison.worded === 0;
  const isUnseen = 'earlier' in changes && !changes.earlier.isSeen;
  const { edition: now, text } = versionOf(archive, article);
  // No word changed: there is nothing to tell, and nothing to mark as seen.
  useEffect(() => {
    if (isOnlyForm && isUnseen) void markSeen(article.id, { edition: now, text });
  }, [isOnlyForm, isUnseen, markSeen, article.id, now, text]);
  if (isOnlyForm || !('earlier' in changes) || changes.earlier.isSeen || changes.earlier.at === undefined)
    return null;
  const { at, edition } = changes.earlier;
  return (
    <aside aria-label={t('changes.title')} className={styles['notice']}>
      <p className={styles['text']}>
        {t('changes.notice', { date: date(at), edition })}{' '}
        {changes.status === 'ready' ? (
          <Link to={{ name: 'changes', id: article.id }}>
            {t('changes.show', { count: changes.comparison.places })}
          </Link>
        ) : (
          t('changes.lost', { edition })
        )}
      </p>
      <IconButton
        icon={X}
        label={t('changes.mark-seen')}
        onPress={() => void markSeen(article.id, versionOf(archive, article))}
      />
    </aside>
  );
}
