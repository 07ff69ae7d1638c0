// A light stemmer for Arabic after the idea of Larkey, Ballesteros and Connell (light10): what is written together
// with a word is cut, never down to a root; and the plurals that change inside a word go back to its singular.
import { fold } from '#core/text/fold';
import { listedSingular, singularOf, singularOfHamza } from './ar-broken-plurals.ts';

const ARTICLES = ['وبال', 'وكال', 'فبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'فلل', 'ال', 'لل'];
const SUFFIXES = [
  'هما',
  'كما',
  'تهم',
  'تها',
  'ها',
  'ان',
  'ات',
  'ون',
  'ين',
  'يه',
  'وي',
  'هم',
  'هن',
  'نا',
  'ته',
  'ه',
  'ي',
  'ا',
];
const MIN_STEM = 3;
/** Marks and the stretch, which may stand between the letters of a word as it is spelled. */
const MARKS = /[\u0610-\u061a\u064b-\u0652\u0670\u0640]/g;
/** A hamza on the first alef, whatever stands before it. */
const HAMZA_PLURAL = /^[وف]?(?:[بك]?ال|لل|[بلك])?أ/;
/** The first alef has a hamza: what follows is no article. */
const HAMZA_FIRST = /^[أإآ]/;
/** Words whose own first letters look like an article, or like "and". */
const OWN_AL = /^(?:الت(?:زام|حاق|ماس|هاب|فاف|باس|قاء)|الي(?:ه|ات)$|اله(?:ام|اء))/;
const OWN_WA =
  /^و(?:زار|زير|زراء|ثيق|ثايق|كال|كيل|كلاء|ظيف|ظايف|سيل|سايل|ساط|سيط|سطاء|طن|قاي|قايع|اجب|لاي|الد|حد|جه|صول|قت|ضع|فد|فود|فا|رش|رق|عي|ديع|راث|لاد|جود|قف|ضوح|احد)/;
/** taf‘īl of a root that ends with n: no ending. */
const OWN_IN = /^ت..ين$/;
/** After "for" and "with": nouns that begin as verbal nouns and participles do, long enough to be sure of it. */
const AFTER_PREPOSITION = /^[بل](م....*|ت.....*|ا(?:ست|.?ت|ن)...*)$/;

/** The stem of an Arabic word as it is spelled; other words come back folded. */
export function stemArabic(form: string): string {
  const word = fold(form);
  if (!/^[\u0621-\u064a]+$/.test(word)) return word;
  const spelled = form.normalize('NFC').replace(MARKS, '');
  const bare = HAMZA_FIRST.test(spelled) ? word : cutPrefix(word);
  const plural = HAMZA_PLURAL.test(spelled) ? singularOfHamza(bare) : undefined;
  const singular = plural ?? singularOf(bare) ?? singularOf(cutOwner(bare));
  if (singular !== undefined) return cutSuffixes(singular);
  const stem = cutPreposition(cutSuffixes(bare), bare === word);
  return listedSingular(stem) ?? stem;
}

function cutPrefix(word: string): string {
  const article = OWN_AL.test(word) ? undefined : ARTICLES.find((one) => cuts(one, word));
  if (article !== undefined) return word.slice(article.length);
  // "and" before a word: its own letter only where enough of a word is left.
  const isAnd = word.startsWith('و') && word.length > MIN_STEM + 2 && !OWN_WA.test(word);
  return isAnd ? cutPrefixAfterAnd(word.slice(1)) : word;
}

function cuts(article: string, word: string): boolean {
  return word.startsWith(article) && word.length - article.length >= MIN_STEM - 1;
}

function cutPrefixAfterAnd(word: string): string {
  return word.startsWith('ب') || word.startsWith('ل') ? word : cutPrefix(word);
}

/** "His", "her", "their", "our": a plural that changed inside keeps its shape before them. */
function cutOwner(word: string): string {
  return word.replace(/(?<=.{4})(?:هما|كما|ها|هم|هن|نا)$/, '');
}

/** Where an article was cut, the letter is the word's own. */
function cutPreposition(stem: string, isWhole: boolean): string {
  const noun = isWhole ? AFTER_PREPOSITION.exec(stem)?.[1] : undefined;
  return noun ?? stem;
}

/** Endings are cut while a stem of three letters is left, at most three times: `اتفاقياتها` → `اتفاق`. */
function cutSuffixes(word: string): string {
  let stem = word;
  for (let round = 0; round < 3; round += 1) {
    if (OWN_IN.test(stem)) return stem;
    const suffix = SUFFIXES.find(
      (ending) => stem.endsWith(ending) && stem.length - ending.length >= MIN_STEM,
    );
    if (suffix === undefined) return stem;
    stem = stem.slice(0, stem.length - suffix.length);
  }
  return stem;
}
