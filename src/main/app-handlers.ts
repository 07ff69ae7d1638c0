import { app } from 'electron';
import { fail, type Result } from '#core/result';
import type { BridgeHandlers, NetworkStatus, StorageProblem } from '#shared/bridge';
import type { InterfaceLanguage } from './language.ts';

export interface AppPorts {
  readonly language: () => InterfaceLanguage;
  readonly network: () => NetworkStatus;
  readonly problems: () => Promise<readonly StorageProblem[]>;
  /** Electron 44 made the clipboard asynchronous; before it returns nothing. */
  readonly copyText: (text: string) => unknown;
  readonly printArticle: (articleId: string) => Promise<Result<true, 'unknown-article' | 'print-failed'>>;
}

/** Most UTF-16 units that are put on the clipboard: a notebook of 160 of the longest notes, or of thousands of pages. */
export const MAX_COPIED = 16_000_000;

export function appHandlers(ports: AppPorts): BridgeHandlers['app'] {
  return {
    info: () =>
      Promise.resolve({
        version: app.getVersion(),
        runtime: {
          electron: process.versions.electron,
          chrome: process.versions.chrome,
          node: process.versions.node,
        },
        platform: process.platform,
        language: ports.language(),
      }),
    network: () => Promise.resolve(ports.network()),
    problems: ports.problems,
    async copyText(text) {
      if (typeof text !== 'string' || text.length > MAX_COPIED) return false;
      await ports.copyText(text);
      return true;
    },
    printArticle: (articleId) =>
      typeof articleId === 'string'
        ? ports.printArticle(articleId)
        : Promise.resolve(fail('unknown-article' as const, 'the article id is not a text')),
    ready: () => Promise.resolve(true),
  };
}
