/** Places inside a source ("pp. 8-13", "art. 32, paras 5-7") as a list of sources writes them. */

/** A locator in the words of content files, and the text without it. */
export interface SplitLocator {
  readonly locator?: string;
  /** Further places that one locator cannot hold. */
  readonly more?: string;
  readonly rest: string;
}

const NUMBER = '[\\dIVXLCivxlc]+(?:\\(\\w{1,4}\\))*';
const TO = '(?:\\s?[-–—‑]\\s?|\\s(?:to|till|à|bis|al?|по)\\s(?=\\d))';
const VALUE = `${NUMBER}(?:${TO}${NUMBER})?`;
const VALUES = `(?:${VALUE})(?:\\s*(?:,|and|&|et|y|и)\\s*${VALUE}(?!\\p{L}|\\.\\S))*`;

/** Words → the label of content-format. Longest first. */
const LABELS: readonly (readonly [string, string, string])[] = [
  ['pages|páginas|pp\\.?|págs?\\.?|pgs\\.?|стр\\.?|с\\.', 'pp.', 'p.'],
  ['página|pág\\.?|page|pg\\.?|p\\.?|Seiten?|S\\.', 'p.', 'p.'],
  ['articles|arts\\.?|artículos', 'arts.', 'art.'],
  ['article|artículo|art\\.?|статья|ст\\.', 'art.', 'art.'],
  ['paragraphs|paras\\.?|paragraphes|párrafos|párrs\\.?|пп\\.|¶¶|§§', 'paras.', 'para.'],
  ['paragraph|para\\.?|par\\.|paragraphe|párrafo|párr\\.?|п\\.|¶|§', 'para.', 'para.'],
  ['sections|secs\\.?', 'secs.', 'sec.'],
  ['section|sec\\.?|sección', 'sec.', 'sec.'],
  ['chapters|chaps?\\.?|chapter|chapitre|capítulo|cap\\.?|ch\\.?', 'ch.', 'ch.'],
  ['principle|prin\\.?', 'prin.', 'prin.'],
  ['rule', 'rule', 'rule'],
];

const RANGE = new RegExp(TO, 'giu');
const ANY_LABEL = LABELS.map(([words]) => words).join('|');
const PLACE = new RegExp(`(^|[\\s,;:.()\\[])(${ANY_LABEL})\\s?(${VALUES})(?![\\p{L}\\p{N}])`, 'giu');
const HAN_PAGE = /第\s?(\d+(?:\s?[-–—]\s?\d+)?)\s?页/u;

/** "S. 12"; but "S. I. Brandt" is a name. */
const GERMAN_PAGE = /^S\.\s?\d/u;

interface Place {
  readonly label: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Takes the places at the end of an entry out of it; "Chapter 3" in the middle of a title stays. */
export function splitLocator(text: string): SplitLocator {
  const han = HAN_PAGE.exec(text);
  if (han !== null) return { locator: pageLocator(han[1] ?? ''), rest: tidy(text.replace(HAN_PAGE, ' ')) };
  const places = [...text.matchAll(PLACE)].flatMap((match) => placeOf(match, text));
  const [first, second, ...others] = places;
  if (first === undefined) return { rest: text };
  const rest = tidy(
    places.reduceRight((left, place) => `${left.slice(0, place.start)} ${left.slice(place.end)}`, text),
  );
  if (second === undefined) return { locator: write(first), rest };
  const joined = joinPlaces(first, second);
  const more = [...(joined === undefined ? [second] : []), ...others].map(write).join(', ');
  return { locator: joined ?? write(first), ...(more === '' ? {} : { more }), rest };
}

function placeOf(match: RegExpExecArray, text: string): readonly Place[] {
  const [whole, lead = '', word = '', value = ''] = match;
  const start = match.index + lead.length;
  const end = match.index + whole.length;
  const plain = value.replace(RANGE, '-').replace(/\s+/gu, ' ');
  // "p 7" is a page, "p c" is not.
  const isBare = /^p$/iu.test(word) && !/^\d/u.test(value);
  const label = !isBare && isPlace(word, text, start, end) ? labelOf(word, plain) : undefined;
  if (label === undefined) return [];
  return [{ label, value: plain.trim(), start, end }];
}

/** Pages are a place wherever they stand; other words may belong to the title, but not at the end of the entry. */
function isPlace(word: string, text: string, start: number, end: number): boolean {
  const isGerman = GERMAN_PAGE.test(text.slice(start, start + 4));
  if (start === 0 || (/^s\.$/iu.test(word) && !isGerman)) return false;
  const isPage = isGerman || (/^p/iu.test(word) && !/^par|^pár|^prin/iu.test(word));
  if (isPage || isAtEnd(text.slice(end))) return true;
  return /^\s*[,.;)]/u.test(text.slice(end, end + 2)) && /[,;:.)(]\s*$/u.test(text.slice(0, start));
}

