import { useMemo, type ReactNode } from 'react';
import type { AgendaItem, Conference } from '#core/archive/catalogue';
import { ArticleList } from '../archive/article-list.tsx';
import { useArchive } from '../archive/archive-context.tsx';
import { ConferenceDays } from '../archive/conference-list.tsx';
import { LocalText } from '../archive/local-text.tsx';
import { NotInEdition } from '../archive/not-in-edition.tsx';
import { recordText } from '../archive/record-text.ts';
import { SourceList } from '../archive/source-list.tsx';
import { WebAddress } from '../archive/web-address.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Trail } from '../ui/trail.tsx';
import { AgendaList } from './agenda-list.tsx';
import styles from './conference-page.module.css';

/** One conference: when and where, what is on the table, its documents, and what was written about it. */
export function ConferencePage({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const conference = useArchive().conferenceById(id);
  if (conference !== undefined) return <KnownConference conference={conference} />;
  return (
    <NotInEdition title={t('conference.missing')}>
      <Link to={{ name: 'conferences' }}>{t('conference.to-conferences')}</Link>
    </NotInEdition>
  );
}

function KnownConference({ conference }: { readonly conference: Conference }) {
  const { t, language } = useMessages();
  const { articlesOfConference, works, sourceById } = useArchive();
  const articles = useMemo(
    () => works(articlesOfConference(conference.id), language),
    [works, articlesOfConference, conference.id, language],
  );
  const sources = conference.sources.flatMap((id) => sourceById(id) ?? []);
  const title = recordText(conference.title, language);
  return (
    <Page
      title={title.text}
      titleLang={title.lang}
      width="reading"
      before={
        <Trail
          label={t('record.above')}
          steps={[{ to: { name: 'conferences' }, label: t('place.conferences') }]}
        />
      }
    >
      <ConferenceFacts conference={conference} />
      <Note conference={conference} />
      <Items title={t('conference.agenda')} items={conference.agenda} place="agenda" />
      <Items title={t('conference.side-events')} items={conference.sideEvents} place="side-event" />
      {sources.length === 0 ? null : (
        <Section title={t('conference.documents')}>
          <SourceList sources={sources} />
        </Section>
      )}
      <Section title={t('conference.articles')}>
        {articles.length === 0 ? (
          <p>
            {t('conference.no-articles')}{' '}
            <Link to={{ ...EMPTY_SEARCH, text: title.text }}>{t('conference.search')}</Link>
          </p>
        ) : (
          <ArticleList articles={articles} />
        )}
      </Section>
    </Page>
  );
}

function ConferenceFacts({ conference }: { readonly conference: Conference }) {
  const { t } = useMessages();
  const { place, organisation, url } = conference;
  return (
    <Facts>
      <Fact name={t('conference.days')}>
        <Days conference={conference} />
      </Fact>
      {place === undefined ? null : (
        <Fact name={t('conference.place')}>
          <LocalText text={place} />
        </Fact>
      )}
      {organisation === undefined ? null : <Organiser id={organisation} />}
      {url === undefined ? null : (
        <Fact name={t('record.address')}>
          <WebAddress url={url} />
        </Fact>
      )}
    </Facts>
  );
}

function Days({ conference }: { readonly conference: Conference }): ReactNode {
  const { t } = useMessages();
  if (conference.start === undefined && conference.end === undefined) return t('conference.days-unknown');
  return (
    <span className={styles['days']}>
      <ConferenceDays conference={conference} />
    </span>
  );
}

function Organiser({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const organisation = useArchive().organisationById(id);
  if (organisation === undefined) return null;
  const [acronym] = organisation.acronyms;
  return (
    <Fact name={t('conference.organisation')}>
      <LocalText text={organisation.names} />
      {acronym === undefined ? null : (
        <>
          {' '}
          <bdi>({acronym})</bdi>
        </>
      )}
    </Fact>
  );
}

function Note({ conference: { note } }: { readonly conference: Conference }) {
  const { language } = useMessages();
  if (note === undefined) return null;
  const { text, lang } = recordText(note, language);
  return (
    <p lang={lang} dir="auto" className={styles['note']}>
      {text}
    </p>
  );
}

interface ItemsProps {
  readonly title: string;
  readonly items: readonly AgendaItem[];
  readonly place: string;
}

function Items({ title, items, place }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <AgendaList items={items} place={place} />
    </Section>
  );
}
