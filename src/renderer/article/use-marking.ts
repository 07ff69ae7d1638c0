import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Highlight } from '#core/annotations/highlight';
import { useArticleMarks, useDrawnMarks, type ArticleMarks } from './use-article-marks.ts';
import { useOpenArticle, type OpenArticleState } from './use-open-article.ts';
import type { Panels } from './use-panels.ts';
import { usePassageActions, type PassageActions } from './use-passage-actions.ts';
import { usePassageKeys, type PassageKey } from './use-passage-keys.ts';
import { useSelection, type Selection } from './use-selection.ts';

interface MarkingInput {
  readonly article: Article;
  readonly text: ArticleText | undefined;
  readonly block: string | undefined;
  readonly query: string | undefined;
  readonly bookmarked: readonly string[];
  readonly panels: Panels;
}

export interface Marking {
  readonly open: OpenArticleState;
  readonly selection: Selection;
  readonly marks: ArticleMarks;
  readonly passage: PassageActions;
  readonly onPassageKey: PassageKey;
  /** Opens a highlight's card with the cursor in its note. */
  readonly writeNote: (highlight: Highlight) => void;
  /** Goes to a highlight in the text. */
  readonly showHighlight: (highlight: Highlight) => void;
}

/** The open article, what is selected in it, and the highlights that are or can be made. */
export function useMarking({ panels, ...input }: MarkingInput): Marking {
  const { article, text } = input;
  const selection = useSelection(text);
  const marks = useArticleMarks(article, () => panels.showHighlight(false));
  const open = useOpenArticle({
    ...input,
    onMark(event) {
      selection.follow(event);
      marks.follow(event);
    },
  });
  useDrawnMarks(open.reader, marks);
  const writeNote = (highlight: Highlight): void => {
    marks.choose([highlight.id]);
    panels.showHighlight(true);
  };
  const passage = usePassageActions({ article, text, open, selection, marks, writeNote });
  return {
    open,
    selection,
    marks,
    passage,
    onPassageKey: usePassageKeys({ selection, marks, passage }),
    writeNote,
    showHighlight(highlight) {
      marks.choose([highlight.id]);
      open.reader.send({ type: 'show-highlight', id: highlight.id });
      panels.closeOverlays();
    },
  };
}
