import { useEffect, useEffectEvent } from 'react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { localize } from '#core/archive/localized-text';
import type { ReaderEvent } from '#shared/reader-messages';
import { useArchive } from '../archive/archive-context.tsx';
import { bridge } from '../bridge.ts';
import { handleKeyPress } from '../commands/handle-key-press.ts';
import { useCommand } from '../commands/use-command.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { currentLocation, navigate } from '../routing/history.ts';
import { showToast } from '../ui/toast.ts';
import { useUser } from '../user/user-context.tsx';
import { formatArticleCitation } from './article-citation.ts';
import { blockById, stepBlock } from './article-places.ts';
import type { ArticleBookmarks } from './use-article-bookmarks.ts';
import type { Marks } from './use-marks.ts';
import type { PassageKey } from './use-passage-keys.ts';
import type { PassageActions } from './use-passage-actions.ts';
import type { OpenArticleState } from './use-open-article.ts';
import type { Panels } from './use-panels.ts';

interface ArticleCommandsInput {
  readonly article: Article;
  readonly text: ArticleText | undefined;
  readonly open: OpenArticleState;
  readonly panels: Panels;
  readonly bookmarks: ArticleBookmarks;
  readonly hits: Marks;
  readonly found: Marks;
  /** The search that led here, until it is cleared. */
  readonly query: string | undefined;
  readonly passage: PassageActions;
  readonly onPassageKey: PassageKey;
}

interface ArticleCommands {
  readonly bookmarkParagraph: () => void;
  readonly closeFind: () => void;
  readonly clearHits: () => void;
}

/** Everything the keyboard and the menu can do with an open article. */
export function useArticleCommands(input: ArticleCommandsInput): ArticleCommands {
  const { text, open, panels, bookmarks, hits, found, query, passage } = input;
  const { reader } = open;

  const bookmarkParagraph = (): void => {
    const here = open.hereNow();
    if (here !== undefined) bookmarks.toggle(here);
  };
  const closeFind = (): void => {
    panels.closeFind();
    reader.enter();
  };
  const clearHits = (): void => {
    const { route } = currentLocation();
    if (route.name !== 'article') return;
    const { query: _cleared, ...rest } = route;
    navigate(rest, 'replace');
    reader.enter();
  };
  /** Back to the text; the note is written when its field is left. */
  const leaveRail = (): void => {
    reader.enter();
    panels.closeOverlays();
  };
  /** Closes the uppermost thing that Escape closes; `false` when there is none. */
  const closeTop = (): boolean => {
    if (open.card !== null) open.closeCard();
    else if (isInRail()) leaveRail();
    else if (passage.clear()) return true;
    else if (panels.isFinding) closeFind();
    else if (panels.closeOverlays()) return true;
    else if (query !== undefined) clearHits();
    else return false;
    return true;
  };
  const step = (by: 1 | -1): void => {
    if (panels.isFinding) found.step(by);
    else if (hits.ranges.length > 0) hits.step(by);
    else panels.openFind();
  };

  useCommand('bookmark', () => bookmarks.toggle());
  useCommand('find', panels.openFind);
  useCommand('find-next', () => step(1));
  useCommand('find-previous', () => step(-1));
  useCommand('toggle-contents', panels.toggleContents);
  useCommand('toggle-rail', panels.toggleRail);
  useCommand('add-note', panels.writeNote);
  useCommand('show-changes', () => navigate({ name: 'changes', id: input.article.id }));
  useTakeAway(input);
  const single = {
    escape: () => void closeTop(),
    j: () => moveTo(1),
    k: () => moveTo(-1),
    b: bookmarkParagraph,
  };
  useReaderKeys(open, single, input.onPassageKey);
  useEscape(closeTop);

  function moveTo(by: 1 | -1): void {
    const next = text && stepBlock(text.blocks, open.hereNow(), by);
    if (next !== undefined) open.goTo(next);
  }
  return { bookmarkParagraph, closeFind, clearHits };
}

/** Copying and printing. */
function useTakeAway({ article, text, open }: ArticleCommandsInput): void {
  const { t, language } = useMessages();
  const { archive } = useArchive();
  const copyCitation = async (): Promise<void> => {
    const citation = formatArticleCitation({
      article,
      archiveTitle: localize(archive.title, language),
      publisher: archive.publisher,
      edition: t('article.edition', { number: archive.edition }),
      paragraph: open.isInParagraph ? blockById(text?.blocks ?? [], open.here)?.number : undefined,
      lang: language,
    });
    const isCopied = await bridge.app.copyText(citation);
    showToast(
      isCopied
        ? { text: t('article.citation-copied', { citation }) }
        : { text: t('article.copy-failed'), tone: 'danger' },
    );
  };
  const print = async (): Promise<void> => {
    const result = await bridge.app.printArticle(article.id);
    if (!result.ok) showToast({ text: t(`article.print-${result.code}`), tone: 'danger' });
  };
  useCommand('copy-citation', () => void copyCitation());
  useCommand('print', () => void print());
}

type Single = 'j' | 'k' | 'b' | 'escape';

/** Keys that were pressed in the article: first the window's shortcuts, then the reader's own single keys. */
function useReaderKeys(
  open: OpenArticleState,
  act: Readonly<Record<Single, () => void>>,
  onOther: PassageKey,
): void {
  const { settings } = useUser();
  const { listenToKeys } = open;
  const onKey = useEffectEvent((event: Extract<ReaderEvent, { type: 'key' }>): void => {
    if (event.key === 'Escape') {
      act.escape();
      return;
    }
    if (handleKeyPress(event, { isTyping: false, singleKeys: settings.singleKeys })) return;
    onOther(event);
    if (!settings.singleKeys || event.ctrl || event.alt || event.meta || event.shift) return;
    const letter = /^[a-z]$/i.test(event.key)
      ? event.key.toLowerCase()
      : event.code.replace('Key', '').toLowerCase();
    if (letter === 'j' || letter === 'k' || letter === 'b') act[letter]();
  });
  useEffect(() => listenToKeys((event) => onKey(event)), [listenToKeys]);
}

function isInRail(): boolean {
  return (document.activeElement?.closest('[data-pane="rail"]') ?? null) !== null;
}

/** Escape outside the article and outside fields and dialogs that use it themselves. */
function useEscape(closeTop: () => boolean): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('[data-modal]') !== null) return;
    if (closeTop()) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
