import { useMemo } from 'react';
import { ArticleList } from '../archive/article-list.tsx';
import { useArchive } from '../archive/archive-context.tsx';
import type { TopicNode } from '../archive/build-lookups.ts';
import { LocalText } from '../archive/local-text.tsx';
import { NotInEdition } from '../archive/not-in-edition.tsx';
import { recordText } from '../archive/record-text.ts';
import { SourceList } from '../archive/source-list.tsx';
import { articlesUnder, pathToTopic } from '../archive/topic-works.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Trail } from '../ui/trail.tsx';
import { mostCited } from './most-cited.ts';
import { ArticleCount, TopicLink } from './topics-page.tsx';
import styles from './topic-page.module.css';

/** Sources named below the articles. */
const SOURCES = 5;

/** One topic: its articles, those of narrower topics too, and what they stand on. */
export function TopicPage({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const { topicTree } = useArchive();
  const path = useMemo(() => pathToTopic(topicTree, id), [topicTree, id]);
  const node = path.at(-1);
  if (node !== undefined) return <KnownTopic node={node} above={path.slice(0, -1)} />;
  return (
    <NotInEdition title={t('topic.missing')}>
      <Link to={{ name: 'topics' }}>{t('topic.to-topics')}</Link>
    </NotInEdition>
  );
}

interface KnownTopicProps {
  readonly node: TopicNode;
  readonly above: readonly TopicNode[];
}

function KnownTopic({ node, above }: KnownTopicProps) {
  const { t, language } = useMessages();
  const { articlesOfTopic, works, sourceById } = useArchive();
  const articles = useMemo(
    () => works(articlesUnder(node, articlesOfTopic), language),
    [works, node, articlesOfTopic, language],
  );
  const sources = useMemo(
    () => mostCited(articles, SOURCES).flatMap((id) => sourceById(id) ?? []),
    [articles, sourceById],
  );
  const label = recordText(node.topic.label, language);
  return (
    <Page
      title={label.text}
      titleLang={label.lang}
      width="reading"
      before={
        <Trail
          label={t('record.above')}
          steps={[
            { to: { name: 'topics' }, label: t('place.topics') },
            ...above.map(({ topic }) => ({
              to: { name: 'topic' as const, id: topic.id },
              label: <LocalText text={topic.label} />,
            })),
          ]}
        />
      }
    >
      {node.narrower.length === 0 ? null : (
        <Section title={t('topic.narrower')}>
          <ul className={styles['narrower']}>
            {node.narrower.map((narrower) => (
              <li key={narrower.topic.id}>
                <TopicLink node={narrower} />{' '}
                <span className={styles['quiet']}>
                  <ArticleCount node={narrower} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('record.articles', { count: articles.length })}>
        {articles.length === 0 ? (
          <EmptyState title={t('topic.empty')}>
            <Link to={EMPTY_SEARCH}>{t('record.to-search')}</Link>
          </EmptyState>
        ) : (
          <ArticleList articles={articles} />
        )}
      </Section>
      {sources.length === 0 ? null : (
        <Section title={t('topic.sources')}>
          <SourceList sources={sources} />
        </Section>
      )}
    </Page>
  );
}
