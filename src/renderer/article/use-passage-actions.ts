import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { MAX_PASSAGE_UNITS, MAX_QUOTE_UNITS, MAX_TITLE_UNITS } from '#core/annotations/annotation-limits';
import type { HighlightKind } from '#core/annotations/annotation';
import { isHighlight, type Highlight } from '#core/annotations/highlight';
import { describePassage } from '#core/anchoring/describe-passage';
import { localize } from '#core/archive/localized-text';
import { formatCitation } from '#core/citation/format-source';
import type { TextRange } from '#core/search/search-types';
import { stepSentence, stepWord, wholeSentences } from '#core/text/step-passage';
import { useArchive } from '../archive/archive-context.tsx';
import { bridge } from '../bridge.ts';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import { useAnnotationEdits } from '../user/use-annotation-edits.ts';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useKindNames } from '../user/use-kind-names.ts';
import { useUser } from '../user/user-context.tsx';
import { formatArticleCitation } from './article-citation.ts';
import { blockById } from './article-places.ts';
import { citationsAt, paragraphsOf, quoteWords } from './cited-passage.ts';
import type { ArticleMarks } from './use-article-marks.ts';
import type { OpenArticleState } from './use-open-article.ts';
import type { Selection } from './use-selection.ts';

interface PassageInput {
  readonly article: Article;
  readonly text: ArticleText | undefined;
  readonly open: OpenArticleState;
  readonly selection: Selection;
  readonly marks: ArticleMarks;
  /** Opens the field for the note on a highlight. */
  readonly writeNote: (highlight: Highlight) => void;
}

/** What can be done with a passage of the open article. */
export interface PassageActions {
  /** Highlights what is selected; as the kind used last where none is given. */
  readonly highlight: (kind?: HighlightKind) => void;
  readonly highlightSentence: () => void;
  readonly highlightParagraph: () => void;
  /** Highlights what is selected and opens its note; that of the chosen highlight where nothing is selected. */
  readonly note: () => void;
  readonly cite: () => void;
  readonly selectSentence: (step: 1 | -1) => void;
  readonly stepWord: (step: 1 | -1) => void;
  /** Changes the kind of a highlight. */
  readonly setKind: (highlight: Highlight, kind: HighlightKind) => void;
  readonly remove: (highlight: Highlight) => void;
  /** Takes the selection away. `false` when there was none. */
  readonly clear: () => boolean;
}

export function usePassageActions(input: PassageInput): PassageActions {
  const { article, text, open, selection, marks, writeNote } = input;
  const { t } = useMessages();
  const names = useKindNames();
  const edits = useAnnotationEdits();
  const change = useChangeSettings();
  const { settings } = useUser();
  const cite = useCite(input);
  const makeOf = useMake(article, text);
  const select = (range: TextRange | null): void => {
    selection.expect(range);
    open.reader.send({ type: 'select', range });
  };
  const make = async (range: TextRange, kind = settings.highlightKind): Promise<Highlight | undefined> => {
    const made = await makeOf(range, kind);
    if (made === undefined) return undefined;
    if (kind !== settings.highlightKind) change({ highlightKind: kind });
    select(null);
    marks.choose([made.id]);
    announce(t('highlight.made', { name: names[kind] }));
    return made;
  };
  const makeAndShow = async (range: TextRange | null, kind?: HighlightKind): Promise<void> => {
    if (range === null) {
      showToast({ text: t('highlight.nothing-selected') });
      return;
    }
    const made = await make(range, kind);
    // The keyboard goes on at what was made: its kind can be changed at once.
    if (made !== undefined) open.reader.send({ type: 'show-highlight', id: made.id });
  };
  const here = () => blockById(text?.blocks ?? [], open.hereNow());
  const note = async (): Promise<void> => {
    const range = selection.now();
    const chosen = range === null ? marks.chosenNow() : await make(range);
    if (chosen !== undefined) writeNote(chosen);
    else if (range === null) showToast({ text: t('highlight.nothing-selected') });
  };
  const selectAndSay = (range: TextRange | undefined): void => {
    if (range === undefined || text === undefined) return;
    select(range);
    announce(t('highlight.selected', { words: text.text.slice(range.start, range.end) }));
  };
  const sentence = (): TextRange | null => {
    const selected = selection.now();
    if (text === undefined) return null;
    if (selected !== null) return wholeSentences(text, article.lang, selected);
    return stepSentence(text, article.lang, { passage: null, block: here() }, 1) ?? null;
  };
  return {
    highlight: (kind) => void makeAndShow(selection.now(), kind),
    highlightSentence: () => void makeAndShow(sentence()),
    highlightParagraph: () => void makeAndShow(here() ?? null),
    note: () => void note(),
    cite: () => void cite(),
    selectSentence(step) {
      const place = { passage: selection.now(), block: here() };
      selectAndSay(text && stepSentence(text, article.lang, place, step));
    },
    stepWord(step) {
      const range = selection.now();
      if (range === null) showToast({ text: t('highlight.nothing-selected') });
      else selectAndSay(text && stepWord(text, article.lang, range, step));
    },
    setKind: (highlight, kind) => void edits.change([highlight], () => ({ kind })),
    remove(highlight) {
      void edits.remove([highlight], t('annotation.highlight-removed'));
      open.reader.enter();
    },
    clear() {
      if (selection.now() === null) return false;
      select(null);
      open.reader.enter();
      return true;
    },
  };
}

