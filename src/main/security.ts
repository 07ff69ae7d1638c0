import { app, type Session, type WebContents } from 'electron';
import type { ArchiveService } from './archive/archive-service.ts';
import { parseContentUrl } from './protocol/content-request.ts';
import { PDF_PAGE } from './schemes.ts';

/** Where a frame may go: the shell to itself, a subframe to pages of an installed edition and to ours for PDFs (security A11). */
export function isAllowedNavigation(
  url: string,
  isMainFrame: boolean,
  isInstalled: (host: string) => boolean,
): boolean {
  if (isMainFrame) return isShellUrl(url);
  if (url === PDF_PAGE) return true;
  const parsed = parseContentUrl(url);
  if (parsed === undefined || !isInstalled(parsed.host)) return false;
  return parsed.request.type === 'reader' || parsed.request.type === 'article';
}

function isShellUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isPage = url.pathname === '/' || url.pathname === '/index.html';
  return url.protocol === 'app:' && url.host === 'shell' && url.username === '' && isPage;
}

/** Denies every permission on a session; the shell may write text to the clipboard through main only. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.on('will-download', (event) => event.preventDefault());
}

/** Rules for every web contents there ever is, ours or not. */
export function guardContents(archives: () => ArchiveService | undefined): void {
  app.on('web-contents-created', (_event, contents) => {
    const isInstalled = (host: string): boolean => archives()?.isInstalled(host) ?? false;
    guardNavigation(contents, isInstalled);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

function guardNavigation(contents: WebContents, isInstalled: (host: string) => boolean): void {
  contents.on('will-navigate', (event) => {
    if (!isAllowedNavigation(event.url, true, isInstalled)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowedNavigation(event.url, event.isMainFrame, isInstalled)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** The one frame that may ask main for anything: the shell's own top frame (security A15). */
export function isTrustedSender(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isShellUrl(frame.url);
}
