import { useRef, useState } from 'react';
import type { ArticleText } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';
import type { ReaderEvent, ReaderRect } from '#shared/reader-messages';

export interface SelectedText {
  readonly range: TextRange;
  /** Where it is, in px of the reader page. */
  readonly rect: ReaderRect;
}

export interface Selection {
  readonly selected: SelectedText | null;
  /** The same at this very moment: several keys may come before anything is drawn. */
  readonly now: () => TextRange | null;
  readonly follow: (event: ReaderEvent) => void;
  /** The shell itself selects something: it need not wait to be told. */
  readonly expect: (range: TextRange | null) => void;
}

/** What is selected in the article, as the reader page tells it. */
export function useSelection(text: ArticleText | undefined): Selection {
  const [selected, setSelected] = useState<SelectedText | null>(null);
  const latest = useRef<TextRange | null>(null);
  return {
    selected,
    now: () => latest.current,
    expect(range) {
      latest.current = range;
      if (range === null) setSelected(null);
    },
    follow(event) {
      if (event.type !== 'selection') return;
      const range = event.range !== null && isInside(event.range, text) ? event.range : null;
      latest.current = range;
      setSelected(range === null || event.rect === null ? null : { range, rect: event.rect });
    },
  };
}

function isInside({ start, end }: TextRange, text: ArticleText | undefined): boolean {
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  return text !== undefined && isWhole && start >= 0 && start < end && end <= text.text.length;
}
