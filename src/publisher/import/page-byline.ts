const PREFIX =
  /^(?:(?:written|posted|published|reported|prepared|edited|article|text|story|words|photos?)\s+by|by|authors?\s*[:：]|written by\s*[:：]|byline\s*[:：]|par|rédigé par|écrit par|auteurs?\s*[:：]|auteure?s?\s*[:：]|por|escrito por|autora?(?:es)?\s*[:：]|автор\s*[:：]|بقلم\s*[:：]?|الكاتبة?\s*[:：]|作者\s*[:：])\s*/iu;

const ROLES =
  /\b(?:associates?|directors?|officers?|researchers?|chair|chairperson|president|coordinators?|editors?|fellows?|professors?|managers?|advis[eo]rs?|interns?|consultants?|analysts?|staff|writers?|delegates?|volunteers?|head|founder|secretary|representative)\b/iu;

const PARTICLE = /^(?:de|da|di|del|della|van|von|der|den|la|le|bin|bint|ibn|al|el|dos|du|y|ter)$/u;

/**
 * The names of a byline such as "By Jane Doe and Ali Ben Salah", or undefined where the text is none.
 * Only capitalised names count, so "By 2030 the region …" stays text.
 */
export function parseByline(text: string): readonly string[] | undefined {
  if (text.length > 160) return undefined;
  const prefix = PREFIX.exec(text);
  if (prefix === null) return undefined;
  const names = splitNames(text.slice(prefix[0].length).replace(/\s*[.]$/u, ''));
  return names.length > 0 && names.every(isName) ? names : undefined;
}

function splitNames(text: string): readonly string[] {
  return text
    .split(/\s*(?:[,;，、]|\s(?:and|et|und|y|и|و)\s|&)\s*/u)
    .map((name) => name.replace(/\s*\(.*\)$/u, '').trim())
    .filter((name) => name !== '' && !ROLES.test(name));
}

function isName(name: string): boolean {
  if (/\p{N}/u.test(name)) return false;
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name)) return name.length <= 30;
  const words = name.split(' ');
  if (words.length > 6) return false;
  return words.every((word) => /^\p{Lu}/u.test(word) || PARTICLE.test(word));
}
