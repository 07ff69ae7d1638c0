import type { ReactNode } from 'react';
import type { Article } from '#core/archive/article';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import styles from './rail-tabs.module.css';

/** Words, or Han characters, that people read in a minute, roughly. */
const WORDS_A_MINUTE = 220;
const HAN_A_MINUTE = 400;
const REV_LENGTH = 12;

/** What is known about the article itself. */
export function InfoTab({ article }: { readonly article: Article }) {
  const { t, date, list, languageName, number } = useMessages();
  const { archive } = useArchive();
  const minutes = readingMinutes(article);
  return (
    <dl className={styles['facts']}>
      <Fact name={t('article.kind')}>{t(`kind.${article.kind}`)}</Fact>
      <Fact name={t('article.published')}>{date(article.published)}</Fact>
      {article.updated === undefined ? null : (
        <Fact name={t('article.updated')}>{date(article.updated)}</Fact>
      )}
      {article.authors.length === 0 ? null : (
        <Fact name={t('article.authors', { count: article.authors.length })}>
          <bdi lang={article.lang}>{list(article.authors)}</bdi>
        </Fact>
      )}
      <Fact name={t('article.language')}>{languageName(article.lang)}</Fact>
      <Translations article={article} />
      <Topics article={article} />
      <Conferences article={article} />
      <Fact name={t('article.length')}>
        {t('article.words', { count: article.words })} · {t('article.minutes', { count: minutes })}
      </Fact>
      <Fact name={t('article.edition-name')}>
        {t('article.edition-of', { number: number(archive.edition), date: date(archive.createdAt) })}
      </Fact>
      <Fact name={t('article.licence')}>
        <bdi>{article.licence ?? archive.description.licence}</bdi>
      </Fact>
      <Fact name={t('article.version')}>
        <code dir="ltr">{article.rev.slice(0, REV_LENGTH)}</code>
      </Fact>
      {article.canonicalUrl === undefined ? null : (
        <Fact name={t('article.address')}>
          <bdi className={styles['address']}>{article.canonicalUrl}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Translations({ article }: { readonly article: Article }) {
  const { t, languageName } = useMessages();
  const versions = useArchive().translations(article.id);
  if (versions.length === 0) return null;
  return (
    <Fact name={t('article.languages')}>
      <Links>
        {versions.map(({ id, lang, title }) => (
          <li key={id}>
            <Link to={{ name: 'article', id }} lang={lang} dir="auto">
              {title}
            </Link>{' '}
            ({languageName(lang)})
          </li>
        ))}
      </Links>
    </Fact>
  );
}

function Topics({ article }: { readonly article: Article }) {
  const { t, local } = useMessages();
  const { topicById } = useArchive();
  const topics = article.topics.flatMap((id) => topicById(id) ?? []);
  if (topics.length === 0) return null;
  return (
    <Fact name={t('article.topics', { count: topics.length })}>
      <Links>
        {topics.map(({ id, label }) => (
          <li key={id}>
            <Link to={{ name: 'topic', id }}>{local(label)}</Link>
          </li>
        ))}
      </Links>
    </Fact>
  );
}

function Conferences({ article }: { readonly article: Article }) {
  const { t, local } = useMessages();
  const { conferenceById } = useArchive();
  const conferences = article.conferences.flatMap((id) => conferenceById(id) ?? []);
  if (conferences.length === 0) return null;
  return (
    <Fact name={t('article.conferences', { count: conferences.length })}>
      <Links>
        {conferences.map(({ id, title }) => (
          <li key={id}>
            <Link to={{ name: 'conference', id }}>{local(title)}</Link>
          </li>
        ))}
      </Links>
    </Fact>
  );
}

function Links({ children }: { readonly children: ReactNode }) {
  return <ul className={styles['links']}>{children}</ul>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className={styles['name']}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whole minutes, at least one. Chinese is counted in characters. */
export function readingMinutes({ words, lang }: Pick<Article, 'words' | 'lang'>): number {
  return Math.max(1, Math.round(words / (lang.startsWith('zh') ? HAN_A_MINUTE : WORDS_A_MINUTE)));
}
