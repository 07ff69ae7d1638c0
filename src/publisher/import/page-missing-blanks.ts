/** Where markup was removed with the blank beside it: behind a full stop, and around small words. */

import type { PageNotice, RawBlock } from './page-types.ts';

/** "ports.Reports", "boats,theft" and "(UNTOC)The": what was between them was removed with its blank. */
const STOPS =
  /(?<=(?<![\p{L}\p{N}./@])\p{L}[\p{L}'’-]*\p{Ll}[.!?]["”’»)]?)(?=\p{Lu}\p{Ll}+(?![\p{L}\p{N}]*[.@/]\p{L}))|(?<=\p{L}{3}[,;])(?=\p{L}{3})|(?<=\p{L}\))(?=\p{Lu}?\p{Ll}{2})/gu;

/** The text with a blank behind every full stop, comma and bracket that lost its own; each is reported as unsure. */
export function partStops(block: RawBlock, notices: PageNotice[]): string {
  return block.text.replace(STOPS, (_: string, at: number) => {
    if (isAddress(block.text, at)) return '';
    const before = /\S+$/u.exec(block.text.slice(0, at))?.[0] ?? '';
    const after = /^\S+/u.exec(block.text.slice(at))?.[0] ?? '';
    const message = `a blank was missing in "${before}${after}": "${before} ${after}"`;
    notices.push({ line: block.line, code: 'glued-words', severity: 'unsure', message });
    return ' ';
  });
}

/** Whether a place is inside an address, a handle or a file's name. */
function isAddress(text: string, at: number): boolean {
  const start = text.lastIndexOf(' ', at - 1) + 1;
  const stop = text.indexOf(' ', at);
  return /[@#_\\]|:\/\/|www\.|\w\/\w|\.(?:com|org|net|int|gov|edu|pdf|html?)\b/iu.test(
    text.slice(start, stop === -1 ? undefined : stop),
  );
}

/** Small words that no name begins with, before a word with a capital: "theRed Crescent". */
const BEFORE_NAME = /^([Tt]he|[Aa]nd|of|[Ww]ith|[Ff]rom|[Aa]gainst|[Bb]etween|[Aa]mong)(\p{Lu}\p{Ll}{2,})$/u;
const BEHIND_ACRONYM = /^(\p{Lu}{3,})(and|of|the|for|with|from|to)$/u;
const BEFORE_YEAR = /^(in|of|since|by|on|from|until|and|the)((?:19|20)\d{2})$/u;
/** "thecoastguard", where the page has "coastguard"; "therein" is a word. */
const THE = /^(the)(?!re)(\p{Ll}{4,})$/iu;

/** A word with a small word glued to it, in its two parts; undefined where it may well be one word. */
export function partSmallWord(token: string, words: ReadonlySet<string>): string | undefined {
  for (const pattern of [BEFORE_NAME, BEHIND_ACRONYM, BEFORE_YEAR]) {
    const [, left, right] = pattern.exec(token) ?? [];
    if (left !== undefined && right !== undefined) return `${left} ${right}`;
  }
  const [, the, rest] = THE.exec(token) ?? [];
  return the !== undefined && rest !== undefined && words.has(rest) ? `${the} ${rest}` : undefined;
}
