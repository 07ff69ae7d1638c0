import { findDate } from './page-date.ts';
import { trimEnds } from './page-source-names.ts';

/** Where a source is found on the web, and the entry without it. */
export interface Address {
  readonly url?: string;
  readonly doi?: string;
  readonly accessed?: string;
  readonly rest: string;
}

/** An address inside a text. */
export const WEB_ADDRESS = /<?(?:https?:\/\/|www\.)[^\s<>]+>?/iu;
export const DOI = /(?:\bdoi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/[^\s,;]+)/iu;
const LINK_WORDS =
  /[([]?\b(?:available (?:at|from|online|here)|retrieved from|accessed (?:at|via)|online at|disponible (?:à l'adresse|sur|en)|url)\s*[:：]?\s*$/iu;
const ACCESSED =
  /[([]?\s*\b(?:last )?(?:accessed|retrieved|consulted|visited|consulté le|consultado el)(?: on)?\s*:?\s+([^)\]]{6,30}?\d)(?=[)\].,;\s]|$)[)\]]?/iu;

/** Takes address, DOI and "accessed on" out of an entry. */
export function splitAddress(text: string): Address {
  const doi = trimEnds(DOI.exec(text)?.[1] ?? '');
  const { accessed, rest: unvisited } = cutAccessed(text);
  const link = cutLink(unvisited);
  const isDoiLink = doi !== '' && (link.url ?? '').includes('doi.org');
  const rest = link.url === undefined ? link.rest.replace(DOI, ' ') : link.rest;
  return {
    ...(link.url === undefined || isDoiLink ? {} : { url: link.url }),
    ...(doi === '' ? {} : { doi }),
    ...(accessed === undefined ? {} : { accessed }),
    rest: tidySpace(rest),
  };
}

/** "(accessed 20 November 2025)" */
function cutAccessed(text: string): { readonly accessed?: string; readonly rest: string } {
  const visit = ACCESSED.exec(text);
  const accessed = findDate(visit?.[1] ?? '')?.date;
  return visit === null || accessed === undefined
    ? { rest: text }
    : { accessed, rest: text.replace(visit[0], ' ') };
}

function tidySpace(text: string): string {
  return text
    .replace(/[([]\s*[)\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function cutLink(text: string): { readonly url?: string; readonly rest: string } {
  const found = WEB_ADDRESS.exec(text);
  if (found === null) return { rest: text };
  const before = text.slice(0, found.index).replace(LINK_WORDS, '');
  const bare = found[0].replace(/^<|>$/gu, '').replace(/[.,;:)\]>'"”’]+$/u, '');
  const url = bare.startsWith('www.') ? `https://${bare}` : bare;
  return { url, rest: `${before} ${text.slice(found.index + found[0].length)}` };
}
