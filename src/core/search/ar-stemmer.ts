// A light stemmer for Arabic after the idea of Larkey, Ballesteros and Connell (light10): a few prefixes and
// suffixes, never roots. It works on folded words (one alef, ha for ta marbuta, no harakat).

const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل'];
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
  'هم',
  'هن',
  'نا',
  'ته',
  'ه',
  'ي',
  'ا',
];
const MIN_STEM = 3;

/** The stem of one folded Arabic word; other words come back as they are. */
export function stemArabic(word: string): string {
  if (!/^[\u0621-\u064a]+$/.test(word)) return word;
  return cutSuffixes(cutPrefix(word));
}

function cutPrefix(word: string): string {
  for (const article of ARTICLES) {
    if (word.startsWith(article) && word.length - article.length >= MIN_STEM - 1)
      return word.slice(article.length);
  }
  // "and" before a word: its own letter only where enough of a word is left.
  return word.startsWith('و') && word.length > MIN_STEM + 2 ? cutPrefixAfterAnd(word.slice(1)) : word;
}

function cutPrefixAfterAnd(word: string): string {
  return word.startsWith('ب') || word.startsWith('ل') ? word : cutPrefix(word);
}

/** Endings are cut while a stem of three letters is left, at most twice: `اتفاقياتها` → `اتفاق`. */
function cutSuffixes(word: string): string {
  let stem = word;
  for (let round = 0; round < 3; round += 1) {
    const suffix = SUFFIXES.find(
      (ending) => stem.endsWith(ending) && stem.length - ending.length >= MIN_STEM,
    );
    if (suffix === undefined) return stem;
    stem = stem.slice(0, stem.length - suffix.length);
  }
  return stem;
}
