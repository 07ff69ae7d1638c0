import { FIELD_WORDS } from './page-words.ts';

const BY =
  '(?:written|posted|published|reported|prepared|edited|article|text|story|words|photos?)\\s+by|by|par|von|di|rédigé par|écrit par|por|escrito por|بقلم';
const AUTHOR = 'authors?|byline|auteurs?|auteure?s?|autor(?:in|en)?|autora?(?:es)?|автор|الكاتبة?|作者';
const PREFIX = new RegExp(`^(?:(?:${BY})(?:\\s*[:：]\\s*|\\s+)|(?:${AUTHOR})\\s*[:：]\\s*)`, 'iu');

const ROLES =
  /\b(?:associates?|directors?|officers?|researchers?|chair|chairperson|president|coordinators?|editors?|fellows?|professors?|managers?|advis[eo]rs?|interns?|consultants?|analysts?|staff|writers?|delegates?|volunteers?|head|founder|secretary|representative)\b/iu;

/** Who stands for nobody in particular. */
const NOBODY =
  /^(?:(?:the|our|la|le|die|el|los)\s+)?(?:(?:site |web ?)?admin(?:istrator)?|editors?|editorial (?:team|staff|board)|staff(?: writers?| reporters?)?|web ?master|(?:news |web |communications )?team|news ?room|news ?desk|rédaction|redaktion|redacción|redação|редакци[яи]|guest(?: author)?)$/iu;
const PARTICLE = /^(?:de|da|di|del|della|van|von|der|den|la|le|bin|bint|ibn|al|el|dos|du|y|ter)$/u;
const NO_NAME = /^(?:the|a|an|of|for|in|on|this|that|our|all|no)$/iu;

/**
 * The names of a byline such as "By Jane Doe and Ali Ben Salah", or undefined where the text is none.
 * Only capitalised names count, so "By 2030 the region …" stays text.
 */
export function parseByline(text: string): readonly string[] | undefined {
  if (text.length > 160) return undefined;
  const prefix = PREFIX.exec(text);
  if (prefix === null) return undefined;
  const rest = text
    .slice(prefix[0].length)
    .replace(/(?<!(?:^|\s)\p{Lu})\s*[.]$/u, '')
    .replace(/\s+(?:for|from|at|in|pour)\s+(?:the\s+)?\p{Lu}.*$/u, '');
  const all = splitNames(rest);
  const names = all.filter((name) => !NOBODY.test(name));
  if (all.length > 0 && names.length === 0) return [];
  // "Posted by the editor" names nobody, and is no part of the text either.
  if (names.length === 0 && rest.split(' ').length <= 3) return [];
  return names.length > 0 && names.every(isName) ? names : undefined;
}

/** "Jane Doe, Senior Researcher": a name that only its role makes a byline, where one is to be expected. */
export function parseNameWithRole(text: string): readonly string[] | undefined {
  if (text.length > 120) return undefined;
  const [, name = '', role = ''] =
    /^([^,–—|(:]{5,60}?)(?:,\s*|\s+[–—-]\s+|\s*\()(.{3,80})$/u.exec(text) ?? [];
  const words = name.split(' ');
  if (!ROLES.test(role) || !isName(name) || words.length < 2 || words.length > 4) return undefined;
  return words.some((word) => FIELD_WORDS.has(word.toLowerCase())) ? undefined : [name];
}

function splitNames(text: string): readonly string[] {
  return text
    .split(/\s*(?:[,;，、/]|\s(?:and|et|und|y|e|и|و)\s|&)\s*/u)
    .map((name) => name.replace(/\s*\(.*\)$/u, '').trim())
    .filter((name) => name !== '' && !ROLES.test(name));
}

function isName(name: string): boolean {
  if (/\p{N}/u.test(name)) return false;
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name)) return name.length <= 30;
  const words = name.split(' ');
  if (words.length > 6 || words.some((word) => NO_NAME.test(word))) return false;
  return words.every((word) => /^\p{Lu}/u.test(word) || PARTICLE.test(word));
}
