import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Section } from '../ui/section.tsx';
import { RecentSearches, SavedSearches } from './saved-searches.tsx';
import styles from './start-search.module.css';

/** Ways of asking, as people write them; the words beside them are messages. */
const EXAMPLES = [
  { query: '"trafficking in persons"', label: 'search.tip-phrase' },
  { query: 'A/RES/55/25', label: 'search.tip-symbol' },
  { query: 'women -trafficking', label: 'search.tip-not' },
  { query: 'title:convention', label: 'search.tip-title' },
  { query: 'prison*', label: 'search.tip-prefix' },
] as const;

/** The search page before anything is typed: never blank. */
export function StartSearch() {
  const { t, local } = useMessages();
  const { topicTree } = useArchive();
  return (
    <div className={styles['start']}>
      <SavedSearches />
      <RecentSearches />
      <Section title={t('search.tips')}>
        <ul className={styles['tips']}>
          {EXAMPLES.map(({ query, label }) => (
            <li key={query} className={styles['tip']}>
              <Link to={{ ...EMPTY_SEARCH, text: query }} className={styles['query']}>
                <bdi>{query}</bdi>
              </Link>
              <span>{t(label)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('search.start-topics')}>
        <ul className={styles['topics']}>
          {topicTree.map(({ topic }) => (
            <li key={topic.id}>
              <Link to={{ name: 'topic', id: topic.id }}>{local(topic.label)}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
