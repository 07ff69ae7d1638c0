import type { AttacheApi } from '#shared/bridge';

declare global {
  interface Window {
    readonly attache: AttacheApi;
  }
}

/** The main process, as the preload shows it. The only place that touches `window.attache`. */
export const bridge: AttacheApi = window.attache;
