/** The imprint of a source — place, publisher and date — in brackets or at the end of its entry. */

import { findDate, isMonthName } from './page-date.ts';

export interface Imprint {
  /** ISO 8601: a year, year-month or date. */
  readonly issued?: string;
  readonly place?: string;
  readonly publisher?: string;
  readonly before: string;
  readonly after: string;
}

const YEAR = /(?<![\d/-])(?:1[89]|20)\d{2}(?![\d/])/u;
const ORGANISATION =
  /^(?:[A-Z][A-Z0-9&./-]{2,}|UN [A-Z]\p{L}+)$|\b(?:United Nations|Nations Unies|Naciones Unidas|Office|Organi[sz]ation|Institute|University|Press|Commission|Committee|Council|Union|Bank|Agency|Ministry|Secretariat|Initiative|Alliance|Network|Foundation|Association|Centre|Center|Publishing|Publications|Routledge|Springer|Brill|Elsevier|Wiley|Europol|Interpol|Éditions|Presses)\b/u;

/** Takes the imprint out of an entry: "(Vienna, 2022)", "(New York: United Nations, May 2015)", ", Vienna, 2022". */
export function splitImprint(text: string): Imprint {
  for (const match of text.matchAll(/\s*[([]([^()[\]]{4,120})[)\]]/gu)) {
    const inside = match[1] ?? '';
    if (!YEAR.test(inside) || !isImprint(inside)) continue;
    const before = text.slice(0, match.index);
    return {
      ...readImprint(inside),
      before: before.trim(),
      after: text.slice(match.index + match[0].length).trim(),
    };
  }
  return splitTrailing(text);
}

/** Nothing but places, publishers and a date: no word of a sentence in lower case. */
function isImprint(text: string): boolean {
  const date = findDate(text);
  const bare = date === undefined ? text : text.slice(0, date.start) + text.slice(date.end);
  const words = bare.split(/[\s,:;]+/u).filter((word) => /^\p{Ll}/u.test(word) && !isMonthName(word));
  return words.every((word) =>
    /^(?:and|of|de|et|y|the|for|on|du|del|la|le|last|ed|eds|edition)\.?$/u.test(word),
  );
}

/** "…, Vienna, 2022." or "…. UNODC, 2021" at the end of an entry without brackets. */
function splitTrailing(text: string): Imprint {
  const none = { before: text, after: '' };
  const match = /[,.]\s+((?:[^,.]{2,40}[,:]\s+){0,2}[^,.]{0,40}?(?:1[89]|20)\d{2})[.\s]*$/u.exec(text);
  const inside = match?.[1];
  if (match === null || inside === undefined || !isImprint(inside)) return none;
  const parts = inside.split(/\s*[,:]\s*/u).slice(0, -1);
  const known = parts.filter((part) => ORGANISATION.test(part) || part.split(' ').length <= 2);
  if (known.length !== parts.length) return splitYear(text);
  return { ...readImprint(inside), before: text.slice(0, match.index).trim(), after: '' };
}

function splitYear(text: string): Imprint {
  const match = /[,.]\s+((?:\p{L}+\s+)?(?:1[89]|20)\d{2})[.\s]*$/u.exec(text);
  if (match?.[1] === undefined) return { before: text, after: '' };
  return { ...readImprint(match[1]), before: text.slice(0, match.index).trim(), after: '' };
}

function readImprint(text: string): Omit<Imprint, 'before' | 'after'> {
  const issued = readIssued(text);
  const parts = text.split(/\s*[,:;،，]\s*/u).map((part) => part.trim());
  const names = parts.filter(
    (part) => part !== '' && !YEAR.test(part) && !/\d/u.test(part) && !isMonthName(part),
  );
  const publisher = names.find((part) => ORGANISATION.test(part));
  const place = names.find((part) => part !== publisher && part.length <= 40);
  return {
    ...(issued === undefined ? {} : { issued }),
    ...(place === undefined ? {} : { place }),
    ...(publisher === undefined ? {} : { publisher }),
  };
}

/** The most exact date a text names: day, month or year. */
export function readIssued(text: string): string | undefined {
  const day = findDate(text)?.date;
  if (day !== undefined) return day;
  const year = YEAR.exec(text)?.[0];
  const month = year === undefined ? undefined : findDate(monthText(text, year))?.date;
  return month?.slice(0, 7) ?? year;
}

/** "May 2015" as a date of that month, "" where no month stands before the year. */
function monthText(text: string, year: string): string {
  const word = /(\p{L}+)\.?\s*$/u.exec(text.slice(0, text.indexOf(year)))?.[1];
  return word !== undefined && isMonthName(word) ? `1 ${word} ${year}` : '';
}

/** Whether a name reads as an organisation's rather than a person's or a place's. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name);
}
