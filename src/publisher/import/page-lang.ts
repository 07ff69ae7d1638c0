const STOP_WORDS: Readonly<Record<'en' | 'fr' | 'es', ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in is for that with was on by are as at from this which have has were its'.split(' '),
  ),
  fr: new Set(
    'le la les des du et est une dans pour que qui sur par au aux avec ont été cette ce sont en un'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las del y es una en para que por con su se al lo como más fue este esta un sobre son'.split(
      ' ',
    ),
  ),
};

/** A language tag and whether the text says enough to be sure of it. */
export interface GuessedLang {
  readonly lang: string;
  readonly isSure: boolean;
}

/** The language of a text: by script, and for Latin letters by the small words of English, French and Spanish. */
export function guessLang(text: string): GuessedLang {
  const sample = text.slice(0, 20_000);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const scripts: readonly (readonly [string, number])[] = [
    ['ar', count(/\p{Script=Arabic}/gu)],
    ['ru', count(/\p{Script=Cyrillic}/gu)],
    ['zh', count(/\p{Script=Han}/gu) * 3],
    ['latin', count(/\p{Script=Latin}/gu)],
  ];
  const [[lang, letters] = ['latin', 0]] = scripts.toSorted((a, b) => b[1] - a[1]);
  return lang === 'latin' ? guessLatin(sample) : { lang, isSure: letters >= 20 };
}

function guessLatin(text: string): GuessedLang {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const score = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length;
  const scores = (['en', 'fr', 'es'] as const).map((lang) => [lang, score(STOP_WORDS[lang])] as const);
  const [[lang, best] = ['en', 0], [, second] = ['fr', 0]] = scores.toSorted((a, b) => b[1] - a[1]);
  return { lang, isSure: best >= 3 && best > second * 1.2 };
}