/** Makes a highlight of a passage and keeps it. */
function useMake(
  article: Article,
  text: ArticleText | undefined,
): (range: TextRange, kind: HighlightKind) => Promise<Highlight | undefined> {
  const { t } = useMessages();
  const { archive } = useArchive();
  const edits = useAnnotationEdits();
  return async ({ start, end }, kind) => {
    const block = text?.blocks.find((one) => one.start <= start && start < one.end);
    if (text === undefined || block === undefined) return undefined;
    if (end - start > MAX_PASSAGE_UNITS) {
      showToast({ text: t('highlight.too-long'), tone: 'danger' });
      return undefined;
    }
    const passage = describePassage({ text: text.text, sha256: article.text.sha256 }, start, end);
    const made = await edits.make({
      motivation: 'highlighting',
      kind,
      body: '',
      target: {
        archive: archive.key,
        article: article.id,
        block: block.id,
        title: article.title.slice(0, MAX_TITLE_UNITS),
        quote: shorten(passage.quote.exact),
        passage,
        edition: archive.edition,
      },
    });
    return made !== undefined && isHighlight(made) ? made : undefined;
  };
}

/** The first words of a passage, in one line. */
function shorten(words: string): string {
  const line = words.replaceAll('\n', ' ');
  if (line.length <= MAX_QUOTE_UNITS) return line;
  // Half of a surrogate pair is no character.
  return `${line.slice(0, MAX_QUOTE_UNITS - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** Copies a passage with all that another needs to find it. */
function useCite({ article, text, selection, marks }: PassageInput): () => Promise<void> {
  const { t, language } = useMessages();
  const { archive, sourceById } = useArchive();
  return async () => {
    const range = selection.now() ?? marks.places.get(marks.chosenNow()?.id ?? '') ?? null;
    if (range === null || text === undefined) {
      showToast({ text: t('highlight.nothing-selected') });
      return;
    }
    const citation = formatArticleCitation({
      article,
      archiveTitle: localize(archive.title, language),
      publisher: archive.publisher,
      edition: t('article.edition', { number: archive.edition }),
      paragraph: paragraphsOf(text, range),
      lang: language,
    });
    const sources = citationsAt(article, text, range).flatMap(({ source: id, locator }) => {
      const source = id === undefined ? undefined : sourceById(id);
      return source === undefined ? [] : [formatCitation(source, locator, language)];
    });
    const words = quoteWords(text.text.slice(range.start, range.end), article.lang);
    const cites = sources.length === 0 ? [] : [t('highlight.cites'), ...sources];
    const isCopied = await bridge.app.copyText([words, citation, ...cites].join('\n'));
    showToast(isCopied ? { text: t('highlight.cited') } : { text: t('copy.failed'), tone: 'danger' });
  };
}
