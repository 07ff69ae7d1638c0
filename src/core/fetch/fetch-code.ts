/** Why an edition could not be had from a server, beyond what can be wrong with the edition itself. */
export type FetchCode =
  /** Not the address of a folder on a web server. */
  | 'bad-address'
  /** `http:` beyond this computer. */
  | 'plain-http'
  /** No network, as far as the system knows. */
  | 'offline'
  | 'host-not-found'
  /** Nobody answers there. */
  | 'no-connection'
  /** The certificate is not trusted by this computer. */
  | 'untrusted-server'
  /** The system names a proxy that is of a kind we do not speak, or that refuses us. */
  | 'proxy-refused'
  /** There is nothing at this address. */
  | 'not-found'
  /** There is something, and it is no publication. */
  | 'not-a-publication'
  /** To another host, to another scheme, or more than three times. */
  | 'redirected-away'
  /** An answer that makes no sense for what was asked. */
  | 'strange-answer'
  | 'too-slow'
  | 'connection-lost'
  /** What the edition names is not there: as `incomplete` is for a file. */
  | 'parts-missing'
  /** It is not what was signed: as `hash-mismatch` and `length-mismatch` are for a file. */
  | 'parts-changed';

const INTERRUPTIONS: ReadonlySet<string> = new Set<FetchCode | 'cancelled' | 'disk-full' | 'no-room'>([
  'offline',
  'host-not-found',
  'no-connection',
  'proxy-refused',
  'too-slow',
  'connection-lost',
  'strange-answer',
  'cancelled',
  'disk-full',
  'no-room',
]);

/** Whether a later try may go on where this one ended. After any other failure nothing of it is kept. */
export function isInterruption(code: string): boolean {
  return INTERRUPTIONS.has(code);
}

const OF_SERVERS: Readonly<Record<string, FetchCode>> = {
  incomplete: 'parts-missing',
  'hash-mismatch': 'parts-changed',
  'length-mismatch': 'parts-changed',
};

/** The code of a refusal where a server is at fault and not a file: other things can be done about it. */
export function ofServer<C extends string>(code: C): C | FetchCode {
  return Object.hasOwn(OF_SERVERS, code) ? (OF_SERVERS[code] ?? code) : code;
}
