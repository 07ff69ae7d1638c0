// While developing only: our own scheme is answered by the development server on the loopback, so that
// origins are the same as in the built app. Never part of what a packaged app does.

/** Development needs the inline preamble of React's refresh and the socket of the server. */
const DEVELOP_CSP = (origin: string): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' arch: data: blob:",
    `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`,
    'frame-src arch:',
    "worker-src 'self' blob:",
    "object-src 'none'",
  ].join('; ');

/** Fetches a path from the development server. */
export function developer(origin: string): (path: string) => Promise<Response> {
  return async (path) => {
    const answer = await fetch(new URL(path, origin));
    const headers = new Headers(answer.headers);
    headers.set('content-security-policy', DEVELOP_CSP(new URL(origin).origin));
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
  };
}
