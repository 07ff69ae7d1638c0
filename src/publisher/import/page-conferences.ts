/** Meetings that a text names together with their days ("… Workshop on …, held in Rome from 19–21 November 2025"). */

import { textsOf } from './page-block-texts.ts';
import { findDate, findRange, hasMonthAndYear, isMonthName } from './page-date.ts';
import { splitSentences, textKey } from './page-text.ts';
import { trimEnds } from './page-source-names.ts';
import { slugOf } from './slug.ts';
import type { PageBlock, PageConference, PageNotice } from './page-types.ts';

const EVENT =
  '(?:Workshops?|Conference|Congress|Session|Summit|Forum|Symposium|Seminar|Meeting|Assembly|Consultation|Dialogue|Round ?table|Colloquium|Atelier|Conférence|Congrès|Sommet|Séminaire|Réunion|Taller|Conferencia|Congreso|Cumbre|Foro|Seminario|Reunión|Simposio)';
const CAPITAL = "(?:\\p{Lu}[\\p{L}\\p{N}&/.’'-]*|\\d{1,3}(?:st|nd|rd|th|e|ème|º))";
const LINK =
  '(?:of|on|for|and|to|against|in|with|de|du|des|del|la|le|les|los|las|sur|contre|pour|et|sobre|contra|para|y|en|the|l’|d’)';
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:${CAPITAL}\\s+){0,8}${EVENT}(?:\\s+(?:${LINK}\\s+){0,3}(?:${CAPITAL}|\\d{4}))*)(?:['’](?=[\\s,]))?`,
  'gu',
);
const ORDINAL_SESSION =
  /(?<!\p{L})((?:\p{L}+-)?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|\p{Ll}+(?:th|st|nd|rd)) session of the (?:\p{Lu}[\p{L}'’-]*|(?:of|on|for|and|the|to|in)(?= ))(?: (?:\p{Lu}[\p{L}'’-]*|(?:of|on|for|and|the|to|in)(?= )))*)/giu;
const PLACE =
  /(?<!\p{L})(?:(?:in|at|à|en)\s+(?:the\s+)?(?<place>\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,2}(?:,\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2})?)|online(?!\p{L}))/gu;

