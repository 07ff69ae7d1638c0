import type { ReactNode } from 'react';
import type { Source, SourceIdentifier } from '#core/archive/source';
import { useArchive } from '../archive/archive-context.tsx';
import { LocalText } from '../archive/local-text.tsx';
import { WebAddress } from '../archive/web-address.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { LinkList } from '../ui/link-list.tsx';
import styles from './source-page.module.css';

/** Numbers, names and dates of a source: what a delegate checks before quoting it. */
export function SourceFacts({ source }: { readonly source: Source }) {
  return (
    <Facts>
      <Identifiers identifiers={source.identifiers} />
      <Names source={source} />
      <Dates source={source} />
      <Published source={source} />
      <AlsoCalled source={source} />
      <Conferences source={source} />
    </Facts>
  );
}

function Identifiers({ identifiers }: { readonly identifiers: readonly SourceIdentifier[] }) {
  const { t } = useMessages();
  if (identifiers.length === 0) return null;
  return (
    <Fact name={t('source.identifiers', { count: identifiers.length })}>
      <ul>
        {identifiers.map(({ value, part }) => (
          <li key={`${value} ${part ?? ''}`}>
            <bdi>{part === undefined ? value : `${value}, ${part}`}</bdi>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Names({ source }: { readonly source: Source }) {
  const { t, list } = useMessages();
  const { authority } = source;
  const authors = source.author
    .map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '))
    .filter((name) => name !== '' && name !== authority);
  return (
    <>
      {authority === undefined ? null : <Fact name={t('source.authority')}>{foreign(authority)}</Fact>}
      {authors.length === 0 ? null : (
        <Fact name={t('source.authors', { count: authors.length })}>{foreign(list(authors))}</Fact>
      )}
    </>
  );
}

function Dates({ source }: { readonly source: Source }) {
  const { t, date } = useMessages();
  const { adopted, opened, inForce, issued } = source;
  const days = [
    ['source.adopted', adopted],
    ['source.opened', opened],
    ['source.in-force', inForce],
    // A resolution is issued when it is adopted: that is one fact.
    ['source.issued', issued === adopted ? undefined : issued],
  ] as const;
  return days.map(([name, day]) =>
    day === undefined ? null : (
      <Fact key={name} name={t(name)}>
        {date(day)}
      </Fact>
    ),
  );
}

function Published({ source }: { readonly source: Source }) {
  const { t, languageName } = useMessages();
  const { containerTitle, volume, page, eventTitle, publisher, publisherPlace } = source;
  const container = [containerTitle, volume, page?.replaceAll('-', '–')].filter(Boolean).join(' ');
  const imprint = [publisherPlace, publisher].filter(Boolean).join(': ');
  return (
    <>
      {container === '' ? null : <Fact name={t('source.container')}>{foreign(container)}</Fact>}
      {eventTitle === undefined ? null : <Fact name={t('source.event')}>{foreign(eventTitle)}</Fact>}
      {imprint === '' ? null : <Fact name={t('source.publisher')}>{foreign(imprint)}</Fact>}
      {source.language === undefined ? null : (
        <Fact name={t('source.language')}>{languageName(source.language)}</Fact>
      )}
      {source.isbn === undefined ? null : <Fact name="ISBN">{foreign(source.isbn)}</Fact>}
      {source.doi === undefined ? null : <Fact name="DOI">{foreign(source.doi)}</Fact>}
      {source.url === undefined ? null : (
        <Fact name={t('record.address')}>
          <WebAddress url={source.url} />
        </Fact>
      )}
    </>
  );
}

/** Short title, acronyms and names in use, from the archive's list of terms. */
function AlsoCalled({ source }: { readonly source: Source }) {
  const { t, language } = useMessages();
  const terms = useArchive().catalogue.terms.filter((term) => term.source === source.id);
  const inLanguage = terms.flatMap(({ names }) => names[language] ?? names['en'] ?? []);
  const short = source.titleShort === undefined ? [] : [source.titleShort];
  const names = [...new Set([...short, ...inLanguage])].filter((name) => name !== source.title);
  if (names.length === 0) return null;
  return (
    <Fact name={t('source.also-called')}>
      <ul className={styles['names']}>
        {names.map((name) => (
          <li key={name}>{foreign(name)}</li>
        ))}
      </ul>
    </Fact>
  );
}

/** The meetings whose papers it is among. */
function Conferences({ source }: { readonly source: Source }) {
  const { t } = useMessages();
  const { conferences } = useArchive().catalogue;
  const own = conferences.filter(({ sources }) => sources.includes(source.id));
  if (own.length === 0) return null;
  return (
    <Fact name={t('source.conferences', { count: own.length })}>
      <LinkList>
        {own.map(({ id, title }) => (
          <li key={id}>
            <Link to={{ name: 'conference', id }} data-place={`conference:${id}`}>
              <LocalText text={title} />
            </Link>
          </li>
        ))}
      </LinkList>
    </Fact>
  );
}

/** Words whose language is not known: they must not turn the line round. */
function foreign(words: string): ReactNode {
  return <bdi>{words}</bdi>;
}
