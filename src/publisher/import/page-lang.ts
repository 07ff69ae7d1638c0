/** Which language a page is in: by its script, and for Latin letters by its small words. */

/** Languages whose dates, headings and menus the importer knows. */
const KNOWN = new Set(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
/** BCP 47 for a text whose language nobody has told. */
const UNDETERMINED = 'und';

/** Some of the commonest words of each language, which few of the others share; none of them is an English word. */
const SMALL_WORDS: readonly (readonly [lang: string, words: ReadonlySet<string>])[] = [
  ['en', wordSet('the of and to in is for that with was on by are as at from this which have has were its')],
  [
    'fr',
    wordSet('le la les des du et est une dans pour que qui sur par au aux avec ont été cette ce sont en un'),
  ],
  [
    'es',
    wordSet('el la los las del y es una en para que por con su se al lo como más fue este esta un sobre son'),
  ],
  [
    'de',
    wordSet('der die das und ist nicht von den mit sich für auf eine ein dem des im zu auch wird werden zur'),
  ],
  ['pt', wordSet('o os da dos das e é uma um para que não com por na em ao foi são pela pelo até seu sua')],
  ['it', wordSet('il lo di che e per una un del della nel alla con gli dei delle non è sono dal si le')],
  ['nl', wordSet('het een van dat niet voor op zijn aan ook naar bij wordt er te werd deze uit')],
];

/** Scripts that tell the language, and letters that tell it from others of the same script. */
const SCRIPTS: readonly (readonly [lang: string, letters: RegExp, weight: number])[] = [
  ['ar', /\p{Script=Arabic}/gu, 1],
  ['ru', /\p{Script=Cyrillic}/gu, 1],
  // A Han character says as much as three letters.
  ['zh', /\p{Script=Han}/gu, 3],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 6],
  ['ko', /\p{Script=Hangul}/gu, 3],
  ['latin', /\p{Script=Latin}/gu, 1],
  [UNDETERMINED, /(?!\p{Script=Latin}|\p{Script=Arabic}|\p{Script=Cyrillic})\p{L}/gu, 0.5],
];
const NEIGHBOURS: readonly (readonly [of: string, lang: string, letters: RegExp])[] = [
  ['ar', 'ur', /[ٹڈڑے]/gu],
  ['ar', 'fa', /[پچژگکی]/gu],
  ['ru', 'uk', /[іїєґ]/giu],
];
/** Share of letters that makes a text its neighbour's. */
const NEIGHBOUR_SHARE = 0.02;
/** Less of the words than this are small ones: no language of the list. */
const LEAST_SHARE = 0.08;

/** A language tag, and what is known about it. */
export interface GuessedLang {
  readonly lang: string;
  /** Whether the text says enough to be sure of it. */
  readonly isSure: boolean;
  /** Whether the importer knows this language's dates, headings and menus. */
  readonly isKnown: boolean;
}

export function guessLang(text: string): GuessedLang {
  const sample = text.slice(0, 20_000);
  const counts = SCRIPTS.map(([lang, letters, weight]) => [lang, countOf(sample, letters) * weight] as const);
  const [[script, letters] = ['latin', 0]] = counts.toSorted((a, b) => b[1] - a[1]);
  if (script === 'latin') return guessLatin(sample);
  const lang = neighbourOf(script, letters, sample) ?? script;
  return { lang, isSure: letters >= 20, isKnown: KNOWN.has(lang) };
}

function neighbourOf(script: string, letters: number, text: string): string | undefined {
  return NEIGHBOURS.find(
    ([of, , telling]) => of === script && countOf(text, telling) > letters * NEIGHBOUR_SHARE,
  )?.[1];
}

function guessLatin(text: string): GuessedLang {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = SMALL_WORDS.map(
    ([lang, small]) => [lang, words.filter((word) => small.has(word)).length] as const,
  );
  const [[lang, best] = ['en', 0], [, second] = ['fr', 0]] = scores.toSorted((a, b) => b[1] - a[1]);
  const isSure = best >= 3 && best > second * 1.2;
  if (best === 0 || (words.length >= 30 && best < words.length * LEAST_SHARE)) {
    return { lang: UNDETERMINED, isSure: false, isKnown: false };
  }
  return { lang, isSure, isKnown: KNOWN.has(lang) };
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
