import { useMemo } from 'react';
import type { Source } from '#core/archive/source';
import { useArchive } from '../archive/archive-context.tsx';
import { relationGroups } from '../archive/relation-groups.ts';
import { SourceLink } from '../archive/source-list.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { LinkList } from '../ui/link-list.tsx';
import { Section } from '../ui/section.tsx';
import styles from './source-page.module.css';

/** How the source stands to other sources, both ways. */
export function Relations({ source }: { readonly source: Source }) {
  const { t } = useMessages();
  const { relationsTo, sourceById } = useArchive();
  const groups = useMemo(
    () => relationGroups(source, relationsTo(source.id), sourceById),
    [source, relationsTo, sourceById],
  );
  if (groups.length === 0) return null;
  return (
    <Section title={t('source.relations')}>
      {groups.map(({ type, direction, sources }) => (
        <div key={`${type} ${direction}`} className={styles['relation']}>
          <h3 className={styles['subtitle']}>{t(`source.relation-${type}-${direction}`)}</h3>
          <LinkList>
            {sources.map((other) => (
              <li key={other.id}>
                <SourceLink source={other} place={`${type}-${direction}`} />
                {other.number === undefined ? null : <bdi className={styles['number']}>{other.number}</bdi>}
              </li>
            ))}
          </LinkList>
        </div>
      ))}
    </Section>
  );
}
