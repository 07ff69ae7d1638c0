import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Article } from '#core/archive/article';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { useUser, type SaveFailure } from '../user/user-context.tsx';
import { createNoteSaver, type NoteSaver, type NoteStatus } from './note-saver.ts';

const TITLE_LENGTH = 1000;

/** What was typed and is not on the disk, and why not if a write has failed. */
interface Draft {
  readonly text: string;
  readonly code?: SaveFailure;
}

/** Drafts by archive and article. They outlive their editor, so that one drawn anew goes on with them. */
const drafts = new Map<string, Draft>();

export interface ArticleNote {
  readonly text: string;
  readonly status: NoteStatus<SaveFailure>;
  readonly change: (text: string) => void;
  /** Writes at once what is not on disk yet. */
  readonly flush: () => void;
}

/** The note on a whole article. An emptied note is taken away. */
export function useNote(article: Article): ArticleNote {
  const { archive } = useArchive();
  const { annotations, saveAnnotation, removeAnnotation } = useUser();
  const key = `${archive.key}/${article.id}`;
  const kept = useMemo(
    () => noteOf(annotations, archive.key, article.id),
    [annotations, archive.key, article.id],
  );
  const draft = drafts.get(key);
  /** What was typed here; until then the note is the one that is kept. */
  const [typed, setTyped] = useState(draft?.text);
  const [status, setStatus] = useState<NoteStatus<SaveFailure>>(
    draft?.code === undefined ? { status: 'idle' } : { status: 'failed', code: draft.code },
  );

  /** Known as soon as the first write is done, even if this editor is gone by then. */
  const keptId = useRef(kept?.id);
  useEffect(() => {
    if (kept !== undefined) keptId.current = kept.id;
  }, [kept]);

  const writeNote = async (text: string): Promise<SaveFailure | null> => {
    if (text.trim() === '') {
      const result = keptId.current === undefined ? null : await removeAnnotation(keptId.current);
      keptId.current = undefined;
      return result === null || result.ok || result.code === 'unknown' ? null : result.code;
    }
    const { title, id } = article;
    const target = {
      archive: archive.key,
      article: id,
      title: title.slice(0, TITLE_LENGTH),
      edition: archive.edition,
    };
    const result = await saveAnnotation({ motivation: 'commenting', body: text, target });
    if (result.ok) keptId.current = result.value.id;
    return result.ok ? null : result.code;
  };
  const saver = useSaver(key, writeNote, setStatus);
  return {
    text: typed ?? kept?.body ?? '',
    status,
    change(text) {
      setTyped(text);
      drafts.set(key, { text });
      saver.change(text);
    },
    flush: () => void saver.flush(),
  };
}

/** A saver that lives as long as the editor, and writes what is left when that goes or the window closes. */
function useSaver(
  key: string,
  write: (text: string) => Promise<SaveFailure | null>,
  onStatus: (status: NoteStatus<SaveFailure>) => void,
): NoteSaver {
  const saver = useRef<NoteSaver>(null);
  const writeLatest = useEffectEvent(async (text: string): Promise<SaveFailure | null> => {
    // A main process that does not answer has written nothing.
    const code = await write(text).catch((): SaveFailure => 'write-failed');
    const draft = drafts.get(key)?.text ?? text;
    if (code !== null) drafts.set(key, { text: draft, code });
    else if (draft === text) drafts.delete(key);
    return code;
  });
  useEffect(() => {
    const created = createNoteSaver<SaveFailure>({ write: (text) => writeLatest(text), onStatus });
    saver.current = created;
    // Left by an editor that went while it wrote: its outcome is told here.
    const draft = drafts.get(key);
    if (draft !== undefined && draft.code === undefined) created.change(draft.text);
    const flush = () => void created.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [key, onStatus]);
  return {
    change: (text) => saver.current?.change(text),
    flush: async () => saver.current?.flush(),
  };
}

function noteOf(
  annotations: readonly Annotation[],
  archive: string,
  article: string,
): Annotation | undefined {
  return annotations.find(
    ({ motivation, target }) =>
      motivation === 'commenting' &&
      target.archive === archive &&
      target.article === article &&
      target.block === undefined,
  );
}
