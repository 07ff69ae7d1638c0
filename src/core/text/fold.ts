// Folding makes spellings of one word equal: index, query, snippets and find all compare folded text.

/** Folded text, and for every folded unit where it came from. */
export interface FoldedText {
  readonly folded: string;
  /** `map[i]` is the UTF-16 offset in the original of folded unit `i`; one more entry holds the original's length. */
  readonly map: Uint32Array;
}

const MARK = /^\p{M}$/u;
/** Marks that a reader of these scripts leaves out at will; vowel signs of other scripts are letters to them. */
const OPTIONAL_MARK =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\ufe00-\ufe0f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08ff\u3099\u309a]/gu;
/** Invisible: soft hyphen, joiners, direction marks, byte order mark; and the Arabic stretch (tatweel). */
const INVISIBLE = /[\p{Cf}\u0640]/gu;
const DIGIT = /^\p{Nd}$/u;

/** Letters that decomposition leaves alone, but people type otherwise. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...pairs('ٱاےيىيیيکكگكةهۀهہهھه'),
  ...pairs('øołlđdħhıiςσðd'),
  ...pairs("‘'’'‚'‛'ʼ'ʹ'′'`'´'＇'“\"”\"„\"‟\"«\"»\"″\""),
  ...pairs('‐-‑-‒-–-—-―-−-⁃-﹘-﹣-－-־-'),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);

function pairs(letters: string): readonly (readonly [string, string])[] {
  const list = Array.from(letters);
  return list.flatMap((from, at) => (at % 2 === 0 ? [[from, list[at + 1] ?? ''] as const] : []));
}

/**
 * Folds a text: compatibility forms, case, optional marks (accents, harakat), Arabic letter forms, quotes,
 * hyphens and digits of every script become one spelling. `й` stays a letter of its own (Russian endings
 * need it), `ё` becomes `е`. The result of folding twice is the result of folding once.
 */
export function foldText(text: string): FoldedText {
  let folded = '';
  const map: number[] = [];
  for (let at = 0; at < text.length;) {
    const next = clusterEnd(text, at);
    const piece = foldCluster(text.slice(at, next));
    for (let unit = 0; unit < piece.length; unit += 1) map.push(at);
    folded += piece;
    at = next;
  }
  map.push(text.length);
  return { folded, map: Uint32Array.from(map) };
}

/**
 * Where a match of folded units that ends before unit `after` ends in the original. A letter may fold to several
 * units (`ß` is `ss`, `½` is `1⁄2`): a match that ends among them takes the whole letter.
 */
export function originalEnd(map: Uint32Array, after: number): number {
  const last = map[after - 1] ?? 0;
  let next = after;
  while (next < map.length - 1 && map[next] === last) next += 1;
  return map[next] ?? last;
}

/** Only the folded string, where offsets do not matter. */
export function fold(text: string): string {
  return foldText(text).folded;
}

/** A code point with the marks that follow it. */
function clusterEnd(text: string, at: number): number {
  let end = at + widthAt(text, at);
  while (end < text.length && text.charCodeAt(end) >= 0x300) {
    const width = widthAt(text, end);
    if (!MARK.test(text.slice(end, end + width))) break;
    end += width;
  }
  return end;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Clusters repeat: a text has a few hundred different ones. */
const known = new Map<string, string>();
const KNOWN_LIMIT = 20_000;

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_LIMIT) known.clear();
  const result = foldOnce(foldOnce(cluster));
  known.set(cluster, result);
  return result;
}

/** Lower-casing can bring marks and decomposing can bring letters, so a cluster is folded until it rests. */
function foldOnce(cluster: string): string {
  let result = '';
  for (const letter of cluster.normalize('NFKC').toLowerCase()) {
    if (letter === 'й') result += letter;
    else for (const part of letter.normalize('NFKD').replace(OPTIONAL_MARK, '')) result += foldLetter(part);
  }
  return result.replace(INVISIBLE, '');
}

function foldLetter(letter: string): string {
  if (letter >= '0' && letter <= '9') return letter;
  if (DIGIT.test(letter)) return String(digitValue(letter));
  return LETTERS.get(letter) ?? letter;
}

/** Decimal digits of a script are ten code points in a row (Unicode 4.6), so zero is at most nine below. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
