/** Who wrote a source and what it is called: the part of an entry before its imprint. */

import type { SourceName } from '#core/archive/source';
import { FIELD_WORDS } from './page-words.ts';
import { isOrganisation } from './page-source-imprint.ts';

export interface NamedTitle {
  readonly title: string;
  readonly author: readonly SourceName[];
  readonly container?: string;
  readonly volume?: string;
  readonly publisher?: string;
}

/** "United Nations Entity for Gender Equality and the Empowerment of Women" has eleven. */
const MOST_NAME_WORDS = 12;
const QUOTED = /["“«‘]([^"”»]{6,}?)[,.]?["”»’](?=[\s,.;]|$)/u;
const PERSON = /^\p{Lu}[\p{L}'’-]+(?:\s(?:\p{Lu}\.|de|van|von|bin|al|el|\p{Lu}[\p{L}'’-]+)){1,3}$/u;
const INITIALS =
  /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?),\s*((?:\p{Lu}\.[\s-]?)*\p{Lu}(?:\.|(?!\p{L})))/u;

/** "L. Fischer", "O. M. El Amin". */
const INITIALS_FIRST =
  /^((?:\p{Lu}\.[\s-]?){1,3})((?:(?:de|van|von|der|den)\s){0,2}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)$/u;
const INITIALS_FIRST_PART =
  /^((?:\p{Lu}\.[\s-]?){1,3}[^,.:]{2,60}?(?:\s(?:and|et|y|&)\s(?:\p{Lu}\.[\s-]?){1,3}[^,.:]{2,60}?)?),\s+(.{8,})$/su;

/** `text` is the entry without place, date, symbol and address; `after` what followed the imprint. */
export function readNamedTitle(text: string, after: string): NamedTitle {
  const rest = trimEnds(after);
  const quoted = QUOTED.exec(text);
  if (quoted?.[1] !== undefined && (quoted.index < 120 || quoted[1].length > 20))
    return readQuoted(text, quoted);
  // APA: "Doe, J. (2020). Title. Publisher."
  if (rest !== '' && (INITIALS.test(text) || isOrganisation(trimEnds(text)) || isPerson(trimEnds(text)))) {
    const [title = rest, ...more] = rest.split(/\.\s+(?=\p{Lu})/u);
    const issuer = trimEnds(more.join('. '));
    const named = { title: trimEnds(title), author: readAuthors(withoutStop(text.trim())) };
    if (issuer === '') return named;
    // A journal comes with its volume or issue; a bare name is the publisher.
    return /\d/u.test(issuer) ? { ...named, ...readContainer(issuer) } : { ...named, publisher: issuer };
  }
  const whole = trimEnds(rest === '' ? text : `${trimEnds(text)} ${rest}`);
  return splitAuthor(whole);
}

/** A body's name without the full stop behind it; initials keep theirs. */
function withoutStop(text: string): string {
  return text.replace(/[,;]$|(?<=\p{Ll}{2})\.$/u, '');
}

function readQuoted(text: string, quoted: RegExpExecArray): NamedTitle {
  const before = trimEnds(text.slice(0, quoted.index));
  const behind = text.slice(quoted.index + quoted[0].length).replace(/^\s*in:?\s+/iu, '');
  const after = trimEnds(trimEnds(behind).replace(/^\(([^()]*)\)$/u, '$1'));
  return {
    title: trimEnds(quoted[1] ?? ''),
    author: before === '' ? [] : readAuthors(before),
    ...(after === '' ? {} : readContainer(after)),
  };
}

