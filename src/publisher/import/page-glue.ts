/**
 * Scrapers drop the blank between words ("UnitedNations"). A word falls apart only where that is safe: the two
 * halves stand side by side elsewhere on the page, or the first half is a small word or "UN".
 */

import { partSmallWord, partStops } from './page-missing-blanks.ts';
import { FIELD_WORDS } from './page-words.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface Unglued {
  readonly blocks: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

const TOKEN = /[\p{L}\p{N}]+/gu;
const SMALL_WORDS = new Set('and of the on in for to against with by from or at'.split(' '));
const FIXED_PAIRS = new Set([
  'united nations',
  'human rights',
  'general assembly',
  'security council',
  'member states',
  'organised crime',
  'organized crime',
  'european union',
  'civil society',
  'transnational organised',
  'transnational organized',
  'criminal justice',
  'nations convention',
  'nations office',
]);

/** Parts glued words in every block; each repair is reported as unsure. */
export function repairGluedWords(blocks: readonly RawBlock[]): Unglued {
  const page = readVocabulary(blocks);
  const notices: PageNotice[] = [];
  const repaired = blocks.map((block) => {
    const spaced = partStops(block, notices);
    const text = spaced.replace(TOKEN, (token: string, at: number) => {
      const parted = isLinked(spaced, at) ? undefined : partToken(token, page);
      if (parted === undefined) return token;
      const message = `"${token}" was taken for two glued words: "${parted}"`;
      notices.push({ line: block.line, code: 'glued-words', severity: 'unsure', message });
      return parted;
    });
    return text === block.text ? block : { ...block, text };
  });
  return { blocks: repaired, notices };
}

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
}

function readVocabulary(blocks: readonly RawBlock[]): Vocabulary {
  const words = new Set<string>();
  const pairs = new Set<string>(FIXED_PAIRS);
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const tokens = block.text.match(TOKEN) ?? [];
    for (const [index, token] of tokens.entries()) {
      counts.set(token, (counts.get(token) ?? 0) + 1);
      words.add(token.toLowerCase());
      pairs.add(`${tokens[index - 1] ?? ''} ${token}`.toLowerCase());
    }
  }
  return { words, pairs, counts };
}

/** Hashtags, handles, addresses and e-mail keep their spelling. */
function isLinked(text: string, at: number): boolean {
  const start = text.lastIndexOf(' ', at) + 1;
  const stop = text.indexOf(' ', at);
  const word = text.slice(start, stop === -1 ? undefined : stop);
  return /[@#_\\]|:\/\/|www\.|\w\.\w/u.test(word);
}

function partToken(token: string, page: Vocabulary): string | undefined {
  const isName = (page.counts.get(token) ?? 0) > 1;
  const plain = isName ? undefined : partSmallWord(token, page.words);
  return plain ?? partCapital(token, page, isName);
}

function partCapital(token: string, page: Vocabulary, isName: boolean): string | undefined {
  const match = /^(UN)(\p{Lu}\p{Ll}{2,})$/u.exec(token) ?? /^(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u.exec(token);
  const [, left = '', right = ''] = match ?? [];
  if (left === '' || !isKnown(left, page) || !isKnown(right, page)) return undefined;
  const pair = `${left} ${right}`.toLowerCase();
  if (FIXED_PAIRS.has(pair)) return `${left} ${right}`;
  // A name written twice is a name.
  if (isName) return undefined;
  const isSafe = left === 'UN' || SMALL_WORDS.has(left) || page.pairs.has(pair);
  return isSafe ? `${left} ${right}` : undefined;
}

function isKnown(word: string, page: Vocabulary): boolean {
  return page.words.has(word.toLowerCase()) || FIELD_WORDS.has(word.toLowerCase());
}
