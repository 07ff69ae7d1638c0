import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SaveFailure } from '../user/user-context.tsx';
import { createNoteSaver, type NoteSaver, type NoteStatus } from './note-saver.ts';

/** What was typed and is not on the disk, and why not if a write has failed. */
interface Draft {
  readonly text: string;
  readonly code?: SaveFailure;
}

/** Drafts by what they are of. They outlive their editor, so that one drawn anew goes on with them. */
const drafts = new Map<string, Draft>();

/** A text that is kept while it is typed. */
export interface DraftText {
  readonly text: string;
  readonly status: NoteStatus<SaveFailure>;
  readonly change: (text: string) => void;
  /** Writes at once what is not on disk yet. */
  readonly flush: () => void;
}

/** `key` names what the text is of, `kept` is what is on disk; `write` resolves once the text is, or with why not. */
export function useDraft(
  key: string,
  kept: string,
  write: (text: string) => Promise<SaveFailure | null>,
): DraftText {
  const draft = drafts.get(key);
  /** What was typed here; until then the text is the one that is kept. */
  const [typed, setTyped] = useState(draft?.text);
  const [status, setStatus] = useState<NoteStatus<SaveFailure>>(
    draft?.code === undefined ? { status: 'idle' } : { status: 'failed', code: draft.code },
  );
  const saver = useSaver(key, write, setStatus);
  return {
    text: typed ?? kept,
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
