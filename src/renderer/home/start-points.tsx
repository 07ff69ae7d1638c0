import { useMemo } from 'react';
import type { Source } from '#core/archive/source';
import { useArchive } from '../archive/archive-context.tsx';
import { LocalText } from '../archive/local-text.tsx';
import { SourceLink } from '../archive/source-list.tsx';
import { articlesUnder } from '../archive/topic-works.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Kbd } from '../ui/kbd.tsx';
import { LinkList, LinkRow } from '../ui/link-list.tsx';
import { Section } from '../ui/section.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './home-page.module.css';

/** Sources named. */
const SOURCES = 5;

/** Ways into the archive: search, one's own things, topics, the sources that most articles stand on. */
export function StartPoints() {
  return (
    <>
      <Own />
      <Topics />
      <TopSources />
    </>
  );
}

/** Search, and what the person has here already. */
function Own() {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { annotations } = useUser();
  const here = annotations.filter(({ target }) => target.archive === archive.key);
  const bookmarks = here.filter(({ motivation }) => motivation === 'bookmarking').length;
  const highlights = here.filter(({ motivation }) => motivation === 'highlighting').length;
  const notes = here.filter(({ motivation }) => motivation === 'commenting').length;
  return (
    <Section title={t('home.start')}>
      <LinkList>
        <LinkRow>
          <Link to={EMPTY_SEARCH}>{t('home.search')}</Link>
          <Kbd keys={keysOf('focus-search')} />
        </LinkRow>
        {bookmarks === 0 ? null : (
          <LinkRow>
            <Link to={{ name: 'bookmarks' }}>{t('home.bookmarks', { count: bookmarks })}</Link>
          </LinkRow>
        )}
        {notes === 0 ? null : (
          <LinkRow>
            <Link to={{ name: 'notebook' }}>{t('home.notes', { count: notes })}</Link>
          </LinkRow>
        )}
        {highlights === 0 ? null : (
          <LinkRow>
            <Link to={{ name: 'notebook' }}>{t('highlight.count', { count: highlights })}</Link>
          </LinkRow>
        )}
        <LinkRow>
          <Link to={{ name: 'help', page: 'guide' }}>{t('home.guide')}</Link>
        </LinkRow>
        <LinkRow>
          <Link to={{ name: 'updates', open: false }}>{t('home.open-edition')}</Link>
        </LinkRow>
      </LinkList>
      <p className={styles['quiet']}>{t('home.offline')}</p>
    </Section>
  );
}

function Topics() {
  const { t, number, language } = useMessages();
  const { topicTree, articlesOfTopic, works } = useArchive();
  if (topicTree.length === 0) return null;
  return (
    <Section title={t('place.topics')} aside={<Link to={{ name: 'topics' }}>{t('home.all-topics')}</Link>}>
      <LinkList>
        {topicTree.map((node) => (
          <LinkRow key={node.topic.id}>
            <Link to={{ name: 'topic', id: node.topic.id }} data-place={`topic:${node.topic.id}`}>
              <LocalText text={node.topic.label} />
            </Link>
            <span className={styles['quiet']}>
              {number(works(articlesUnder(node, articlesOfTopic), language).length)}
            </span>
          </LinkRow>
        ))}
      </LinkList>
    </Section>
  );
}

function TopSources() {
  const { t } = useMessages();
  const { catalogue, citingWorks } = useArchive();
  const sources = useMemo(() => topSources(catalogue.sources, citingWorks), [catalogue.sources, citingWorks]);
  if (sources.length === 0) return null;
  return (
    <Section
      title={t('home.top-sources')}
      aside={<Link to={{ name: 'sources', sort: 'cited' }}>{t('home.all-sources')}</Link>}
    >
      <LinkList>
        {sources.map((source) => (
          <LinkRow key={source.id}>
            <SourceLink source={source} place="source" />
            <span className={styles['quiet']}>{t('record.cited-by', { count: citingWorks(source.id) })}</span>
          </LinkRow>
        ))}
      </LinkList>
    </Section>
  );
}

function topSources(sources: readonly Source[], citedOf: (id: string) => number): readonly Source[] {
  return sources
    .filter(({ id }) => citedOf(id) > 0)
    .toSorted((a, b) => citedOf(b.id) - citedOf(a.id))
    .slice(0, SOURCES);
}
