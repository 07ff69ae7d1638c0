import { useEffect, useMemo, useRef, useState } from 'react';
import { placeOf } from '#core/anchoring/carry-over';
import type { Article } from '#core/archive/article';
import { highlightsOf, type ArticleHighlights, type Highlight } from '#core/annotations/highlight';
import type { ReaderEvent, ReaderHighlight } from '#shared/reader-messages';
import { useArchive } from '../archive/archive-context.tsx';
import { useCarried } from '../carried/carried-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { useKindNames } from '../user/use-kind-names.ts';
import { useUser } from '../user/user-context.tsx';
import type { ReaderFrame } from './use-reader-frame.ts';

/** The highlights of the open article, and which of them are meant. */
export interface ArticleMarks extends ArticleHighlights {
  /** Those the person chose or stands on, the innermost first. */
  readonly chosen: readonly string[];
  /** The innermost of them at this very moment. */
  readonly chosenNow: () => Highlight | undefined;
  readonly choose: (ids: readonly string[]) => void;
  readonly follow: (event: ReaderEvent) => void;
}

export function useArticleMarks(article: Article, onChosen: (ids: readonly string[]) => void): ArticleMarks {
  const { archive } = useArchive();
  const { annotations } = useUser();
  const { statuses } = useCarried();
  const marks = useMemo(
    () =>
      highlightsOf(annotations, {
        archive: archive.key,
        article: article.id,
        text: article.text.sha256,
        carriedTo: (id) => placeOf(statuses.get(id)),
      }),
    [annotations, archive.key, article.id, article.text.sha256, statuses],
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const latest = useRef(chosen);
  const choose = (ids: readonly string[]): void => {
    latest.current = ids;
    setChosen(ids);
  };
  return {
    ...marks,
    chosen,
    chosenNow: () => marks.here.find(({ id }) => id === latest.current[0]),
    choose,
    follow(event) {
      if (event.type !== 'highlight') return;
      const known = event.ids.filter((one) => marks.here.some(({ id }) => id === one));
      choose(known);
      if (event.isChosen && known.length > 0) onChosen(known);
    },
  };
}

/** Has the reader page draw the highlights, and show which are chosen. */
export function useDrawnMarks({ status, send }: ReaderFrame, { here, places, chosen }: ArticleMarks): void {
  const { t } = useMessages();
  const names = useKindNames();
  const isOpened = status === 'opened';
  const highlights = useMemo(
    () =>
      here.map(({ id, kind, body, target }): ReaderHighlight => {
        const { start, end } = places.get(id) ?? target.passage.position;
        const name = names[kind];
        const words = body.trim() === '' ? 'highlight.marked' : 'highlight.marked-note';
        return { id, start, end, kind, name, description: t(words, { name }) };
      }),
    [here, places, names, t],
  );
  useEffect(() => {
    if (isOpened) send({ type: 'highlights', highlights });
  }, [isOpened, send, highlights]);
  useEffect(() => {
    if (isOpened) send({ type: 'chosen', ids: chosen });
  }, [isOpened, send, chosen]);
}
