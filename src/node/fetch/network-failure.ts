import type { FetchCode } from '#core/fetch/fetch-code';
import { fail, type Fail } from '#core/result';

const BY_CODE: Readonly<Record<string, FetchCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  EHOSTUNREACH: 'no-connection',
  ECONNREFUSED: 'no-connection',
  ETIMEDOUT: 'too-slow',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ERR_STREAM_PREMATURE_CLOSE: 'connection-lost',
  PROXY: 'proxy-refused',
};
/** The names that OpenSSL and Node give to a certificate they do not believe. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME|_CRL_/;

/** What an error of a request or of its answer means. */
export function networkFailure(error: unknown, signal: AbortSignal): Fail<FetchCode | 'cancelled'> {
  if (signal.aborted) return fail('cancelled', 'stopped');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known !== undefined) return fail(known, message);
  if (CERTIFICATE.test(code)) return fail('untrusted-server', `${code}: ${message}`);
  // A server that speaks no TLS, or no HTTP.
  if (code === 'EPROTO' || code.startsWith('HPE_') || code.startsWith('ERR_SSL'))
    return fail('strange-answer', code);
  return fail('connection-lost', `${code}: ${message}`);
}
