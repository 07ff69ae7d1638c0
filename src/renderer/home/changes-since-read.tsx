import type { Article } from '#core/archive/article';
import { useTextChanges } from '../archive/use-earlier-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';

/** Of a revised article that the person has read before: the way to what changed since. */
export function ChangesSinceRead({ article }: { readonly article: Article }) {
  const { t } = useMessages();
  const changes = useTextChanges(article);
  if (changes.status !== 'ready' || changes.comparison.worded === 0) return null;
  const { at, edition } = changes.earlier;
  return (
    <p>
      <Link to={{ name: 'changes', id: article.id }} data-place={`changes:${article.id}`}>
        {at === undefined
          ? t('changes.since-edition', { edition })
          : t('changes.show-read', { count: changes.comparison.places })}
      </Link>
    </p>
  );
}
