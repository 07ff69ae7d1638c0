import type { CustomScheme } from 'electron';

/** Our own pages: the only origin with a bridge. */
export const SHELL_ORIGIN = 'app://shell';
export const SHELL_SCHEME = 'app';
/** The page that shows PDFs: ours, and without a bridge, as what it shows is a stranger's. */
export const PDF_ORIGIN = 'app://pdf';
export const PDF_PAGE = `${PDF_ORIGIN}/index.html`;
/** Content of editions: one origin per installed edition, no bridge, no script in articles. */
export const CONTENT_SCHEME = 'arch';

/** Registered before `ready`. Content gets no fetch, no bypass of its CSP, no service workers. */
export const SCHEMES: CustomScheme[] = [
  {
    scheme: SHELL_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
  },
  { scheme: CONTENT_SCHEME, privileges: { standard: true, secure: true } },
];

/** Policies by page. Their effect is tested in the real window, not their spelling. */
export const CSP = {
  shell: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${CONTENT_SCHEME}: data: blob:`,
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${CONTENT_SCHEME}: ${PDF_ORIGIN}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types attache-worker',
  ].join('; '),
  reader: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${SHELL_ORIGIN}`,
  ].join('; '),
  // `connect-src`, for its worker: our own fonts and character maps, which is all that this origin serves. Bytes of
  // files come from the shell; they run nothing, WebAssembly neither.
  pdf: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${SHELL_ORIGIN}`,
    "require-trusted-types-for 'script'",
    'trusted-types attache-worker',
  ].join('; '),
  // Every ancestor counts: the reader page ('self') and the shell above it (decision 19).
  article: [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    `frame-ancestors 'self' ${SHELL_ORIGIN}`,
    'sandbox allow-same-origin',
  ].join('; '),
  /** Anything else that is served: if it were ever opened as a page, it could do nothing. */
  inert: "default-src 'none'; sandbox",
} as const;
