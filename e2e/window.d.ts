import type { AttacheApi } from '#shared/bridge';

declare global {
  interface Window {
    /** What the preload exposes in the shell. */
    readonly attache: AttacheApi;
  }
}
