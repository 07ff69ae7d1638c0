import { CSP } from '../schemes.ts';

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** An answer with the headers that everything we serve carries (security A18). */
export function respond(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  csp: string = CSP.inert,
  cache = false,
): Response {
  return new Response(body, {
    headers: {
      ...COMMON,
      'content-type': type,
      'content-security-policy': csp,
      'cache-control': cache ? 'max-age=31536000, immutable' : 'no-store',
    },
  });
}

/** Everything that is not exactly known is this, and says nothing about why. */
export function notFound(): Response {
  return new Response('not found', {
    status: 404,
    headers: { ...COMMON, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': CSP.inert },
  });
}
