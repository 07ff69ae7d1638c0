import { HIGHLIGHT_KINDS } from '#core/annotations/annotation';
import type { ReaderEvent } from '#shared/reader-messages';
import { useCommand } from '../commands/use-command.ts';
import { useUser } from '../user/user-context.tsx';
import type { ArticleMarks } from './use-article-marks.ts';
import type { PassageActions } from './use-passage-actions.ts';
import type { Selection } from './use-selection.ts';

interface PassageKeysInput {
  readonly selection: Selection;
  readonly marks: ArticleMarks;
  readonly passage: PassageActions;
}

/** Acts on a key press of the article that is no command. */
export type PassageKey = (event: KeyEvent) => void;

type KeyEvent = Extract<ReaderEvent, { type: 'key' }>;

/** Commands for what is selected and for the highlight the person stands on; answers with their single keys. */
export function usePassageKeys({ selection, marks, passage }: PassageKeysInput): PassageKey {
  const { settings } = useUser();
  useCommand('highlight', () => passage.highlight());
  useCommand('highlight-sentence', passage.highlightSentence);
  useCommand('highlight-paragraph', passage.highlightParagraph);
  useCommand('note-passage', passage.note);
  useCommand('cite-passage', passage.cite);
  useCommand('select-sentence', () => passage.selectSentence(1));
  useCommand('select-previous', () => passage.selectSentence(-1));
  useCommand('extend-word', () => passage.stepWord(1));
  useCommand('shrink-word', () => passage.stepWord(-1));

  const chooseKind = (digit: string): void => {
    const kind = HIGHLIGHT_KINDS.find((one) => String(one) === digit);
    if (kind === undefined) return;
    const chosen = marks.chosenNow();
    if (selection.now() !== null) passage.highlight(kind);
    else if (chosen !== undefined) passage.setKind(chosen, kind);
  };
  const act: Readonly<Record<string, (isShift: boolean) => void>> = {
    h: () => passage.highlight(),
    n: passage.note,
    a: passage.note,
    c: passage.cite,
    s: (isShift) => passage.selectSentence(isShift ? -1 : 1),
    e: (isShift) => passage.stepWord(isShift ? -1 : 1),
  };
  return (event) => {
    if (event.ctrl || event.alt || event.meta) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      const chosen = marks.chosenNow();
      if (chosen !== undefined && selection.now() === null) passage.remove(chosen);
      return;
    }
    if (!settings.singleKeys) return;
    if (/^Digit[1-5]$/.test(event.code) || /^[1-5]$/.test(event.key)) {
      chooseKind(/^[1-5]$/.test(event.key) ? event.key : event.code.slice(-1));
      return;
    }
    const letter = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace('Key', '');
    act[letter.toLowerCase()]?.(event.shift);
  };
}
