import { Suspense } from 'react';
import { NotePreview } from '../user/lazy-note-preview.ts';
import styles from './notebook-page.module.css';

/** Plain words, which most notes are, need no reader of Markdown. */
const PLAIN = /^[\p{L}\p{M}\p{Zs}\p{N},;:?!.'’"“”()/\n]*$/u;
const BEGINS_LIST = /^\s*\d+[.)]/mu;
/** More than the box shows of a note. In characters. */
const SHOWN = 1500;

/** The beginning of a note, as its Markdown means it; all of it is beside its article. */
export function NoteBody({ body }: { readonly body: string }) {
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
