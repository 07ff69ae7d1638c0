import { Trash2 } from 'lucide-react';
import { memo, Suspense, useEffect, useRef } from 'react';
import type { Highlight } from '#core/annotations/highlight';
import { OldText } from '../carried/old-text.tsx';
import { StatusBadge } from '../carried/status-badge.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { KindButtons } from '../user/kind-buttons.tsx';
import { KindSwatch } from '../user/kind-swatch.tsx';
import { NotePreview } from '../user/lazy-note-preview.ts';
import { TagEditor } from '../user/tag-editor.tsx';
import { useAnnotationEdits } from '../user/use-annotation-edits.ts';
import { useKindNames } from '../user/use-kind-names.ts';
import styles from './highlight-card.module.css';
import { NoteField } from './note-field.tsx';
import { useHighlightNote } from './use-highlight-note.ts';
import type { WriteRequest } from './write-request.ts';

interface HighlightCardProps {
  readonly highlight: Highlight;
  /** Language of the article. */
  readonly lang: string;
  readonly isChosen: boolean;
  readonly request: WriteRequest;
  /** Tags in use; empty while the card is closed. */
  readonly knownTags: readonly string[];
  /** Shows it in the text; absent where the text is another one. */
  readonly onShow?: (highlight: Highlight) => void;
  readonly onChoose: (highlight: Highlight) => void;
}

/** A highlight in the rail: its words, kind, tags and note. The chosen one can be changed. */
export const HighlightCard = memo(function HighlightCard(props: HighlightCardProps) {
  const { highlight, lang, isChosen, onShow } = props;
  const { t } = useMessages();
  const names = useKindNames();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const words = highlight.target.quote ?? highlight.target.passage.quote.exact;
  return (
    <li
      ref={card}
      className={styles['card']}
      data-highlight={highlight.id}
      aria-current={isChosen ? 'true' : undefined}
    >
      <div className={styles['head']}>
        <KindSwatch kind={highlight.kind} />
        <span className={styles['name']}>{names[highlight.kind]}</span>
        <StatusBadge id={highlight.id} />
        {isChosen ? <RemoveButton highlight={highlight} /> : null}
      </div>
      {onShow === undefined ? (
        <>
          <p className={styles['quote']} lang={lang} dir="auto">
            {words}
          </p>
          <OldText annotation={highlight} lang={lang} />
        </>
      ) : (
        <button
          type="button"
          className={styles['quote']}
          lang={lang}
          dir="auto"
          title={t('highlight.show')}
          onClick={() => onShow(highlight)}
        >
          {words}
        </button>
      )}
      {isChosen ? <OpenPart {...props} /> : <ClosedPart {...props} />}
    </li>
  );
});

function RemoveButton({ highlight }: { readonly highlight: Highlight }) {
  const { t } = useMessages();
  const edits = useAnnotationEdits();
  return (
    <IconButton
      icon={Trash2}
      label={t('highlight.remove')}
      onPress={() => void edits.remove([highlight], t('annotation.highlight-removed'))}
    />
  );
}

/** What is there, and the way to change it. */
function ClosedPart({ highlight, onChoose }: HighlightCardProps) {
  const { t } = useMessages();
  const { body, tags } = highlight;
  return (
    <>
      {tags.length === 0 ? null : (
        <div className={styles['tags']}>
          {tags.map((tag) => (
            <Chip key={tag}>
              <bdi>{tag}</bdi>
            </Chip>
          ))}
        </div>
      )}
      {body.trim() === '' ? null : (
        <div className={styles['body']} dir="auto">
          <Suspense fallback={<p>{body}</p>}>
            <NotePreview markdown={body} />
          </Suspense>
        </div>
      )}
      <div>
        {/* There may be hundreds of these: a plain button is the cheapest kind. */}
        <button type="button" className={styles['write']} onClick={() => onChoose(highlight)}>
          {t(body.trim() === '' ? 'highlight.add-note' : 'article.note-edit')}
        </button>
      </div>
    </>
  );
}

function OpenPart({ highlight, request, knownTags }: HighlightCardProps) {
  const { t } = useMessages();
  const edits = useAnnotationEdits();
  const note = useHighlightNote(highlight);
  return (
    <>
      <KindButtons
        kind={highlight.kind}
        onChoose={(kind) => void edits.change([highlight], () => ({ kind }))}
      />
      <NoteField
        note={note}
        label={t('highlight.note-field')}
        placeholder={t('highlight.note-placeholder')}
        request={request}
        isSmall
      />
      <TagEditor
        tags={highlight.tags}
        known={knownTags}
        onChange={(tags) => void edits.change([highlight], () => ({ tags }))}
      />
    </>
  );
}