/** "Journal of Police Studies, vol. 12, no. 3" or "Journal of Police Studies, 12(3)". */
function readContainer(text: string): Pick<NamedTitle, 'container' | 'volume'> {
  const [container = text, ...details] = text.split(/\s*,\s*/u);
  const volume = /(?:\bvol(?:ume)?\.?\s*)(\d+)|^(\d+)\s*(?:\(|,|$)/iu.exec(details.join(', '));
  const number = volume?.[1] ?? volume?.[2];
  return number === undefined ? { container } : { container, volume: number };
}

/** "UNODC, Title" and "Jane Doe, Title": the first part only where it surely is a name. */
function splitAuthor(text: string): NamedTitle {
  const initials = INITIALS.exec(text);
  const rest = initials === null ? '' : trimEnds(text.slice(initials[0].length));
  if (initials !== null && rest.length >= 8) return { title: rest, author: readAuthors(initials[0]) };
  const [name, title] = cutName(text);
  if (name === '') return splitPublisher(text);
  const author = [...readAuthors(name)];
  let left = title;
  // "INTERPOL, UN Women and UNODC, Title": further bodies follow.
  for (let [next, after] = cutName(left); next !== ''; [next, after] = cutName(left)) {
    author.push(...readAuthors(next));
    left = after;
  }
  return { title: trimEnds(left), author };
}

/** The name before the first comma, full stop or colon, and what follows it; an empty name where it is part of a title. */
function cutName(text: string): readonly [name: string, title: string] {
  const initials = INITIALS_FIRST_PART.exec(text);
  if (initials?.[1]?.split(AND).every(isPerson)) return [initials[1], initials[2] ?? ''];
  const [, name = '', title = ''] = /^([^,.:]{2,80})[,.:]\s+(.{8,})$/su.exec(text) ?? [];
  // "Office on Drugs and Crime" is one body, "UN Women and UNODC" are two.
  const isBody = (isBodyName(name) || name.split(AND).every(isBodyName)) && /^[\p{Lu}"“]/u.test(title);
  const isName = (isBody && !isTitleStart(name)) || isPerson(name);
  return isName ? [name, title] : ['', text];
}

const AND = /\s(?:and|et|y|&)\s/u;

function isBodyName(name: string): boolean {
  return isOrganisation(name) && countTitleWords(name) <= MOST_NAME_WORDS;
}

/** "Guidelines on …, United Nations Office on Drugs and Crime": the body that issued it comes last. */
function splitPublisher(text: string): NamedTitle {
  const at = text.lastIndexOf(', ');
  const last = trimEnds(text.slice(at + 2));
  const title = trimEnds(text.slice(0, Math.max(0, at)));
  if (title.length < 12 || !isOrganisation(last) || isTitleStart(last)) return { title: text, author: [] };
  return { title, author: [], publisher: last };
}

/** "United Nations Convention …, Article" begins like an organisation but is a title. */
function isTitleStart(name: string): boolean {
  return /\b(?:convention|protocol|report|resolution|declaration|toolkit|handbook|guide|paper|charter|covenant|review|study|survey|index|atlas|manual|bulletin|bill|act|code)\b/iu.test(
    name,
  );
}

function countTitleWords(text: string): number {
  return text.split(' ').length;
}

function isPerson(name: string): boolean {
  if (isOrganisation(name)) return false;
  if (INITIALS_FIRST.test(name)) return true;
  if (!PERSON.test(name)) return false;
  return name.split(' ').every((word) => !FIELD_WORDS.has(word.toLowerCase()));
}

/** Names as CSL wants them: persons by family and given name where that is plain, all others whole. */
export function readAuthors(text: string): readonly SourceName[] {
  const initials = [
    ...text.matchAll(
      /(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?),\s*((?:\p{Lu}\.[\s-]?)*\p{Lu}(?:\.|(?!\p{L})))/gu,
    ),
  ];
  if (initials.length > 0)
    return initials.map((match) => ({ family: match[1] ?? '', given: (match[2] ?? '').trim() }));
  const parts = text.split(/\s*(?:,|;|\s(?:and|et|y|и)\s|&)\s*/u).filter((part) => part !== '');
  if (parts.every(isOrganisation)) return parts.map((literal) => ({ literal }));
  if (parts.every(isPerson)) return parts.map(personName);
  return [{ literal: text }];
}

function personName(name: string): SourceName {
  const [, given, family] = INITIALS_FIRST.exec(name) ?? [];
  if (given !== undefined && family !== undefined) return { family, given: given.trim() };
  const words = name.split(' ');
  return { family: words.at(-1) ?? name, given: words.slice(0, -1).join(' ') };
}

/** Without blanks and punctuation at either end; brackets and quotation marks that enclose words stay. */
export function trimEnds(text: string): string {
  return text
    .replace(/^[\s,.;:–—-]+/u, '')
    .replace(/[\s,.;:–—-]+$/u, '')
    .trim();
}
