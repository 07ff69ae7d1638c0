import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { tagsOf } from '#core/annotations/tags';
import { useArchive } from '../archive/archive-context.tsx';
import { announce } from '../commands/announce.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterField } from '../ui/filter-field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ListBar } from '../ui/list-bar.tsx';
import { Page } from '../ui/page.tsx';
import { AnnotationFilters } from '../user/annotation-filters.tsx';
import { filterAnnotations, NO_FILTER } from '../user/filter-annotations.ts';
import { useUser } from '../user/user-context.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { NoteEntry } from './note-entry.tsx';
import styles from './notebook-page.module.css';
import { filterNotes, notesOf, notesToMarkdown } from './notes-list.ts';

/** Entries drawn at once; a long list is drawn whole when it is asked for. */
const SHOWN = 200;

/** All notes and highlights of the open archive. */
export function NotebookPage() {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { annotations } = useUser();
  const { notes, others } = useMemo(() => notesOf(annotations, archive.key), [annotations, archive.key]);
  return (
    <Page title={t('place.notebook')} width="reading">
      {notes.length === 0 ? (
        <EmptyState title={t('notebook.empty')}>
          <p>
            {t('notebook.empty-how')} <Kbd keys={keysOf('add-note')} />
          </p>
          <Link to={EMPTY_SEARCH}>{t('notebook.search')}</Link>
        </EmptyState>
      ) : (
        <Notes notes={notes} />
      )}
      <p>
        <Link to={{ name: 'trash' }}>{t('trash.title')}</Link>
      </p>
      {others === 0 ? null : <p className={styles['quiet']}>{t('notebook.elsewhere', { count: others })}</p>}
    </Page>
  );
}

function Notes({ notes }: { readonly notes: readonly Annotation[] }) {
  const { t, local, date } = useMessages();
  const { archive } = useArchive();
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const [isLong, setLong] = useState(false);
  const shown = useMemo(() => filterNotes(filterAnnotations(notes, filter), words), [notes, filter, words]);
  const { selected, isSelected, select, selectAll, clear } = useSelected(shown);
  const count = useCount(shown);
  useEffect(() => {
    if (words !== '') announce(count);
  }, [words, count]);
  const markdown = notesToMarkdown(shown, `${t('place.notebook')}: ${local(archive.title)}`, (note) =>
    t('notebook.note-of', { edition: note.target.edition, date: date(note.modified.slice(0, 10)) }),
  );
  return (
    <>
      <ListBar>
        <FilterField label={t('notebook.filter')} value={words} onChange={setWords} isWide />
        <AnnotationFilters annotations={notes} filter={filter} onChange={setFilter} />
        <span className={styles['quiet']}>{count}</span>
        <CopyButton
          text={markdown}
          label={t('notebook.copy')}
          doneLabel={t('notebook.copied')}
          failedText={t('notebook.copy-failed')}
        />
      </ListBar>
      {selected.length === 0 ? null : (
        <BulkBar
          selected={selected}
          knownTags={tagsOf(notes)}
          canSelectAll={selected.length < shown.length}
          onSelectAll={selectAll}
          onClear={clear}
        />
      )}
      {shown.length === 0 ? <p>{t('notebook.no-match')}</p> : null}
      <ul className={styles['notes']}>
        {shown.slice(0, isLong ? shown.length : SHOWN).map((note) => (
          <NoteEntry key={note.id} note={note} isSelected={isSelected(note.id)} onSelect={select} />
        ))}
      </ul>
      {isLong || shown.length <= SHOWN ? null : (
        <div>
          <Button onPress={() => setLong(true)}>{t('highlight.more', { count: shown.length })}</Button>
        </div>
      )}
    </>
  );
}

/** "2 notes and 1 highlight". */
function useCount(shown: readonly Annotation[]): string {
  const { t, list } = useMessages();
  const highlights = shown.filter(({ motivation }) => motivation === 'highlighting').length;
  const notes = shown.length - highlights;
  return list([
    ...(notes === 0 && highlights > 0 ? [] : [t('notebook.count', { count: notes })]),
    ...(highlights === 0 ? [] : [t('highlight.count', { count: highlights })]),
  ]);
}

interface Selected {
  readonly selected: readonly Annotation[];
  readonly isSelected: (id: string) => boolean;
  readonly select: (id: string, isSelected: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** Which of the shown ones are selected: what is not shown is not, whatever was pressed before. */
function useSelected(shown: readonly Annotation[]): Selected {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((id: string, isSelected: boolean) => {
    setIds((before) => {
      const next = new Set(before);
      if (isSelected) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  return {
    selected: shown.filter(({ id }) => ids.has(id)),
    isSelected: (id) => ids.has(id),
    select,
    selectAll: () => setIds(new Set(shown.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
