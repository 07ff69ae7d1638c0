import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Citation } from '#core/archive/citation';
import type { ReaderEvent, ReaderRect } from '#shared/reader-messages';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { useLocation } from '../routing/use-route.ts';
import { useUser } from '../user/user-context.tsx';
import { versionOf } from '../archive/use-earlier-text.ts';
import { blockById } from './article-places.ts';
import { useReaderFrame, type ReaderFrame } from './use-reader-frame.ts';
import { useReadingPosition } from './use-reading-position.ts';

type KeyEvent = Extract<ReaderEvent, { type: 'key' }>;

interface OpenArticleInput {
  readonly article: Article;
  readonly text: ArticleText | undefined;
  readonly block: string | undefined;
  readonly query: string | undefined;
  readonly bookmarked: readonly string[];
  /** What the person selects and which highlights they stand on. */
  readonly onMark: (event: ReaderEvent) => void;
}

export interface OpenArticleState {
  readonly reader: ReaderFrame;
  /** First block on the screen. */
  readonly visible: string | undefined;
  /** Block the person is in, else the first one on the screen. */
  readonly here: string | undefined;
  /** The same at this very moment: several keys may come before anything is drawn. */
  readonly hereNow: () => string | undefined;
  /** Puts the person into a block. */
  readonly goTo: (block: string) => void;
  /** The person pointed at a paragraph, so that is what they mean. */
  readonly isInParagraph: boolean;
  /** The citation whose card is open, and where its mark is. */
  readonly card: { readonly citation: Citation; readonly rect: ReaderRect } | null;
  readonly closeCard: () => void;
  /** An address outside the archive that was chosen. */
  readonly external: string | null;
  readonly closeExternal: () => void;
  /** Hands on the keys that the article leaves. Returns the function that stops it. */
  readonly listenToKeys: (listener: (key: KeyEvent) => void) => () => void;
}

/** The article in its frame: opens it at its place, follows where the person is and what they choose in it. */
export function useOpenArticle(input: OpenArticleInput): OpenArticleState {
  const { article, text, block, query, bookmarked } = input;
  const { t } = useMessages();
  const { archive } = useArchive();
  const { settings, theme, contrast } = useUser();
  const position = useReadingPosition(article.id, versionOf(archive, article), { block, query });
  const [visible, setVisible] = useState(position.startAt);
  const [current, setCurrent] = useState<string | null>(null);
  const currentNow = useRef<string | null>(null);
  const [card, setCard] = useState<OpenArticleState['card']>(null);
  const [external, setExternal] = useState<string | null>(null);
  const keys = useKeyListeners();

  const start = text && blockById(text.blocks, position.startAt);
  const reader = useReaderFrame({
    contentHost: archive.contentHost,
    articleId: article.id,
    text,
    look: {
      theme,
      paper: settings.paper,
      contrast,
      size: settings.readingSize,
      paragraphNumbers: settings.paragraphNumbers,
    },
    bookmarked,
    bookmarkLabel: t('article.bookmarked'),
    // At the first block one wants to see the title above it.
    startAt: start === text?.blocks[0] ? undefined : start?.id,
    onEvent(event) {
      followPlace(event);
      followChoice(event);
      input.onMark(event);
    },
  });
  /** Where the person is. */
  function followPlace(event: ReaderEvent): void {
    switch (event.type) {
      case 'opened':
        position.keep(start?.id ?? text?.blocks[0]?.id ?? '');
        enterReader(reader, block);
        return;
      case 'visible':
        setVisible(event.block);
        position.keep(event.block);
        return;
      case 'current-block':
        currentNow.current = event.block;
        setCurrent(event.block);
        return;
      default:
    }
  }
  /** What they choose or press. */
  function followChoice(event: ReaderEvent): void {
    switch (event.type) {
      case 'citation': {
        const citation = article.citations.find(({ number }) => number === event.number);
        setCard(citation === undefined ? null : { citation, rect: event.rect });
        return;
      }
      case 'article-link':
        navigate({ name: 'article', id: event.articleId });
        return;
      case 'external-link':
        setExternal(event.url);
        return;
      case 'pointer-down':
        setCard(null);
        return;
      case 'key':
        keys.tell(event);
        return;
      default:
    }
  }
  useFollowAddress(reader, block);
  // A place from an older edition may not be in this text.
  const placeOf = (place: string | null | undefined): string | undefined =>
    text === undefined ? (place ?? undefined) : blockById(text.blocks, place ?? undefined)?.id;
  const seen = placeOf(visible) ?? text?.blocks[0]?.id;

  return {
    reader,
    visible,
    here: placeOf(current) ?? seen,
    hereNow: () => placeOf(currentNow.current) ?? seen,
    goTo(place) {
      currentNow.current = place;
      reader.send({ type: 'scroll-to', block: place, focus: true });
    },
    isInParagraph: placeOf(current) !== undefined,
    card,
    closeCard: () => setCard(null),
    external,
    closeExternal: () => setExternal(null),
    listenToKeys: keys.listen,
  };
}

interface KeyListeners {
  readonly tell: (key: KeyEvent) => void;
  readonly listen: OpenArticleState['listenToKeys'];
}

function useKeyListeners(): KeyListeners {
  const listeners = useRef(new Set<(key: KeyEvent) => void>());
  const tell = useCallback((key: KeyEvent) => {
    for (const listener of listeners.current) listener(key);
  }, []);
  const listen = useCallback((listener: (key: KeyEvent) => void) => {
    const all = listeners.current;
    all.add(listener);
    return () => {
      all.delete(listener);
    };
  }, []);
  return { tell, listen };
}

/** A link to another place of the article that is already open. */
function useFollowAddress(reader: ReaderFrame, block: string | undefined): void {
  const { key } = useLocation();
  /** The entry that was followed last; the first one is followed when the article opens. */
  const followed = useRef(key);
  const follow = useEffectEvent(() => {
    if (block !== undefined) reader.send({ type: 'scroll-to', block, focus: true });
  });
  useEffect(() => {
    if (followed.current === key) return;
    followed.current = key;
    follow();
  }, [key]);
}

/** The keyboard goes on in the text, unless the person is typing something. */
function enterReader(reader: ReaderFrame, block: string | undefined): void {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
  if (block === undefined) reader.enter();
  else reader.send({ type: 'scroll-to', block, focus: true });
}