/** Nothing follows but further places and "of the Convention". */
function isAtEnd(rest: string): boolean {
  return /^[\s.,;:)\]]*(?:$|(?:(?:of|de la|du|de) (?:the )?\p{L}+\W*$))/u.test(
    rest.replace(PLACE, '').replace(/(?:^|\s)(?:and|et|y|&)(?=[\s.,;]|$)/gu, ' '),
  );
}

function labelOf(word: string, value: string): string | undefined {
  const entry = LABELS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word));
  if (entry === undefined) return undefined;
  const isMany = /[-–—‑,&]|\sand\s|\set\s|\sy\s/u.test(value);
  const [, plural, single] = entry;
  if (plural === 'p.' || plural === 'pp.') return isMany ? 'pp.' : 'p.';
  return isMany ? pluralOf(single) : plural.endsWith('s.') ? single : plural;
}

function pluralOf(label: string): string {
  return /^(?:art|para|sec)\.$/u.test(label) ? label.replace('.', 's.') : label;
}

const OTHER_LABEL =
  '(?:tables?|figures?|figs?\\.|box(?:es)?|regs?\\.|regulations?|items?|footnotes?|fn\\.|maps?|charts?)';
const OTHER_PLACE = new RegExp(
  `[,;]\\s*(${OTHER_LABEL}\\s?\\d[\\w().-]*(?:\\s*(?:,|and|&)\\s*(?:${OTHER_LABEL}\\s?)?\\d[\\w().-]*)*)[.\\s]*$`,
  'iu',
);

/** Takes a place at the end that no locator has a word for ("table 4", "reg. 4 and reg. 9"): it can only be a remark. */
export function splitOtherPlace(text: string): { readonly place?: string; readonly rest: string } {
  const match = OTHER_PLACE.exec(text);
  return match?.[1] === undefined
    ? { rest: text }
    : { place: match[1].replace(/\.$/u, ''), rest: text.slice(0, match.index) };
}

/** An article with its paragraphs is one place: `art. 32(5-7)`. */
function joinPlaces(first: Place, second: Place): string | undefined {
  if (first.label !== 'art.' || !second.label.startsWith('para') || !/^\d+$/u.test(first.value))
    return undefined;
  return `art. ${first.value}(${second.value})`;
}

function write(place: Place): string {
  return `${place.label} ${place.value}`;
}

function pageLocator(value: string): string {
  const range = value.replace(/\s?[–—-]\s?/u, '-');
  return `${range.includes('-') ? 'pp.' : 'p.'} ${range}`;
}

function tidy(text: string): string {
  return text
    .replace(/[\s,]+(?:and|et|y|&)[\s.]*$/u, '')
    .replace(/[([]\s*[,;]?\s*[)\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:)])/gu, '$1')
    .replace(/[\s,;:]*(?:[,;:]\s*)+([.)]?)$/u, '$1')
    .replace(/(?:,\s*){2,}/gu, ', ')
    .trim();
}
