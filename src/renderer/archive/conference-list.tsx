import type { Conference } from '#core/archive/catalogue';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Chip } from '../ui/chip.tsx';
import { useArchive } from './archive-context.tsx';
import { LocalText } from './local-text.tsx';
import styles from './record-list.module.css';
import { recordText } from './record-text.ts';
import { isUnderWay } from './sort-conferences.ts';
import { useToday } from './use-today.ts';

interface ConferenceListProps {
  readonly conferences: readonly Conference[];
  readonly place?: string;
}

/** Conferences, one a row: name, days, place, and how many articles are about it. */
export function ConferenceList({ conferences, place = 'conference' }: ConferenceListProps) {
  return (
    <ul className={styles['list']}>
      {conferences.map((conference) => (
        <ConferenceRow key={conference.id} conference={conference} place={place} />
      ))}
    </ul>
  );
}

interface ConferenceRowProps {
  readonly conference: Conference;
  readonly place: string;
}

function ConferenceRow({ conference, place }: ConferenceRowProps) {
  const { t, language } = useMessages();
  const { articlesOfConference, works } = useArchive();
  const articles = works(articlesOfConference(conference.id), language).length;
  const title = recordText(conference.title, language);
  return (
    <li className={styles['row']}>
      <Link
        to={{ name: 'conference', id: conference.id }}
        lang={title.lang}
        dir="auto"
        className={styles['title']}
        data-place={`${place}:${conference.id}`}
      >
        {title.text}
      </Link>
      <p className={styles['facts']}>
        <ConferenceDays conference={conference} />
        {conference.place === undefined ? null : <LocalText text={conference.place} />}
        {articles === 0 ? null : <span>{t('record.articles', { count: articles })}</span>}
      </p>
    </li>
  );
}

/** The days of a conference, as far as they are known, and whether it is on now. */
export function ConferenceDays({ conference }: { readonly conference: Conference }) {
  const { t, date, dateRange } = useMessages();
  const today = useToday();
  const start = conference.start ?? conference.end;
  const end = conference.end ?? conference.start;
  if (start === undefined || end === undefined) return null;
  return (
    <>
      <span>{start === end ? date(start) : dateRange(start, end)}</span>
      {isUnderWay(conference, today) ? <Chip tone="success">{t('conference.now')}</Chip> : null}
    </>
  );
}
