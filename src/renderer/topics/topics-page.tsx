import { useArchive } from '../archive/archive-context.tsx';
import type { TopicNode } from '../archive/build-lookups.ts';
import { LocalText } from '../archive/local-text.tsx';
import { articlesUnder } from '../archive/topic-works.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkList, LinkRow } from '../ui/link-list.tsx';
import { Page } from '../ui/page.tsx';
import styles from './topics-page.module.css';

/** All topics, in two levels, each with how much there is. */
export function TopicsPage() {
  const { t } = useMessages();
  const { topicTree } = useArchive();
  return (
    <Page title={t('place.topics')}>
      {topicTree.length === 0 ? (
        <EmptyState title={t('topic.none')}>
          <Link to={EMPTY_SEARCH}>{t('record.to-search')}</Link>
        </EmptyState>
      ) : (
        <ul className={styles['topics']}>
          {topicTree.map((node) => (
            <TopicGroup key={node.topic.id} node={node} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function TopicGroup({ node }: { readonly node: TopicNode }) {
  return (
    <li className={styles['group']}>
      <h2 className={styles['title']}>
        <TopicLink node={node} />
      </h2>
      <p className={styles['quiet']}>
        <ArticleCount node={node} />
      </p>
      {node.narrower.length === 0 ? null : (
        <div className={styles['narrower']}>
          <LinkList>
            {node.narrower.map((narrower) => (
              <LinkRow key={narrower.topic.id}>
                <TopicLink node={narrower} />
                <span className={styles['quiet']}>
                  <ArticleCount node={narrower} />
                </span>
              </LinkRow>
            ))}
          </LinkList>
        </div>
      )}
    </li>
  );
}

export function TopicLink({ node: { topic } }: { readonly node: TopicNode }) {
  return (
    <Link to={{ name: 'topic', id: topic.id }} data-place={`topic:${topic.id}`}>
      <LocalText text={topic.label} />
    </Link>
  );
}

/** How many works a topic has, with the topics under it. */
export function ArticleCount({ node }: { readonly node: TopicNode }) {
  const { t, language } = useMessages();
  const { articlesOfTopic, works } = useArchive();
  return t('record.articles', { count: works(articlesUnder(node, articlesOfTopic), language).length });
}
