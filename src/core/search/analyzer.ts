import { fold } from '#core/text/fold';
import { ARABIC_STOP_WORDS } from './ar-stop-words.ts';
import { stemArabic } from './ar-stemmer.ts';
import { LUNR_RULES, type WordRules } from './lunr-plugins.ts';
import type { SearchToken } from './tokenizer.ts';

/** How the words of one language become index terms. */
export interface Analyzer {
  /** Base language, e.g. `zh`. */
  readonly lang: string;
  /** The index term of a token, folded. */
  stemOf(token: Pick<SearchToken, 'kind' | 'text' | 'form'>): string;
  isStopWord(token: Pick<SearchToken, 'kind' | 'text' | 'form'>): boolean;
}

const ARABIC: WordRules = {
  isStopWord: (form) => ARABIC_STOP_WORDS.has(fold(form)),
  stem: stemArabic,
};
/** lunr-languages takes `mujer` for a verb and stems `mujeres` as a noun: such plurals become the word they are of. */
const SPANISH: WordRules = {
  ...LUNR_RULES.es,
  stem: (form) => LUNR_RULES.es.stem(SPANISH_PLURAL.test(form) ? form.slice(0, -2) : form),
};
/** `lugares`, `poderes`, `líderes`; not `quieres`, nor the short `pares`. */
const SPANISH_PLURAL = /^.{3,}(?<!i)[ae]res$/u;
const NO_RULES: WordRules = { isStopWord: () => false, stem: (form) => form };

const RULES: ReadonlyMap<string, WordRules> = new Map([
  ...Object.entries(LUNR_RULES),
  ['ar', ARABIC],
  ['es', SPANISH],
]);
const MEMORY = 50_000;

const analyzers = new Map<string, Analyzer>();

/** `zh-Hans` → `zh`. */
export function baseLanguage(lang: string): string {
  return lang.split('-')[0]?.toLowerCase() ?? '';
}

/** The analyzer of a language; languages without rules of their own are cut and folded, not stemmed. */
export function analyzerFor(lang: string): Analyzer {
  const base = baseLanguage(lang);
  const known = analyzers.get(base);
  if (known) return known;
  const made = createAnalyzer(base, RULES.get(base) ?? NO_RULES);
  analyzers.set(base, made);
  return made;
}

/** Stems are remembered: a text repeats its words. */
function createAnalyzer(lang: string, rules: WordRules): Analyzer {
  const stems = new Map<string, string>();
  const remember = (form: string): string => {
    const before = stems.get(form);
    if (before !== undefined) return before;
    if (stems.size >= MEMORY) stems.clear();
    const stem = fold(rules.stem(form)) || fold(form);
    stems.set(form, stem);
    return stem;
  };
  return {
    lang,
    stemOf: (token) => (token.kind === 'symbol' || token.kind === 'han' ? token.text : remember(token.form)),
    isStopWord: (token) => token.kind === 'word' && rules.isStopWord(token.form),
  };
}
