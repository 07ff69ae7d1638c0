/** Soft hyphen, zero-width space, word joiner and byte-order mark: layout hints, never part of a word. */
const LAYOUT_HINTS = /[\u00AD\u200B\u2060\uFEFF]/g;

/**
 * One block's canonical text (decision 13, rule version 1, `CANONICAL_TEXT_VERSION`):
 *
 * 1. Soft hyphens, zero-width spaces, word joiners and byte-order marks are removed: they are hints for
 *    breaking lines, so the same words with and without them are the same text.
 * 2. Zero-width joiner and non-joiner stay: they spell words in Persian and Indic scripts.
 *    Bidirectional controls stay: they order what is read.
 * 3. Unicode normalisation form C.
 * 4. Every run of white space, no-break spaces and line ends included, is one U+0020; none at either end.
 *
 * Idempotent. Changing any of this changes offsets that notes rely on, and so needs a new version number.
 */
export function canonicalText(text: string): string {
  return text.replace(LAYOUT_HINTS, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The no-break space and the narrow one: French puts them before a colon and a question mark. */
const NO_BREAK = /[\u00A0\u202F]/u;

/**
 * The same rule for a part of a printed block: ends are not trimmed, and a run of white space that holds a
 * no-break space stays one, so that lines do not break there. It has as many units as the canonical text.
 */
export function foldSpaces(text: string): string {
  const fold = (run: string): string => NO_BREAK.exec(run)?.[0] ?? ' ';
  return text.replace(LAYOUT_HINTS, '').normalize('NFC').replace(/\s+/gu, fold);
}
