// Brings the stemmers and stop words of lunr and lunr-languages into one shape: functions over strings.
import lunr from 'lunr';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import spanish from 'lunr-languages/lunr.es.js';
import french from 'lunr-languages/lunr.fr.js';
import russian from 'lunr-languages/lunr.ru.js';

/** What a language brings: words that carry no subject, and the stem of a word. */
export interface WordRules {
  readonly isStopWord: (form: string) => boolean;
  readonly stem: (form: string) => string;
}

type Step = (token: lunr.Token) => lunr.Token | lunr.Token[] | null | undefined | void;

/** What a plugin of lunr-languages leaves on the lunr object. */
interface Plugged {
  readonly stemmer: Step;
  readonly stopWordFilter: Step;
}

for (const plugin of [stemmerSupport, spanish, french, russian]) plugin(lunr);

const ENGLISH: Plugged = { stemmer: lunr.stemmer, stopWordFilter: lunr.stopWordFilter };
// The plugins add members that lunr's types do not know: the one edge where the compiler must be told.
const plugged = lunr as unknown as Readonly<Record<'es' | 'fr' | 'ru', Plugged>>;

/** Rules by base language. */
export const LUNR_RULES: Readonly<Record<'en' | 'es' | 'fr' | 'ru', WordRules>> = {
  en: rulesOf(ENGLISH),
  es: rulesOf(plugged.es),
  fr: rulesOf(plugged.fr),
  ru: rulesOf(plugged.ru),
};

function rulesOf(language: Plugged): WordRules {
  return {
    isStopWord: (form) => run(language.stopWordFilter, form) === undefined,
    stem: (form) => run(language.stemmer, form) ?? form,
  };
}

function run(step: Step, form: string): string | undefined {
  const result = step(new lunr.Token(form, {}));
  return result instanceof lunr.Token ? result.toString() : undefined;
}
