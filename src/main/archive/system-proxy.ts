import { fail, ok, type Result } from '#core/result';
import type { ProxyAddress } from '#node/fetch/http-client';

const DEFAULT_PORT = 80;

/**
 * The way that the system names for an address, as Chromium writes it: `PROXY host:port; DIRECT`. The first that we can
 * go; `undefined` is straight to the server. Proxies that speak SOCKS or TLS are none that we can.
 */
export function parseSystemProxy(text: string): Result<ProxyAddress | undefined, 'proxy-refused'> {
  for (const entry of text.split(';').map((each) => each.trim())) {
    if (/^DIRECT$/i.test(entry)) return ok(undefined);
    const [, host, port] = /^PROXY\s+(\[[^\]]+\]|[^\s:]+)(?::(\d{1,5}))?$/i.exec(entry) ?? [];
    if (host !== undefined)
      return ok({ host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? DEFAULT_PORT) });
  }
  return fail('proxy-refused', `the system asks for ${text}`);
}
