import type { FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';

/** The folder of a publication on a server. */
export interface PublicationAddress {
  /** With a slash at its end; what is asked for is relative to it. */
  readonly href: string;
  readonly origin: string;
  /** Host and port, as shown to people. */
  readonly host: string;
}

/** Longest address that is looked at, in UTF-16 units. */
const MAX_ADDRESS = 2000;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * What a person typed, as an address. Without a scheme it is `https:`; `http:` is for this computer only. The name of
 * the pointer at its end is taken off, since that is what one copies from a browser.
 */
export function parsePublicationAddress(
  value: unknown,
): Result<PublicationAddress, 'bad-address' | 'plain-http'> {
  const text = typeof value === 'string' ? value.trim() : '';
  const given = HAS_SCHEME.test(text) ? text : `https://${text}`;
  if (text === '' || text.length > MAX_ADDRESS || /[\s\\]/.test(text) || !URL.canParse(given))
    return fail('bad-address', 'not a web address');
  const url = new URL(given);
  if (hasMore(url)) return fail('bad-address', 'it has a name, a password, a question or a mark in it');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return fail('plain-http', url.host);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('bad-address', url.protocol);
  const path = url.pathname.replace(/\/latest\.json$/, '/');
  url.pathname = path.endsWith('/') ? path : `${path}/`;
  return ok({ href: url.href, origin: url.origin, host: url.host });
}

/** More than where a folder lies. */
function hasMore({ username, password, search, hash }: URL): boolean {
  return `${username}${password}${search}${hash}` !== '';
}

/** Only names and numbers that never leave the machine; a name that merely resolves to it is not one. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Where a redirect leads, or why it is not followed: the same scheme, host and port, or nowhere (attack T4). */
export function followRedirect(from: URL, location: string | undefined): Result<URL, FetchCode> {
  if (location === undefined || !URL.canParse(location, from.href))
    return fail('strange-answer', 'a redirect to nowhere');
  const to = new URL(location, from.href);
  const isSame = to.origin === from.origin && to.username === '' && to.password === '';
  return isSame ? ok(to) : fail('redirected-away', `to ${to.protocol}//${to.host}`);
}
