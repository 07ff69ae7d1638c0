import { useRef, useState, type RefObject } from 'react';
import type { Article } from '#core/archive/article';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { useUser } from '../user/user-context.tsx';
import styles from './article-view.module.css';
import { CitationCard } from './citation-card.tsx';
import { SelectionToolbar } from './selection-toolbar.tsx';
import type { OpenArticleState } from './use-open-article.ts';
import type { PassageActions } from './use-passage-actions.ts';
import type { SelectedText } from './use-selection.ts';

interface ReaderPaneProps {
  readonly article: Article;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly src: string;
  readonly hasFailed: boolean;
  readonly card: OpenArticleState['card'];
  readonly onCloseCard: () => void;
  /** What is selected, while something is. */
  readonly selected: SelectedText | null;
  readonly actions: PassageActions;
  readonly onBookmark: () => void;
}

/** The article in its frame, the toolbar of what is selected and the card of the citation that was chosen in it. */
export function ReaderPane(props: ReaderPaneProps) {
  const { article, frame, src, hasFailed, card, onCloseCard, selected } = props;
  const { t } = useMessages();
  const { archive } = useArchive();
  const { settings } = useUser();
  const anchor = useRef<HTMLSpanElement>(null);
  const [pane, setPane] = useState<HTMLElement | null>(null);
  return (
    <div ref={setPane} className={styles['reader']} data-pane="reader">
      {hasFailed ? (
        <p role="alert" className={styles['failed']}>
          {t('article.failed')}
        </p>
      ) : (
        // Our own page, on the content's origin; the article inside it is sandboxed and runs no script (ADR 0001).
        // oxlint-disable-next-line react/iframe-missing-sandbox -- a page that needs its script and its own origin gains nothing from one
        <iframe
          ref={frame}
          key={archive.contentHost}
          title={t('article.reader')}
          src={src}
          className={styles['frame']}
          data-paper={settings.paper}
        />
      )}
      {selected === null || pane === null || card !== null ? null : (
        <SelectionToolbar
          rect={selected.rect}
          pane={pane}
          actions={props.actions}
          onBookmark={props.onBookmark}
        />
      )}
      {card === null ? null : (
        <>
          <span
            ref={anchor}
            className={styles['anchor']}
            style={{
              left: card.rect.x,
              top: card.rect.y,
              width: card.rect.width,
              height: card.rect.height,
            }}
          />
          <CitationCard
            article={article}
            citation={card.citation}
            anchor={anchor}
            within={pane}
            onClose={onCloseCard}
          />
        </>
      )}
    </div>
  );
}
