import type { Session } from 'electron';
import type { OpeningArchives } from '../archive/opening-archives.ts';
import { CSP } from '../schemes.ts';
import type { AppFiles } from './app-files.ts';
import { parseContentUrl, parseObjectPath, type ContentRequest } from './content-request.ts';
import type { Develop } from './develop.ts';
import { notFound, respond } from './respond.ts';

const HTML = 'text/html; charset=utf-8';
/** What may be shown inside an article, besides the article itself. */
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export interface ServePorts {
  readonly files: AppFiles;
  readonly archives: OpeningArchives;
  /** Answers in place of `files`, while developing only. */
  readonly develop?: Develop;
}

/** Answers both of our schemes on a session; `file:` answers nothing. */
export function serve(session: Session, ports: ServePorts): void {
  session.protocol.handle('app', (request) => serveShell(request, ports));
  session.protocol.handle('arch', (request) => serveContent(request, ports));
  session.protocol.handle('file', () => notFound());
}

function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

async function serveShell(request: Request, ports: ServePorts): Promise<Response> {
  if (!isRead(request) || !URL.canParse(request.url)) return notFound();
  const url = new URL(request.url);
  if (url.host === 'pdf') return servePdf(url, request, ports);
  if (url.host !== 'shell') return notFound();
  const sha256 = parseObjectPath(url.pathname);
  if (sha256 !== undefined) return serveShellObject(sha256, ports);
  if (ports.develop !== undefined) return ports.develop(request);
  const path = url.pathname === '/' ? '/index.html' : url.pathname;
  if (path.endsWith('.html') && path !== '/index.html') return notFound();
  return serveFile(path, path === '/index.html' ? CSP.shell : undefined, ports);
}

/** The page that shows PDFs, its scripts and its data; nothing of any edition. */
function servePdf(url: URL, request: Request, ports: ServePorts): Response | Promise<Response> {
  const isPage = url.pathname === '/index.html';
  if (ports.develop !== undefined) return ports.develop(request, isPage ? '/pdf.html' : undefined);
  if (isPage) return serveFile('/pdf.html', CSP.pdf, ports);
  const isOurs = /^\/(?:assets|pdf)\//.test(url.pathname) && !url.pathname.endsWith('.html');
  return isOurs ? serveFile(url.pathname, undefined, ports, CSP.pdf) : notFound();
}

/**
 * Index, catalogue and canonical texts of the open archive, as bytes and never as a page (decision 20). An article that
 * was opened before another edition was installed is still shown from its own, so the kept ones are asked as well.
 */
async function serveShellObject(sha256: string, ports: ServePorts): Promise<Response> {
  const archives = await ports.archives.whenOpen();
  const open = archives.current();
  if (open === null) return notFound();
  const kept = archives.editions(open.key).map(({ contentHost }) => contentHost);
  for (const host of new Set([open.contentHost, ...kept])) {
    const blob = await archives.readBlob(host, sha256);
    if (blob.ok) return respond(blob.value.bytes, 'application/octet-stream');
  }
  return notFound();
}

function serveFile(
  path: string,
  csp: string | undefined,
  ports: ServePorts,
  scripts: string = CSP.shell,
): Response {
  const file = ports.files.get(path);
  if (file === undefined) return notFound();
  // A worker obeys the policy it is served with: ours gets that of its page.
  const policy = csp ?? (file.type.startsWith('text/javascript') ? scripts : CSP.inert);
  return respond(file.bytes, file.type, policy, path.startsWith('/assets/'));
}

async function serveContent(request: Request, ports: ServePorts): Promise<Response> {
  const parsed = parseContentUrl(request.url);
  if (!isRead(request)) return notFound();
  // The development server names its modules as it likes.
  if (parsed === undefined) return ports.develop?.(request) ?? notFound();
  if (ports.archives.now()?.isInstalled(parsed.host) !== true) return notFound();
  return answerContent(parsed.host, parsed.request, request, ports);
}

async function answerContent(
  host: string,
  asked: ContentRequest,
  request: Request,
  ports: ServePorts,
): Promise<Response> {
  switch (asked.type) {
    case 'reader':
      return ports.develop === undefined
        ? serveFile('/reader.html', CSP.reader, ports)
        : ports.develop(request, '/reader.html');
    case 'asset':
      return serveFile(asked.path, undefined, ports);
    case 'article':
      return serveArticle(host, asked.id, ports);
    case 'object':
      return serveObject(host, asked.sha256, ports);
  }
}

async function serveArticle(host: string, id: string, ports: ServePorts): Promise<Response> {
  const archives = await ports.archives.whenOpen();
  const ref = await archives.articleHtml(host, id);
  if (ref === undefined) return notFound();
  const blob = await archives.readBlob(host, ref.sha256);
  return blob.ok ? respond(blob.value.bytes, HTML, CSP.article) : notFound();
}

async function serveObject(host: string, sha256: string, ports: ServePorts): Promise<Response> {
  const blob = await (await ports.archives.whenOpen()).readBlob(host, sha256);
  if (!blob.ok || !SHOWN_TYPES.has(blob.value.type)) return notFound();
  return respond(blob.value.bytes, blob.value.type);
}