// French and Spanish write most words of a name small: it goes on until a verb, comma or bracket.
const ROMANCE_NAME =
  /(?<!\p{L})((?:Atelier|Conférence|Congrès|Sommet|Séminaire|Réunion|Rencontre|Forum|Colloque|Taller|Conferencia|Congreso|Cumbre|Foro|Seminario|Reunión|Encuentro|Simposio)\s[^,;.()«»:]{6,160}?)(?=\s*[,(]|\s(?:s['’]est|a eu lieu|a été|tenue?|organisée?|qui|se celebró|tuvo lugar|celebrad[oa]|realizad[oa]|que)\s)/gu;

/** Characters between a name and its days. */
const NEAR = 220;

export interface NamedConferences {
  readonly conferences: readonly PageConference[];
  readonly notices: readonly PageNotice[];
}

/** Every meeting that the text names with place and days. `published` gives the year where a range names none. */
export function findConferences(
  blocks: readonly PageBlock[],
  title: string,
  published: string | undefined,
): NamedConferences {
  const conferences: PageConference[] = [];
  const notices: PageNotice[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') continue;
    for (const text of textsOf(block).flatMap(splitSentences)) {
      const found = readSentence(text, title, published, block.line);
      if (found.conference !== undefined && !isKnown(conferences, found.conference))
        conferences.push(found.conference);
      notices.push(...found.notices);
    }
  }
  return { conferences, notices: [...notices, ...conferences.map(proposal)] };
}

interface Sentence {
  readonly conference?: PageConference;
  readonly notices: readonly PageNotice[];
}

function readSentence(text: string, title: string, published: string | undefined, line: number): Sentence {
  const days = findDays(text, published);
  const named = findName(text, days?.at ?? text.length);
  if (days === undefined)
    return named === undefined ? { notices: [] } : { notices: monthOnly(text, named, line) };
  const name = named ?? nameFromTitle(text, title, days.at);
  if (name === undefined) return { notices: [] };
  const place = findPlace(text, name, days);
  if (place === undefined) return { notices: [withoutPlace(name.title, line)] };
  const clean = withoutPlaceInName(name.title, place);
  const id = slugOf(`${slugOf(clean, 58, 'conference')} ${days.start.slice(0, 4)}`, 64, 'conference');
  const notices = days.hasYear ? [] : [assumedYear(clean, days.start, line)];
  return { conference: { id, title: clean, place, start: days.start, end: days.end, line }, notices };
}

interface Days {
  readonly start: string;
  readonly end: string;
  readonly at: number;
  readonly until: number;
  readonly hasYear: boolean;
}

function findDays(text: string, published: string | undefined): Days | undefined {
  const range = findRange(text, published?.slice(0, 4));
  if (range !== undefined) return range;
  const day = findDate(text);
  return day === undefined
    ? undefined
    : { start: day.date, end: day.date, at: day.start, until: day.end, hasYear: true };
}

interface Name {
  readonly title: string;
  readonly end: number;
}

/** The last name of a meeting before the days, or the first one behind them. */
function findName(text: string, daysAt: number): Name | undefined {
  const romance = [...text.matchAll(ROMANCE_NAME)];
  const plain = [...text.matchAll(NAME), ...text.matchAll(ORDINAL_SESSION)];
  const names = [...romance, ...plain.filter((match) => !romance.some((one) => one.index === match.index))]
    .map((match) => ({ title: match[0], at: match.index, end: match.index + match[0].length }))
    .filter(({ title, at }) => title.split(' ').length >= 3 && Math.abs(daysAt - at) < NEAR + title.length)
    .sort((a, b) => a.at - b.at);
  const before = names.filter(({ at }) => at < daysAt).at(-1);
  const name = before ?? names[0];
  return name === undefined ? undefined : { title: tidyName(name.title), end: name.end };
}

/** "The workshop took place in …": the title of the article may say which. */
function nameFromTitle(text: string, title: string, daysAt: number): Name | undefined {
  const isMeant =
    /\b(?:workshop|conference|congress|session|summit|forum|symposium|seminar|meeting|event|atelier|conférence|taller|conferencia)\b.{0,60}\b(?:held|took place|takes place|convened|tenue?|eu lieu|celebró|lugar)\b/iu;
  if (!isMeant.test(text.slice(0, daysAt))) return undefined;
  const name = findName(title, title.length);
  return name === undefined ? undefined : { ...name, end: 0 };
}

function tidyName(name: string): string {
  const bare = trimEnds(
    name.replace(new RegExp(`(?:\\s+${LINK})+$`, 'u'), '').replace(/^(?:The|A|An|La|Le|El)\s+/u, ''),
  );
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** Characters around a name and its days in which a place belongs to them. */
const BESIDE = 60;

/** The place nearest to the days; where the name comes after the days, the one nearest to the name's end. */
function findPlace(text: string, name: Name, days: Days): string | undefined {
  const isAfter = name.end > days.at;
  const from = isAfter ? days.at : name.end - BESIDE;
  const to = (isAfter ? Math.max(name.end, days.until) : days.until) + BESIDE;
  const distance = (at: number): number => {
    if (isAfter) return Math.abs(at - name.end);
    return at < days.at ? days.at - at : (at - days.until) * 2;
  };
  const places = [...text.matchAll(PLACE)].flatMap((match) => {
    const place = match.groups?.['place'] === undefined ? 'Online' : trimEnds(match.groups['place']);
    const isNear = match.index >= from && match.index <= to;
    return isNear && !isMonthName(place.split(' ')[0] ?? '') ? [{ place, at: match.index }] : [];
  });
  return places.toSorted((a, b) => distance(a.at) - distance(b.at))[0]?.place;
}

/** "Regional Workshop on Trafficking in Rome": the place is no part of the name. */
function withoutPlaceInName(name: string, place: string): string {
  const tail = name.lastIndexOf(` in ${place}`);
  return tail > 0 && tail + 4 + place.length === name.length ? name.slice(0, tail) : name;
}

function isKnown(known: readonly PageConference[], found: PageConference): boolean {
  return known.some(
    (one) =>
      one.id === found.id ||
      (one.start === found.start &&
        one.end === found.end &&
        (one.place === found.place || textKey(one.title) === textKey(found.title))),
  );
}

function proposal(conference: PageConference): PageNotice {
  const { line, title, place, start, end } = conference;
  const message = `the text names a conference, "${title}", ${place}, ${start} to ${end}; it is proposed: check it and remove the line "proposed"${start === end ? '; only one day is named, it may not be all of it' : ''}`;
  return { line, code: 'conference-proposed', severity: 'unsure', message };
}

function assumedYear(title: string, start: string, line: number): PageNotice {
  const message = `the days of "${title}" name no year; ${start.slice(0, 4)} was taken from the date of the article`;
  return { line, code: 'year-assumed', severity: 'unsure', message };
}

function withoutPlace(title: string, line: number): PageNotice {
  const message = `"${title}" is named with its days but without a place; no conference was written`;
  return { line, code: 'conference-incomplete', severity: 'unsure', message };
}

function monthOnly(text: string, name: Name, line: number): readonly PageNotice[] {
  if (!hasMonthAndYear(text.slice(name.end, name.end + NEAR))) return [];
  const message = `"${name.title}" is named with a month but without days; no conference was written`;
  return [{ line, code: 'conference-incomplete', severity: 'unsure', message }];
}
