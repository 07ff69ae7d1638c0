import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Link } from '../routing/link.tsx';
import type { SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './search-page.module.css';

/** Nothing was found: say in what, and offer the ways out. */
export function NoResults({ route }: { readonly route: SearchRoute }) {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { language: languages, ...others } = route.facets;
  const count = languages?.length ?? archive.description.languages.length;
  const hasOthers = Object.keys(others).length > 0;
  return (
    <EmptyState title={t('search.none', { query: route.text, count })}>
      <div className={styles['ways']}>
        {hasOthers ? (
          <Button onPress={() => navigate({ ...route, facets: {} }, 'replace')}>
            {t('search.clear-filters')}
          </Button>
        ) : null}
        {languages === undefined ? null : (
          <Button onPress={() => navigate({ ...route, facets: others }, 'replace')}>
            {t('search.all-languages')}
          </Button>
        )}
        <Link to={{ name: 'topics' }}>{t('search.browse-topics')}</Link>
      </div>
      <p>{t('search.none-hint')}</p>
    </EmptyState>
  );
}
