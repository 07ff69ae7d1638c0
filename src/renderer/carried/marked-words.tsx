import type { Place } from '#core/anchoring/passage-anchor';
import styles from './old-text.module.css';

interface MarkedWordsProps {
  readonly text: string;
  readonly place: Place;
  /** UTF-16 units of the text shown before and after; all of it without. */
  readonly context?: number;
}

/** A place of a text with the words round it. */
export function MarkedWords({ text, place: { start, end }, context = text.length }: MarkedWordsProps) {
  const from = start <= context ? 0 : afterSpace(text, start - context, start);
  const to = end + context >= text.length ? text.length : beforeSpace(text, end + context, end);
  return (
    <>
      {from > 0 ? '…' : ''}
      {text.slice(from, start)}
      {start === end ? (
        <span className={styles['spot']} aria-hidden />
      ) : (
        <mark className={styles['mark']}>{text.slice(start, end)}</mark>
      )}
      {text.slice(end, to)}
      {to < text.length ? '…' : ''}
    </>
  );
}

/** Where a word begins between two places, so that none is cut; the first of them in writing without spaces. */
function afterSpace(text: string, at: number, most: number): number {
  const space = text.slice(at, most).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function beforeSpace(text: string, at: number, least: number): number {
  const space = text.slice(least, at).search(/\s\S*$/);
  return space < 0 ? at : least + space;
}
