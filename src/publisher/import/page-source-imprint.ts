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
  /^(?:[A-Z][A-Z0-9&/-]{2,}|UN [A-Z]\p{L}+)$|\b(?:United Nations|Nations Unies|Naciones Unidas|Office|Organi[sz]ation|Institute|University|Press|Commission|Committee|Council|Union|Bank|Agency|Ministry|Secretariat|Initiative|Alliance|Network|Foundation|Association|Centre|Center|Publishing|Publications|Routledge|Springer|Brill|Elsevier|Wiley|Europol|Interpol|Éditions|Presses|Trust|Watch|Group|Society|Clinic|Courts?|Fund|Department|Service|Police|Board|Authority|Federation|Confederation|Coalition|Movement|League|Chamber|Government|Parliament|Senate|Bureau|Division|Directorate|Mission|Embassy|School|College|Academy|Ministère|Ministerio|Oficina|Comisión|Instituto|Fundación|Asociación|Consejo|Conseil|Comité|Fondation|Escritório|Small Arms Survey)\b|\p{L} International$/u;

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
    /^(?:and|of|de|des|es|et|y|the|for|on|upon|sur|du|am|der|van|den|dos|das|del|la|le|last|ed|eds|edition)\.?$/u.test(
      word,
    ),
  );
}

/** "…, Vienna, 2022." or "…. UNODC, 2021" at the end of an entry without brackets. */
function splitTrailing(text: string): Imprint {
  const match = /[,.]\s+((?:[^,.]{2,40}[,:]\s+){0,2}[^,.]{0,40}?(?:1[89]|20)\d{2})[.\s]*$/u.exec(text);
  const inside = match?.[1];
  if (match === null || inside === undefined || !isImprint(inside)) return splitYear(text);
  const imprint = knownImprint(inside);
  if (imprint === undefined || !isBareDate(imprint)) return splitYear(text);
  const before = text.slice(0, match.index + match[0].lastIndexOf(imprint));
  return { ...readImprint(imprint), before: before.replace(/[\s,.:]+$/u, ''), after: '' };
}

/** The end of "Final Report, Riga, 2022" that is imprint: a short place; two names where one of them is a publisher. */
function knownImprint(text: string): string | undefined {
  const parts = text.split(/(?<=[,:])\s+/u);
  const names = parts.slice(0, -1).map((part) => part.replace(/[,:]$/u, ''));
  const isPlace = (name: string): boolean => name.split(' ').length <= 2;
  const hasPublisher = names.some((name) => ORGANISATION.test(name));
  if (names.every((name) => isPlace(name) || ORGANISATION.test(name)) && (names.length < 2 || hasPublisher))
    return text;
  const last = names.at(-1);
  return last !== undefined && (isPlace(last) || ORGANISATION.test(last))
    ? parts.slice(-2).join(' ')
    : undefined;
}

/** Whether nothing but month and day stands with the year: "Crime Index 2023" is a title. */
function isBareDate(text: string): boolean {
  const last = text.split(/\s*[,:]\s*/u).at(-1) ?? '';
  return last.split(/\s+/u).every((word) => /^\d{1,4}$/u.test(word) || isMonthName(word));
}

function splitYear(text: string): Imprint {
  const match = /[,.]\s+((?:\p{L}+\s+)?(?:1[89]|20)\d{2})[.\s]*$/u.exec(text);
  if (match?.[1] === undefined || !isBareDate(match[1])) return { before: text, after: '' };
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
  const small = name.split(/\s+/u).filter((word) => !/^[\p{Lu}("“]/u.test(word));
  return ORGANISATION.test(name) && small.every((word) => LINK_WORD.test(word));
}
const LINK_WORD =
  /^(?:and|of|for|the|on|against|in|to|de|du|des|del|la|le|les|las|los|y|et|e|contra|contre|sobre|sur|para|pour|das|dos|da|do|[l'd’]\S+|&|–|-)$/u;
