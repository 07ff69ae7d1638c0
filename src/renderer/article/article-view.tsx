import { useEffect, useState, type ReactNode } from 'react';
import type { Article } from '#core/archive/article';
import { ArticleToolbar } from './article-toolbar.tsx';
import { sectionAt, sectionsOf } from './article-places.ts';
import styles from './article-view.module.css';
import { ChangedNotice } from './changed-notice.tsx';
import { ContentsList } from './contents-list.tsx';
import { ExternalLinkDialog } from './external-link-dialog.tsx';
import { FindBar } from './find-bar.tsx';
import { HitsBar } from './hits-bar.tsx';
import { PlaceGoneNotice } from './place-gone-notice.tsx';
import { Rail } from './rail.tsx';
import { ReaderPane } from './reader-pane.tsx';
import { useArticleBookmarks } from './use-article-bookmarks.ts';
import { useArticleCommands } from './use-article-commands.ts';
import { useArticleText } from './use-article-text.ts';
import { useMarking } from './use-marking.ts';
import { useFound, useHits } from './use-marks.ts';
import { usePanels } from './use-panels.ts';
import { useWidth } from './use-width.ts';

interface ArticleViewProps {
  readonly article: Article;
  readonly block: string | undefined;
  readonly query: string | undefined;
  /** Something to be said above the article. */
  readonly notice: ReactNode;
}

/** The reader: the article in its own frame, what can be done with it, and the rail beside it. */
export function ArticleView({ article, block, query, notice }: ArticleViewProps) {
  const [main, width] = useWidth();
  const loaded = useArticleText(article);
  const text = loaded.status === 'ready' ? loaded.text : undefined;
  const bookmarks = useArticleBookmarks(article, text);
  const panels = usePanels(width);
  const [findWords, setFindWords] = useState('');

  const marking = useMarking({ article, text, block, query, bookmarked: bookmarks.blocks, panels });
  const { open, passage, onPassageKey } = marking;
  const { reader, here } = open;
  const { frame, src, status, send } = reader;
  const hits = useHits(reader, article.id, query, text, block);
  const found = useFound(reader, text, panels.isFinding ? findWords : null);
  const commands = useArticleCommands({
    article,
    text,
    open,
    panels,
    bookmarks,
    hits,
    found,
    query,
    passage,
    onPassageKey,
  });

  useEffect(() => {
    document.title = `${article.title} – Attaché`;
  }, [article.title]);
  const sections = text === undefined ? [] : sectionsOf(text);
  return (
    <>
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        data-pane="main"
        className={styles['main']}
        data-open-article={status === 'opened' ? article.id : undefined}
      >
        <ArticleToolbar
          article={article}
          block={here}
          isBookmarked={bookmarks.isArticleBookmarked}
          isParagraphBookmarked={here !== undefined && bookmarks.blocks.includes(here)}
          onBookmarkParagraph={commands.bookmarkParagraph}
          hasContents={sections.length > 0}
          isContentsOpen={panels.isContentsOpen}
          isRailOpen={panels.isRailOpen}
        />
        {panels.isFinding ? (
          <FindBar
            words={findWords}
            onWords={setFindWords}
            marks={found}
            onClose={commands.closeFind}
            focusRequests={panels.findRequests}
          />
        ) : (
          <HitsBar query={query} marks={hits} onClose={commands.clearHits} />
        )}
        {notice}
        <ChangedNotice article={article} />
        <PlaceGoneNotice article={article} text={text} block={block} bookmarks={bookmarks} />
        <div className={styles['body']}>
          {panels.isContentsOpen && sections.length > 0 ? (
            <ContentsList
              sections={sections}
              current={text && sectionAt(text.blocks, open.visible)}
              lang={article.lang}
              onChoose={(place) => {
                send({ type: 'scroll-to', block: place, focus: false });
                if (panels.isContentsOverlay) panels.closeOverlays();
              }}
              isOverlay={panels.isContentsOverlay}
            />
          ) : null}
          <ReaderPane
            article={article}
            frame={frame}
            src={src}
            hasFailed={loaded.status === 'failed' || status === 'failed'}
            card={open.card}
            onCloseCard={open.closeCard}
            selected={marking.selection.selected}
            actions={passage}
            onBookmark={commands.bookmarkParagraph}
          />
        </div>
        {open.external === null ? null : (
          <ExternalLinkDialog url={open.external} onClose={open.closeExternal} />
        )}
      </main>
      {panels.isRailOpen ? (
        <Rail
          article={article}
          bookmarks={bookmarks}
          marks={marking.marks}
          highlightRequest={panels.highlightRequest}
          onWriteHighlight={marking.writeNote}
          onShowHighlight={marking.showHighlight}
          isOverlay={panels.isRailOverlay}
          onClose={panels.toggleRail}
          request={panels.noteRequest}
          onShow={(place) => {
            send({ type: 'scroll-to', block: place, focus: true });
            panels.closeOverlays();
          }}
        />
      ) : null}
    </>
  );
}
