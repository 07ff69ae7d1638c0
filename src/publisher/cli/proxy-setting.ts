import { fail, ok, type Result } from '#core/result';
import type { ProxyAddress } from '#node/fetch/http-client';
import type { PublicationAddress } from '#node/fetch/publication-address';

const DEFAULT_PORT = 80;

/**
 * The proxy that the environment names for an address, as other command lines read it: `HTTPS_PROXY` and `NO_PROXY`, in
 * either case. `proxy-refused`: it is of a kind that we do not speak.
 */
export function proxyFor(
  { host, origin }: PublicationAddress,
  env: Readonly<Record<string, string | undefined>>,
): Result<ProxyAddress | undefined, 'proxy-refused'> {
  const setting = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? '';
  const without = (env['NO_PROXY'] ?? env['no_proxy'] ?? '').split(/[\s,]+/);
  if (setting === '' || !origin.startsWith('https:') || isExcepted(host, without)) return ok(undefined);
  return parseProxy(setting.includes('://') ? setting : `http://${setting}`);
}

function parseProxy(text: string): Result<ProxyAddress, 'proxy-refused'> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || url.username !== '' || url.password !== '')
    return fail('proxy-refused', 'HTTPS_PROXY names no plain HTTP proxy');
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return ok({ host: url.hostname.replace(/^\[|\]$/g, ''), port });
}

/** A name stands for itself and for what ends in it; `*` for all. */
function isExcepted(host: string, names: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return names
    .map((each) => each.replace(/^\*?\./, '').toLowerCase())
    .some((each) => each === '*' || (each !== '' && (name === each || name.endsWith(`.${each}`))));
}
