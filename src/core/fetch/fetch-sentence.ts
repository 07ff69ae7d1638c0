import type { FetchCode } from './fetch-code.ts';

const SAFE = 'Nothing was changed.';

/** What is wrong, and what to do about it. The window has its own, translated sentences. */
const SENTENCES: Readonly<Record<FetchCode, readonly [what: string, todo: string]>> = {
  'bad-address': [
    'This is not the address of a folder on a web server.',
    'Give it as https://host/folder/, without a name, a question or a mark in it.',
  ],
  'plain-http': [
    'This address begins with http://, which anybody on the way can read and change.',
    'Give one that begins with https://; http:// is for this computer only.',
  ],
  offline: ['This computer has no network just now.', 'Connect it, then try again.'],
  'host-not-found': [
    'There is no server of this name.',
    'Check the address, letter by letter, and the network.',
  ],
  'no-connection': ['The server does not answer.', 'Try again later.'],
  'untrusted-server': [
    'This computer does not trust the certificate of this server.',
    'Check the address; somebody may stand between you and it.',
  ],
  'proxy-refused': [
    'The proxy does not let us through, or is of a kind that is not spoken here.',
    'HTTPS_PROXY may name an HTTP proxy without a password; NO_PROXY names hosts that need none.',
  ],
  'not-found': ['There is nothing at this address.', 'Check the address, letter by letter.'],
  'not-a-publication': [
    'There is no publication at this address.',
    'Give the address of the folder itself: the one in which latest.json lies.',
  ],
  'redirected-away': [
    'The server sends us to another place, which is not followed.',
    'Give the new address.',
  ],
  'strange-answer': [
    'The server answered in a way that makes no sense.',
    'Try again later, or look at the server.',
  ],
  'too-slow': ['The server is too slow: hardly anything came for half a minute.', 'Try again later.'],
  'connection-lost': ['The connection broke off.', 'Try again.'],
  'parts-missing': [
    'The server does not have all parts of this edition.',
    'Upload the publication folder again, and latest.json last.',
  ],
  'parts-changed': [
    'A part that the server sent is damaged or was changed after it was signed.',
    'Compare the folder on the server with your own, and upload it again.',
  ],
};

/** One failure on a network in plain English, for the command line. `detail` is for the person who looks into it. */
export function fetchSentence(code: FetchCode, detail?: string): string {
  const [what, todo] = SENTENCES[code];
  return `${what} ${SAFE} ${todo}${detail ? ` (${code}: ${detail})` : ` (${code})`}`;
}

/** Whether a code is one of the network's, and not one of the editions'. */
export function isFetchCode(code: string): code is FetchCode {
  return Object.hasOwn(SENTENCES, code);
}
