import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { useUser } from '../user/user-context.tsx';

/** An article that the open edition does not have. What the person attached to it is still theirs, and reachable. */
export function ArticleMissing({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { annotations } = useUser();
  const own = annotations.filter(({ target }) => target.archive === archive.key && target.article === id);
  const withdrawn = archive.description.withdrawn.find(({ article }) => article === id);
  const title = own[0]?.target.title;
  return (
    <Page title={t('article.missing-title')} width="reading">
      <EmptyState title={t('article.missing', { edition: archive.edition })}>
        {title === undefined ? null : <p dir="auto">{title}</p>}
        {withdrawn === undefined ? null : <p>{t('article.withdrawn', { reason: withdrawn.reason })}</p>}
        {own.some(({ motivation }) => motivation === 'bookmarking') ? (
          <Link to={{ name: 'bookmarks' }}>{t('article.missing-bookmarks')}</Link>
        ) : null}
        {own.some(({ motivation }) => motivation !== 'bookmarking') ? (
          <Link to={{ name: 'notebook' }}>{t('article.missing-note')}</Link>
        ) : null}
        <Link to={EMPTY_SEARCH}>{t('article.missing-search')}</Link>
      </EmptyState>
    </Page>
  );
}
