import type { Edition } from '#core/edition/edition';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { createKeptState } from '../routing/kept-state.ts';
import { Button } from '../ui/button.tsx';
import { LinkList } from '../ui/link-list.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './home-page.module.css';

/** Names that are shown before "Show all". */
const SHORT = 5;

const useAllRemoved = createKeptState(false);

/** Articles that the publisher took back, each with why. */
export function WithdrawnArticles({ withdrawn }: { readonly withdrawn: Edition['withdrawn'] }) {
  const { t } = useMessages();
  const titleOf = useTitleOf();
  if (withdrawn.length === 0) return null;
  return (
    <div className={styles['part']}>
      <h3 className={styles['subtitle']}>{t('home.withdrawn', { count: withdrawn.length })}</h3>
      <LinkList>
        {withdrawn.map(({ article, reason }) => (
          <li key={article}>
            <bdi className={styles['gone']}>{titleOf(article)}</bdi> <bdi>{reason}</bdi>
          </li>
        ))}
      </LinkList>
    </div>
  );
}

/** Articles that are no longer there, without a word about why. */
export function RemovedArticles({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useMessages();
  const titleOf = useTitleOf();
  const [isLong, setLong] = useAllRemoved();
  if (ids.length === 0) return null;
  return (
    <div className={styles['part']}>
      <h3 className={styles['subtitle']}>{t('home.removed', { count: ids.length })}</h3>
      <LinkList>
        {(isLong ? ids : ids.slice(0, SHORT)).map((id) => (
          <li key={id}>
            <bdi>{titleOf(id)}</bdi>
          </li>
        ))}
      </LinkList>
      {ids.length <= SHORT ? null : (
        <div>
          <Button look="quiet" aria-expanded={isLong} onPress={() => setLong(!isLong)}>
            {isLong ? t('home.fewer') : t('home.all', { count: ids.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

/**
 * What an article is called that may be gone: the edition no longer says, but a note or a bookmark on it kept its title.
 * Otherwise the name the publisher gave it in its address.
 */
function useTitleOf(): (id: string) => string {
  const { archive, articleById } = useArchive();
  const { annotations } = useUser();
  return (id) =>
    articleById(id)?.title ??
    annotations.find(({ target }) => target.archive === archive.key && target.article === id)?.target.title ??
    id;
}
