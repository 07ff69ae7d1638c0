import { parseByline } from './page-byline.ts';
import { classifyChrome } from './page-chrome.ts';
import { findDate } from './page-date.ts';

/** What a line between title and text says about the article. */
export interface MetaLine {
  readonly date?: string;
  readonly updated?: string;
  readonly isAmbiguous: boolean;
  /** The other reading of an ambiguous date. */
  readonly other?: string;
  readonly authors: readonly string[];
}

const LABELS =
  /(?<!\p{L})(?:first published|date published|published|posted|publication date|date|last updated|last modified|updated|modified|on|at|publiée? le|publié|mis à jour le|le|publicado el|publicado|actualizado el|fecha|el|опубликовано|дата|г|veröffentlicht am|aktualisiert am|am|uhr|publicado em|atualizado em|em|نشر في|نُشر في|التاريخ|modified on|comments? off|by admin|by staff|admin|staff)(?!\p{L})\s*[:：]?|(?:发布时间|发布日期|日期)\s*[:：]?/giu;
const WEEKDAYS =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b/giu;
const SMALL =
  /\b\d{1,2}[:h.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|gmt|utc|cet|cest)?\b|\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|\bread(?:ing time)?\b/giu;
const UPDATED =
  /\b(?:last updated|updated|last modified|modified|mis à jour|actualizado|aktualisiert|atualizado)\b/iu;

/**
 * Reads a line that holds nothing but a date, a byline or both ("By Jane Doe | 1 December 2025 | 4 min read");
 * undefined for anything else.
 */
export function parseMetaLine(written: string): MetaLine | undefined {
  if (written.length > 200) return undefined;
  const text = withCentury(written);
  const whole = parseByline(text);
  if (whole !== undefined && findDate(text) === undefined) return { isAmbiguous: false, authors: whole };
  const found = findDate(text);
  if (found === undefined) return undefined;
  const around = `${text.slice(0, found.start)} | ${text.slice(found.end)}`;
  const rest = readRest(around);
  if (rest === undefined) return undefined;
  const isUpdate = UPDATED.test(text.slice(0, found.start)) && !/\bpublished|\bposted/iu.test(text);
  const when = isUpdate ? { updated: found.date } : { date: found.date };
  return {
    ...when,
    ...rest.updated,
    isAmbiguous: found.isAmbiguous || text !== written,
    ...(found.other === undefined ? {} : { other: found.other }),
    authors: rest.authors,
  };
}

/** "12.11.25" alone on its line: of this century, and unsure. */
function withCentury(text: string): string {
  return text.replace(/^(\d{1,2})([./-])(\d{1,2})\2(\d{2})$/u, '$1$2$3$220$4');
}

interface RestOfLine {
  readonly authors: readonly string[];
  readonly updated: { readonly updated?: string };
}

/** What stands beside the date: bylines are kept, labels fall away, anything else makes it no meta line. */
function readRest(text: string): RestOfLine | undefined {
  const authors: string[] = [];
  let updated: { readonly updated?: string } = {};
  const parts = text.split(/\s*[|·•]\s*|\s+[–—-]\s+/u);
  for (const part of parts) {
    const names = parseByline(part.replace(/^[\s,;–—-]+|[\s,;–—-]+$/gu, '').replace(/\s+on$/iu, ''));
    if (names !== undefined) {
      authors.push(...names);
      continue;
    }
    const second = findDate(part);
    if (second !== undefined && UPDATED.test(part)) updated = { updated: second.date };
    const bare = second === undefined ? part : part.slice(0, second.start) + part.slice(second.end);
    if (
      !isOnlyLabels(bare) &&
      classifyChrome(bare) === 'none' &&
      !isPlaceBefore(bare) &&
      !isFiled(bare, parts.length)
    )
      return undefined;
  }
  return { authors, updated };
}

/** "Geneva, 12 September 2019": the place of a statement. */
function isPlaceBefore(text: string): boolean {
  return /^\s*\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+){0,2},\s*$/u.test(text);
}

/** "in News, Ports", and "Analysis, Courts" between other parts: the sections that an article is filed under. */
function isFiled(text: string, parts: number): boolean {
  const label = "\\p{Lu}[\\p{L}’'-]*(?:\\s(?:&\\s)?\\p{L}+){0,2}";
  const isList = new RegExp(`^\\s*(?:in\\s+)?${label}(?:\\s*,\\s*${label}){0,4}\\s*$`, 'u').test(text);
  return isList && (parts >= 4 || /^\s*in\s/u.test(text));
}

function isOnlyLabels(text: string): boolean {
  const rest = text.replace(SMALL, ' ').replace(WEEKDAYS, ' ').replace(LABELS, ' ');
  return rest.replace(/[\s,;:.()[\]–—-]+/gu, '') === '';
}
