import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedSearch } from '#core/settings/kept-searches';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Section } from '../ui/section.tsx';
import { useUser } from '../user/user-context.tsx';
import { NameDialog } from './name-dialog.tsx';
import { routeOfSaved } from './saved-search.ts';
import styles from './saved-searches.module.css';
import { useNewCounts, useRemoveSearch, useSaveSearch } from './use-saved-searches.ts';

/** The saved searches, the newest first, each with how many results an edition has brought since it was looked at. */
export function SavedSearches() {
  const { t } = useMessages();
  const { saved } = useUser().searches;
  const counts = useNewCounts(saved);
  const save = useSaveSearch();
  const remove = useRemoveSearch();
  const [renamed, setRenamed] = useState<SavedSearch>();
  if (saved.length === 0) return null;
  return (
    <Section title={t('search.saved')}>
      <ul className={styles['list']}>
        {saved.toReversed().map((search) => (
          <SavedRow
            key={search.id}
            search={search}
            count={counts.get(search.id) ?? 0}
            onRename={() => setRenamed(search)}
            onRemove={() => remove(search)}
          />
        ))}
      </ul>
      {renamed === undefined ? null : (
        <NameDialog
          title={t('search.rename-title')}
          name={renamed.name}
          onClose={() => setRenamed(undefined)}
          onName={(name) => void save({ ...renamed, name })}
        />
      )}
    </Section>
  );
}

interface SavedRowProps {
  readonly search: SavedSearch;
  readonly count: number;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function SavedRow({ search, count, onRename, onRemove }: SavedRowProps) {
  const { t } = useMessages();
  const { name, text } = search;
  return (
    <li className={styles['row']}>
      <Link to={routeOfSaved(search)} className={styles['name']} data-place={`saved:${search.id}`}>
        <bdi>{name}</bdi>
      </Link>
      {count === 0 ? null : <Chip tone="accent">{t('search.new', { count })}</Chip>}
      {text === name || text === '' ? null : <bdi className={styles['text']}>{text}</bdi>}
      <span className={styles['actions']}>
        <IconButton icon={Pencil} label={t('search.rename', { name })} onPress={onRename} />
        <IconButton icon={Trash2} label={t('search.remove', { name })} onPress={onRemove} />
      </span>
    </li>
  );
}

/** The last searches that were made. */
export function RecentSearches() {
  const { t } = useMessages();
  const { history } = useUser().searches;
  if (history.length === 0) return null;
  return (
    <Section title={t('search.recent')}>
      <ul className={styles['recent']}>
        {history.map((text) => (
          <li key={text}>
            <Link to={{ ...EMPTY_SEARCH, text }}>
              <bdi>{text}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
