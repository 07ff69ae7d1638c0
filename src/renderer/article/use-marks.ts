import { useEffect, useMemo, useState } from 'react';
import type { ArticleText } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';
import { createTextFinder, type Found } from '#core/text/find-in-text';
import { useArchive } from '../archive/archive-context.tsx';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { blockById, markAt } from './article-places.ts';
import { stepMark } from './step-mark.ts';
import type { ReaderFrame } from './use-reader-frame.ts';

/** Marks in the open article and the one the person stands at. */
export interface Marks {
  readonly ranges: readonly TextRange[];
  readonly current: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  readonly step: (by: 1 | -1) => void;
}

const NO_RANGES: readonly TextRange[] = [];
const NOTHING: Found = { ranges: NO_RANGES, isMore: false };

/** Where the search that led here hits in this article; nothing once the person has cleared it. */
export function useHits(
  reader: ReaderFrame,
  articleId: string,
  query: string | undefined,
  text: ArticleText | undefined,
  block: string | undefined,
): Marks {
  const ranges = useHitRanges(articleId, query);
  const start = useMemo(
    () => ({ at: text === undefined ? 0 : markAt(ranges, blockById(text.blocks, block)) }),
    [ranges, text, block],
  );
  const [current, setCurrent] = useCurrent(start, start.at);
  usePaint(reader, 'hits', ranges, current);
  return { ranges, current, isMore: false, step: (by) => setCurrent(stepMark(current, ranges.length, by)) };
}

function useHitRanges(articleId: string, query: string | undefined): readonly TextRange[] {
  const { search } = useArchive();
  const [answer, setAnswer] = useState<{ readonly query: string; readonly ranges: readonly TextRange[] }>();
  useEffect(() => {
    if (query === undefined) return undefined;
    let isLate = false;
    const ask = async () => {
      const marks = await search.marks(articleId, query);
      // Marks are a help: without them the article is as readable as ever.
      if (!isLate) setAnswer({ query, ranges: marks.ok ? marks.value : NO_RANGES });
    };
    void ask();
    return () => {
      isLate = true;
    };
  }, [search, articleId, query]);
  return answer === undefined || answer.query !== query ? NO_RANGES : answer.ranges;
}

/** The mark one stands at, of a list of marks; with another list it is `start` again. */
function useCurrent(list: object, start: number): readonly [number, (current: number) => void] {
  const [place, setPlace] = useState({ list, current: start });
  return [place.list === list ? place.current : start, (current) => setPlace({ list, current })];
}

/** Where typed words stand in the article. `words` is `null` while nobody is looking for any. */
export function useFound(reader: ReaderFrame, text: ArticleText | undefined, words: string | null): Marks {
  const { t } = useMessages();
  const find = useMemo(() => (text === undefined ? undefined : createTextFinder(text.text)), [text]);
  const found = useMemo(() => (find && words !== null ? find(words) : NOTHING), [find, words]);
  const [current, setCurrent] = useCurrent(found, 0);
  const count = found.ranges.length;
  useEffect(() => {
    if (words !== null && words.trim() !== '') announce(t('article.found', { count }));
  }, [t, words, count]);
  usePaint(reader, 'find', found.ranges, current);
  return { ...found, current, step: (by) => setCurrent(stepMark(current, count, by)) };
}

function usePaint(
  { status, send }: ReaderFrame,
  layer: 'hits' | 'find',
  ranges: readonly TextRange[],
  current: number,
): void {
  const isOpened = status === 'opened';
  useEffect(() => {
    if (isOpened) send({ type: 'marks', layer, ranges, current });
  }, [send, layer, isOpened, ranges, current]);
}
