import { BrowserWindow, type Session } from 'electron';
import { fail, ok, type Result } from '#core/result';
import type { OpeningArchives } from '../archive/opening-archives.ts';
import { plainWebPreferences } from './create-window.ts';

/** Paper has no links to follow and no screen to fit: the article's own style does the rest. */
const PRINT_CSS = `
  html { font: 11pt/1.45 'Source Serif 4', 'Noto Naskh Arabic', 'Noto Serif CJK SC', serif; color: #000; background: #fff }
  body { margin: 0 } h1 { font-size: 20pt; line-height: 1.2 } h2 { font-size: 14pt } h3 { font-size: 12pt }
  h1, h2, h3 { break-after: avoid } p, li { orphans: 3; widows: 3 } a { color: inherit; text-decoration: none }
  sup.cite { font-size: 7pt } table { border-collapse: collapse; font-size: 9pt } th, td { border: 1px solid #999; padding: 3pt 6pt; text-align: start }
  [role='doc-endnotes'] { border-top: 1px solid #999; margin-top: 18pt; font-size: 9pt } img { max-width: 100% }
`;

/** Prints one article of the open archive from a hidden window that can run no script. */
export async function printArticle(
  session: Session,
  opening: OpeningArchives,
  articleId: string,
): Promise<Result<true, 'unknown-article' | 'print-failed'>> {
  const archives = await opening.whenOpen();
  const host = archives.current()?.contentHost;
  const known = host === undefined ? undefined : await archives.articleHtml(host, articleId);
  if (host === undefined || known === undefined) {
    return fail('unknown-article', 'the article is not in the open archive');
  }
  const window = new BrowserWindow({ show: false, webPreferences: plainWebPreferences(session) });
  try {
    await window.loadURL(`arch://${host}/a/${articleId}`);
    await window.webContents.insertCSS(PRINT_CSS, { cssOrigin: 'author' });
    return await print(window);
  } finally {
    window.destroy();
  }
}

function print(window: BrowserWindow): Promise<Result<true, 'print-failed'>> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: false }, (done, reason) => {
      // Closing the dialog is a choice, not a failure.
      const isFine = done || /cancel/i.test(reason);
      resolve(isFine ? ok(true) : fail('print-failed', reason));
    });
  });
}
