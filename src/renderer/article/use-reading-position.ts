import { useEffect, useRef, useState } from 'react';
import type { ReadVersion } from '#core/settings/settings';
import { useLocation } from '../routing/use-route.ts';
import { useUser } from '../user/user-context.tsx';

/** Scrolling reports many blocks; the last one is kept after this much quiet. */
const QUIET_MS = 1000;

interface PlaceAsked {
  readonly block: string | undefined;
  readonly query: string | undefined;
}

export interface Position {
  /** Block to open at; undefined for the top. */
  readonly startAt: string | undefined;
  /** Keeps where the person is now. */
  readonly keep: (block: string) => void;
}

/** Where to open an article, and where it was left: an address with a place in it goes first, except on the way back. */
export function useReadingPosition(
  articleId: string,
  version: ReadVersion,
  { block, query }: PlaceAsked,
): Position {
  const { reading, saveReading } = useUser();
  const { arrival } = useLocation();
  const [startAt] = useState(() => {
    const left = reading.find(({ article }) => article === articleId)?.block;
    if (arrival === 'back') return left ?? block;
    return block ?? (query === undefined ? left : undefined);
  });

  const waiting = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { edition, text } = version;
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (waiting.current !== undefined) void saveReading(articleId, waiting.current, { edition, text });
      waiting.current = undefined;
    },
    [articleId, edition, text, saveReading],
  );
  return {
    startAt,
    keep(place) {
      waiting.current = place;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        waiting.current = undefined;
        void saveReading(articleId, place, { edition, text });
      }, QUIET_MS);
    },
  };
}
