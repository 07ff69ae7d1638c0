import { useMemo, type ReactNode } from 'react';
import type { Article } from '#core/archive/article';
import { ArticleList } from '../archive/article-list.tsx';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { createKeptState } from '../routing/kept-state.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { ChangesSinceRead } from './changes-since-read.tsx';
import { editionNews, type EditionNews } from './edition-news.ts';
import { RevisionNote } from './revision-note.tsx';
import { RemovedArticles, WithdrawnArticles } from './gone-articles.tsx';
import styles from './home-page.module.css';

/** Articles of a list that are shown before "Show all". */
const SHORT = 5;

const useAllAdded = createKeptState(false);
const useAllRevised = createKeptState(false);
const useAllHere = createKeptState(false);

/** What the open edition brought; of a first edition, what it holds. */
export function News() {
  const { language } = useMessages();
  const { archive, articleById, works } = useArchive();
  const { description } = archive;
  const news = useMemo(
    () => editionNews(description, articleById, (articles) => works(articles, language)),
    [description, articleById, works, language],
  );
  const message =
    description.message === undefined ? null : (
      <p className={styles['message']} dir="auto">
        {description.message}
      </p>
    );
  return news.type === 'first' ? <Holdings message={message} /> : <Changes news={news} message={message} />;
}

function Holdings({ message }: { readonly message: ReactNode }) {
  const { t, list, language, languageName } = useMessages();
  const { archive, catalogue, works } = useArchive();
  const articles = useMemo(() => works(catalogue.articles, language), [works, catalogue.articles, language]);
  const { languages } = archive.description;
  return (
    <Section title={t('home.here')}>
      {message}
      <p>
        {t('home.holds', {
          articles: articles.length,
          sources: catalogue.sources.length,
          conferences: catalogue.conferences.length,
        })}{' '}
        {t('home.languages', { languages: list(languages.map(languageName)), count: languages.length })}
      </p>
      <ShortList articles={articles} place="here" kept={useAllHere()} />
    </Section>
  );
}

interface ChangesProps {
  readonly news: Extract<EditionNews, { type: 'changes' }>;
  readonly message: ReactNode;
}

function Changes({ news, message }: ChangesProps) {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { added, revised, removed, withdrawn, labels } = news;
  const isNothing = added.length + revised.length + removed.length + withdrawn.length === 0;
  return (
    <Section title={t('home.new', { number: archive.edition })}>
      {message}
      {isNothing ? <p>{t('home.no-changes')}</p> : null}
      <Part
        title={t('home.added', { count: added.length })}
        articles={added}
        place="added"
        kept={useAllAdded()}
      />
      <Part
        title={t('home.revised', { count: revised.length })}
        articles={revised}
        place="revised"
        kept={useAllRevised()}
        renderNote={(article) => (
          <>
            <RevisionNote label={labels.get(article.id)} />
            <ChangesSinceRead article={article} />
          </>
        )}
      />
      <WithdrawnArticles withdrawn={withdrawn} />
      <RemovedArticles ids={removed} />
    </Section>
  );
}

type Kept = ReturnType<typeof useAllAdded>;

interface PartProps {
  readonly title: string;
  readonly articles: readonly Article[];
  readonly place: string;
  readonly kept: Kept;
  readonly renderNote?: (article: Article) => ReactNode;
}

function Part({ title, ...rest }: PartProps) {
  if (rest.articles.length === 0) return null;
  return (
    <div className={styles['part']}>
      <h3 className={styles['subtitle']}>{title}</h3>
      <ShortList {...rest} />
    </div>
  );
}

function ShortList({ articles, place, kept: [isLong, setLong], renderNote }: Omit<PartProps, 'title'>) {
  const { t } = useMessages();
  return (
    <>
      <ArticleList
        articles={isLong ? articles : articles.slice(0, SHORT)}
        place={place}
        renderNote={renderNote}
      />
      {articles.length <= SHORT ? null : (
        <div>
          <Button look="quiet" aria-expanded={isLong} onPress={() => setLong(!isLong)}>
            {isLong ? t('home.fewer') : t('home.all', { count: articles.length })}
          </Button>
        </div>
      )}
    </>
  );
}
