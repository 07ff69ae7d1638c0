import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { ArticleText } from '#core/archive/article-text';
import type { ReaderCommand, ReaderEvent, ReaderLook } from '#shared/reader-messages';
import { parseReaderEvent } from './parse-reader-event.ts';

interface ReaderFrameInput {
  /** Host of the content's origin. */
  readonly contentHost: string;
  readonly articleId: string;
  /** Absent while it loads. */
  readonly text: ArticleText | undefined;
  readonly look: ReaderLook;
  /** Blocks with a bookmark. */
  readonly bookmarked: readonly string[];
  readonly bookmarkLabel: string;
  /** Block to open at. */
  readonly startAt: string | undefined;
  readonly onEvent: (event: ReaderEvent) => void;
}

export interface ReaderFrame {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly src: string;
  /** `waiting` until the reader page has drawn the article. */
  readonly status: 'waiting' | 'opened' | 'failed';
  readonly send: (command: ReaderCommand) => void;
  /** Puts the keyboard into the article. */
  readonly enter: () => void;
}

function takesFocus(command: ReaderCommand): boolean {
  const { type } = command;
  return type === 'focus' || type === 'show-highlight' || (type === 'scroll-to' && command.focus);
}

/** Talks with the reader page: only with its origin, and only with our own frame. */
export function useReaderFrame(input: ReaderFrameInput): ReaderFrame {
  const { contentHost, articleId, text, look, bookmarked } = input;
  const origin = `arch://${contentHost}`;
  const frame = useRef<HTMLIFrameElement>(null);
  /** Counts the times the reader page started, so that one that starts again is told again. */
  const [starts, setStarts] = useState(0);
  /** How the article came out, and at which start. */
  const [outcome, setOutcome] = useState<{
    readonly start: number;
    readonly status: 'opened' | 'failed';
  }>();
  const status = outcome === undefined || outcome.start !== starts ? 'waiting' : outcome.status;

  const send = useCallback(
    (command: ReaderCommand) => {
      // Given here and now; inside the frame the reader page hands it on to the article.
      if (takesFocus(command)) frame.current?.focus();
      frame.current?.contentWindow?.postMessage(command, origin);
    },
    [origin],
  );
  const enter = useCallback(() => send({ type: 'focus' }), [send]);

  const onEvent = useEffectEvent((event: ReaderEvent) => {
    if (event.type === 'ready') setStarts((count) => count + 1);
    if ((event.type === 'opened' || event.type === 'failed') && event.articleId === articleId) {
      setOutcome({ start: starts, status: event.type });
    }
    input.onEvent(event);
  });
  useLayoutEffect(() => {
    const onMessage = (message: MessageEvent<unknown>) => {
      if (message.origin !== origin || message.source !== frame.current?.contentWindow) return;
      const event = parseReaderEvent(message.data);
      if (event !== undefined) onEvent(event);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [origin]);

  const open = useEffectEvent((id: string, blocks: ArticleText['blocks']) => {
    const { startAt, bookmarkLabel } = input;
    const block = startAt === undefined ? {} : { block: startAt };
    send({ type: 'open', articleId: id, blocks, look, ...block, bookmarked, bookmarkLabel });
  });
  useEffect(() => {
    if (starts > 0 && text !== undefined) open(articleId, text.blocks);
  }, [starts, articleId, text]);

  const { theme, paper, contrast, size, paragraphNumbers } = look;
  const hasStarted = starts > 0;
  useEffect(() => {
    // Before its page has started the frame is of another origin.
    if (hasStarted) send({ type: 'look', look: { theme, paper, contrast, size, paragraphNumbers } });
  }, [send, hasStarted, theme, paper, contrast, size, paragraphNumbers]);
  useEffect(() => {
    if (status === 'opened') send({ type: 'bookmarked', blocks: bookmarked });
  }, [send, status, bookmarked]);

  return { frame, src: `${origin}/reader`, status, send, enter };
}
