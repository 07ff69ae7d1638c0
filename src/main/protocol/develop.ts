// While developing only: our own schemes are answered by the development server on the loopback, so that
// origins are the same as in the built app. Never part of what a packaged app does.

/** Origin of the socket through which the development server tells the window what changed. */
export function developSocket(origin: string): string {
  return new URL(origin).origin.replace(/^http/, 'ws');
}

/** Development needs the inline preamble of React's refresh and the socket of the server. */
const DEVELOP_CSP = (origin: string): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' arch: data: blob:",
    `connect-src 'self' ${developSocket(origin)}`,
    'frame-src arch: app://pdf',
    "worker-src 'self' blob:",
    "object-src 'none'",
  ].join('; ');

/** The development server's answer to a request of ours, or that for `page`, a path of the server. */
export type Develop = (request: Request, page?: string) => Promise<Response>;

/** Asks the development server for the same path and search, which decide between a file and its address. */
export function developer(origin: string): Develop {
  return async (request, page) => {
    const { pathname, search } = new URL(request.url);
    // By this header the server tells a style sheet that is linked from one that a module imports.
    const accept = request.headers.get('accept') ?? '*/*';
    const answer = await fetch(new URL(page ?? pathname + search, origin), { headers: { accept } });
    const headers = new Headers(answer.headers);
    headers.set('content-security-policy', DEVELOP_CSP(origin));
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
  };
}
