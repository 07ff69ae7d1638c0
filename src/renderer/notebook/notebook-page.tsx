import { Trash2 } from 'lucide-react';
import { Suspense, useEffect, useMemo, useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { announce } from '../commands/announce.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterField } from '../ui/filter-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ListBar } from '../ui/list-bar.tsx';
import { Page } from '../ui/page.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import { NotePreview } from '../user/lazy-note-preview.ts';
import { useRemoval } from '../user/use-removal.ts';
import { useUser } from '../user/user-context.tsx';
import styles from './notebook-page.module.css';
import { filterNotes, notesOf, notesToMarkdown } from './notes-list.ts';

/** All notes of the open archive. */
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
      {others === 0 ? null : <p className={styles['quiet']}>{t('notebook.elsewhere', { count: others })}</p>}
    </Page>
  );
}

function Notes({ notes }: { readonly notes: readonly Annotation[] }) {
  const { t, local, date } = useMessages();
  const { archive } = useArchive();
  const [words, setWords] = useState('');
  const shown = useMemo(() => filterNotes(notes, words), [notes, words]);
  const count = t('notebook.count', { count: shown.length });
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
        <span className={styles['quiet']}>{count}</span>
        <CopyButton
          text={markdown}
          label={t('notebook.copy')}
          doneLabel={t('notebook.copied')}
          failedText={t('notebook.copy-failed')}
        />
      </ListBar>
      {shown.length === 0 ? <p>{t('notebook.no-match')}</p> : null}
      <ul className={styles['notes']}>
        {shown.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
    </>
  );
}

function Note({ note }: { readonly note: Annotation }) {
  const { t, instant } = useMessages();
  const { articleById } = useArchive();
  const remove = useRemoval();
  const article = articleById(note.target.article);
  const { title } = note.target;
  return (
    <li className={styles['note']}>
      <EntryHead article={article} title={title} place={`note:${note.id}`}>
        <IconButton icon={Trash2} label={t('notebook.remove', { title })} onPress={() => remove(note)} />
      </EntryHead>
      {article === undefined ? (
        <p>
          <Chip tone="warning">{t('notebook.gone')}</Chip>
        </p>
      ) : null}
      <NoteBody body={note.body} />
      <p className={styles['quiet']}>{t('notebook.edited', { date: instant(note.modified) })}</p>
    </li>
  );
}

/** Plain words, which most notes are, need no reader of Markdown. */
const PLAIN = /^[\p{L}\p{M}\p{Zs}\p{N},;:?!.'’"“”()/\n]*$/u;
const BEGINS_LIST = /^\s*\d+[.)]/mu;
/** More than the box shows of a note. In characters. */
const SHOWN = 1500;

/** The beginning of a note, as its Markdown means it; all of it is beside its article. */
function NoteBody({ body }: { readonly body: string }) {
  const beginning = body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body;
  const plain = <p className={styles['plain']}>{beginning}</p>;
  const isPlain = PLAIN.test(beginning) && !BEGINS_LIST.test(beginning);
  return (
    <div className={styles['body']} dir="auto">
      {isPlain ? (
        plain
      ) : (
        <Suspense fallback={plain}>
          <NotePreview markdown={beginning} />
        </Suspense>
      )}
    </div>
  );
}
