// British and American English as one language to search in: "organised" is "organized", and the other way round.
import {
  BEFORE,
  DOUBLED,
  DOUBLED_ENDINGS,
  IS_ENDINGS,
  LYS_ENDINGS,
  OGUE_STEMS,
  ONE_WAY_IS,
  RE_STEMS,
  ROOTS,
  WHOLE_WORDS,
  type SpellingPair,
} from './spelling-rules.ts';

/** Another way to write a word. */
export interface Spelling {
  readonly word: string;
  /** The word to the end of what changed: an index that has no word with this beginning does not know it. */
  readonly root: string;
}

type Rule = (word: string, isBeginning: boolean) => Spelling | undefined;

/** Every rule works both ways. */
const RULES: readonly Rule[] = [wholeWord, root, isOrIz, lysOrLyz, reOrEr, ogueOrOg, doubledOrNot];

const BY_WORD: ReadonlyMap<string, string> = bothWays(WHOLE_WORDS);
const BY_ROOT: ReadonlyMap<string, string> = bothWays(ROOTS);
const ROOT = new RegExp(`^((?:${BEFORE})?)(${[...BY_ROOT.keys()].toSorted(longestFirst).join('|')})`);
/** Four letters before the ending: shorter words (size, wise, rise, seize, noise) have one spelling. */
const IS = new RegExp(`^([a-z]{4,})(is|iz)(${IS_ENDINGS})$`);
const LYS = new RegExp(`^([a-z]{1,}l)(ys|yz)(${LYS_ENDINGS})$`);
const RE = new RegExp(`^(${RE_STEMS})(?:(r)(e|es|ed|ing)|(er)(|s|ed|ing))$`);
const OGUE = new RegExp(`^(${OGUE_STEMS})(?:(ogu)(e|es|ed|er|ers|ing)|(og)(|s|ed|er|ers|ing))$`);
const DOUBLE = new RegExp(`^((?:${BEFORE})?(?:${DOUBLED}))([lps]?)(${DOUBLED_ENDINGS})$`);

/** A beginning such as `organis` may end within its ending. */
const BEGUN_IS = new RegExp(`^([a-z]{4,})(is|iz)(${begun(IS_ENDINGS)})$`);
const BEGUN_LYS = new RegExp(`^([a-z]{1,}l)(ys|yz)(${begun(LYS_ENDINGS)})$`);

/**
 * Other ways to write a folded word that is spelled in two ways, mostly none. `isBeginning` is a word that may go on.
 * Not everything it gives is a word: ask an index whether it knows it.
 */
export function spellingsOf(word: string, isBeginning = false): readonly Spelling[] {
  const key = isBeginning ? `${word}*` : word;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MEMORY) known.clear();
  const spellings = findSpellings(word, isBeginning);
  known.set(key, spellings);
  return spellings;
}

/** Remembered: each word of a query is asked in every run of words that may be a name. */
const known = new Map<string, readonly Spelling[]>();
const MEMORY = 2_000;

function findSpellings(word: string, isBeginning: boolean): readonly Spelling[] {
  const found = RULES.flatMap((rule) => rule(word, isBeginning) ?? []);
  return [...new Map(found.map((one) => [one.word, one])).values()];
}

function wholeWord(word: string): Spelling | undefined {
  const other = BY_WORD.get(word);
  return other === undefined ? undefined : { word: other, root: other };
}

function root(word: string): Spelling | undefined {
  const [begins = '', before = '', found = ''] = ROOT.exec(word) ?? [];
  const other = BY_ROOT.get(found);
  if (other === undefined) return undefined;
  return { word: before + other + word.slice(begins.length), root: before + other };
}

function isOrIz(word: string, isBeginning: boolean): Spelling | undefined {
  const [, stem = '', middle = '', ending = ''] = (isBeginning ? BEGUN_IS : IS).exec(word) ?? [];
  if (stem === '' || ONE_WAY_IS.has(stem)) return undefined;
  return joined(stem + (middle === 'is' ? 'iz' : 'is'), ending);
}

function lysOrLyz(word: string, isBeginning: boolean): Spelling | undefined {
  const [, stem = '', middle = '', ending = ''] = (isBeginning ? BEGUN_LYS : LYS).exec(word) ?? [];
  return stem === '' ? undefined : joined(stem + (middle === 'ys' ? 'yz' : 'ys'), ending);
}

/** centre, centred, centring: center, centered, centering. */
function reOrEr(word: string): Spelling | undefined {
  const [, stem = '', british, ending = '', , others = ''] = RE.exec(word) ?? [];
  if (stem === '') return undefined;
  if (british !== undefined) return joined(`${stem}er`, ending.replace(/^e(?=s?$)/, ''));
  return joined(`${stem}r`, ['', 's'].includes(others) ? `e${others}` : others);
}

/** catalogue, catalogued: catalog, cataloged. */
function ogueOrOg(word: string): Spelling | undefined {
  const [, stem = '', british, ending = '', , others = ''] = OGUE.exec(word) ?? [];
  if (stem === '') return undefined;
  if (british !== undefined) return joined(`${stem}og`, ending.replace(/^e(?=s?$)/, ''));
  return joined(`${stem}ogu`, ['', 's'].includes(others) ? `e${others}` : others);
}

/** travelled, counsellor: traveled, counselor. */
function doubledOrNot(word: string): Spelling | undefined {
  const [, stem = '', doubled = '', ending = ''] = DOUBLE.exec(word) ?? [];
  const last = stem.slice(-1);
  if (stem === '' || (doubled !== '' && doubled !== last)) return undefined;
  return joined(doubled === '' ? stem + last : stem, ending, 1);
}

/** `of` letters of the ending belong to the root, where without them it would be any form of the word. */
function joined(root: string, ending: string, of = 0): Spelling {
  return { word: root + ending, root: root + ending.slice(0, of) };
}

function bothWays(pairs: readonly SpellingPair[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap(([british, american]) => [
      [british, american],
      [american, british],
    ]),
  );
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

/** Every beginning of the endings, the empty one too. */
function begun(endings: string): string {
  const all = endings
    .split('|')
    .flatMap((ending) => Array.from({ length: ending.length + 1 }, (_, at) => ending.slice(0, at)));
  return [...new Set(all)].join('|');
}
