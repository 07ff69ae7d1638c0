import { Landmark, Library } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { Organisation } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { formatCitation } from '#core/citation/format-source';
import { useArchive } from '../archive/archive-context.tsx';
import { LocalText } from '../archive/local-text.tsx';
import { relationGroups, type RelationGroup } from '../archive/relation-groups.ts';
import { SourceLink } from '../archive/source-list.tsx';
import { SourceStatus } from '../archive/source-status.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import styles from './answer-card.module.css';
import { findSubject } from './find-subject.ts';

/** The facts of what a query names, above its results. All of it is from the records: what they do not say is not shown. */
export function AnswerCard({ query }: { readonly query: string }) {
  const { t } = useMessages();
  const { catalogue } = useArchive();
  const subject = useMemo(() => findSubject(catalogue, query), [catalogue, query]);
  if (subject === undefined) return null;
  return (
    <section aria-label={t('search.card')}>
      <Card>
        <div className={styles['card']}>
          {subject.type === 'source' ? (
            <SourceAnswer source={subject.source} others={subject.others} />
          ) : (
            <OrganisationAnswer organisation={subject.organisation} />
          )}
        </div>
      </Card>
    </section>
  );
}

interface SourceAnswerProps {
  readonly source: Source;
  readonly others: readonly Source[];
}

function SourceAnswer({ source, others }: SourceAnswerProps) {
  const { t, tOr, language } = useMessages();
  const { citingWorks } = useArchive();
  return (
    <>
      <h2 className={styles['title']}>
        <Library size={18} aria-hidden />
        <SourceLink source={source} place="answer" />
      </h2>
      <p className={styles['chips']}>
        <Chip tone="accent">{tOr(`source-kind.${source.kind}`, source.kind)}</Chip>
        <SourceStatus source={source} />
        {source.number === undefined ? null : <bdi className={styles['symbol']}>{source.number}</bdi>}
      </p>
      <SourceFacts source={source} others={others} />
      <div className={styles['actions']}>
        <Button onPress={() => navigate({ name: 'source', id: source.id })}>{t('search.card-open')}</Button>
        <CopyButton
          text={formatCitation(source, undefined, language)}
          label={t('source.copy-citation')}
          doneLabel={t('source.copied')}
        />
        <span className={styles['cited']}>{t('record.cited-by', { count: citingWorks(source.id) })}</span>
      </div>
    </>
  );
}

/** Days, and how it stands to other sources; what it merely recalls is on its page. */
function SourceFacts({ source, others }: SourceAnswerProps) {
  const { t, date } = useMessages();
  const { relationsTo, sourceById } = useArchive();
  const groups = relationGroups(source, relationsTo(source.id), sourceById).filter(
    ({ type }) => type !== 'recalls',
  );
  const days = [
    ['source.adopted', source.adopted],
    ['source.opened', source.opened],
    ['source.in-force', source.inForce],
  ] as const;
  const known = days.flatMap(([name, day]) => (day === undefined ? [] : [{ name, day }]));
  return (
    <>
      {known.length === 0 ? null : (
        <dl className={styles['days']}>
          {known.map(({ name, day }) => (
            <div key={name}>
              <dt>{t(name)}</dt> <dd>{date(day)}</dd>
            </div>
          ))}
        </dl>
      )}
      {groups.length + others.length === 0 ? null : <Related groups={groups} others={others} />}
    </>
  );
}

interface RelatedProps {
  readonly groups: readonly RelationGroup[];
  readonly others: readonly Source[];
}

function Related({ groups, others }: RelatedProps) {
  const { t } = useMessages();
  return (
    <Facts>
      {groups.map(({ type, direction, sources }) => (
        <Fact key={`${type} ${direction}`} name={t(`source.relation-${type}-${direction}`)}>
          <Sources sources={sources} place={`answer-${type}-${direction}`} />
        </Fact>
      ))}
      {others.length === 0 ? null : (
        <Fact name={t('search.card-others')}>
          <Sources sources={others} place="answer-other" />
        </Fact>
      )}
    </Facts>
  );
}

function Sources({ sources, place }: { readonly sources: readonly Source[]; readonly place: string }) {
  return (
    <ul>
      {sources.map((other) => (
        <li key={other.id} className={styles['related']}>
          <SourceLink source={other} place={place} />
        </li>
      ))}
    </ul>
  );
}

function OrganisationAnswer({ organisation }: { readonly organisation: Organisation }) {
  const { t, local, list } = useMessages();
  const { catalogue, organisationById } = useArchive();
  const { names, acronyms, partOf, note } = organisation;
  const above = partOf === undefined ? undefined : organisationById(partOf);
  const meetings = catalogue.conferences.filter((one) => one.organisation === organisation.id);
  return (
    <>
      <h2 className={styles['title']}>
        <Landmark size={18} aria-hidden />
        <LocalText text={names} />
      </h2>
      {note === undefined ? null : (
        <p>
          <LocalText text={note} />
        </p>
      )}
      <Facts>
        {acronyms.length === 0 ? null : <Fact name={t('search.card-acronyms')}>{quiet(list(acronyms))}</Fact>}
        {above === undefined ? null : (
          <Fact name={t('search.card-part-of')}>
            <Link to={{ ...EMPTY_SEARCH, text: local(above.names) }}>
              <LocalText text={above.names} />
            </Link>
          </Fact>
        )}
        {meetings.length === 0 ? null : (
          <Fact name={t('search.card-meetings', { count: meetings.length })}>
            <ul>
              {meetings.map(({ id, title }) => (
                <li key={id}>
                  <Link to={{ name: 'conference', id }} data-place={`answer-conference:${id}`}>
                    <LocalText text={title} />
                  </Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </>
  );
}

/** Words whose language is not known: they must not turn the line round. */
function quiet(words: string): ReactNode {
  return <bdi>{words}</bdi>;
}
