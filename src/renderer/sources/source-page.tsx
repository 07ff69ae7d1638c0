import { useMemo } from 'react';
import type { Source } from '#core/archive/source';
import { useArchive } from '../archive/archive-context.tsx';
import { NotInEdition } from '../archive/not-in-edition.tsx';
import { recordText, sourceTitle } from '../archive/record-text.ts';
import { relationGroups } from '../archive/relation-groups.ts';
import { SourceLink } from '../archive/source-list.tsx';
import { SourceStatus } from '../archive/source-status.tsx';
import { useArticleTexts } from '../archive/use-article-texts.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { createKeptState } from '../routing/kept-state.ts';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Trail } from '../ui/trail.tsx';
import { CitedBy } from './cited-by.tsx';
import { citingWorks } from './citing-works.ts';
import { Relations } from './relations.tsx';
import { SourceCitation } from './source-citation.tsx';
import { SourceFacts } from './source-facts.tsx';
import { SourceTitles } from './source-titles.tsx';
import styles from './source-page.module.css';

/** Works shown at first; each shows sentences of its text. */
const WORKS = 25;

const useWorksLimit = createKeptState(WORKS);

/** One source: how to cite it, what is known about it, and every article that cites it, with the sentence. */
export function SourcePage({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const source = useArchive().sourceById(id);
  if (source !== undefined) return <KnownSource source={source} />;
  return (
    <NotInEdition title={t('source.missing')}>
      <Link to={{ name: 'sources', sort: 'title' }}>{t('source.to-sources')}</Link>
    </NotInEdition>
  );
}

function KnownSource({ source }: { readonly source: Source }) {
  const { t, tOr, language } = useMessages();
  const { citedBy, works } = useArchive();
  const [limit, setLimit] = useWorksLimit();
  const citing = useMemo(
    () => citingWorks(citedBy(source.id), (articles) => works(articles, language)),
    [citedBy, works, source.id, language],
  );
  const shown = useMemo(() => citing.slice(0, limit), [citing, limit]);
  const texts = useArticleTexts(useMemo(() => shown.map(({ main }) => main.article), [shown]));
  const { text, lang } = sourceTitle(source, language);
  const kind = tOr(`source-kind.${source.kind}`, source.kind);
  return (
    <Page
      title={text}
      titleLang={lang}
      isReady={texts.isReady}
      before={
        <Trail
          label={t('record.above')}
          steps={[
            { to: { name: 'sources', sort: 'title' }, label: t('place.sources') },
            {
              to: { name: 'sources', kind: source.kind, sort: 'title' },
              label: t(`sources.kinds-${source.kind}`),
            },
          ]}
        />
      }
    >
      <p className={styles['chips']}>
        <Chip tone="accent">{kind}</Chip>
        <SourceStatus source={source} />
        {source.number === undefined ? null : <bdi className={styles['symbol']}>{source.number}</bdi>}
      </p>
      <ReplacedBy source={source} />
      <OpenFile source={source} />
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          <SourceCitation source={source} />
          <Note source={source} />
        </div>
        <div className={classNames(styles['stack'], styles['side'])}>
          <Section title={t('source.about')}>
            <SourceFacts source={source} />
          </Section>
          <Relations source={source} />
          <SourceTitles source={source} />
        </div>
        <Section title={t('source.cited-by', { count: citing.length })}>
          <CitedBy
            works={shown}
            texts={texts}
            hidden={citing.length - shown.length}
            onMore={() => setLimit(limit + WORKS)}
          />
        </Section>
      </div>
    </Page>
  );
}

/** A text that was replaced must not be quoted unawares: said at the top. */
function ReplacedBy({ source }: { readonly source: Source }) {
  const { t } = useMessages();
  const { relationsTo, sourceById } = useArchive();
  const [group] = relationGroups(source, relationsTo(source.id), sourceById);
  if (group?.type !== 'supersedes' || group.direction !== 'back') return null;
  return (
    <p className={styles['notice']}>
      {t('source.replaced-by')}{' '}
      {group.sources.map((other) => (
        <SourceLink key={other.id} source={other} place="replaced-by" />
      ))}
    </p>
  );
}

/** The way to the source itself, where the edition has it. */
function OpenFile({ source: { id, file } }: { readonly source: Source }) {
  const { t, bytes } = useMessages();
  if (file === undefined) return null;
  const { pages } = file;
  const facts = [
    ...(file.type === 'application/pdf' ? ['PDF'] : []),
    ...(pages === undefined ? [] : [t('source.file-pages', { count: pages.count })]),
    bytes(file.size),
  ];
  return (
    <p className={styles['chips']}>
      <Link to={{ name: 'file', id, page: 1 }} data-place="file">
        {t('source.open-file')}
      </Link>
      <span>{facts.join(' · ')}</span>
    </p>
  );
}

function Note({ source: { note } }: { readonly source: Source }) {
  const { t, language } = useMessages();
  if (note === undefined) return null;
  const { text, lang } = recordText(note, language);
  return (
    <Section title={t('record.note')}>
      <p lang={lang} dir="auto" className={styles['note']}>
        {text}
      </p>
    </Section>
  );
}
