import type { Session } from 'electron';
import type { NetworkStatus } from '#shared/bridge';

/** Chromium is always offline: no name resolves, nothing is fetched in the background. Before `ready`. */
export const OFFLINE_SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['no-first-run'],
  [
    'disable-features',
    'NetworkTimeServiceQuerying,MediaRouter,OptimizationHints,AutofillServerCommunication',
  ],
];
export const NO_NAMES = 'MAP * ~NOTFOUND';

const INSIDE = new Set(['app:', 'arch:', 'blob:', 'data:', 'devtools:']);
const KEPT = 100;

/** Counts and stops what tries to leave the machine. */
export interface NetworkGuard {
  status(): NetworkStatus;
  /** Closes a session: only our own schemes pass. */
  close(session: Session): void;
}

export interface NetworkPorts {
  readonly now: () => Date;
  readonly onChange: (status: NetworkStatus) => void;
  /** Origin of the development server's socket; `undefined` in every build that is shipped. */
  readonly allowedOrigin?: string | undefined;
}

export function createNetworkGuard(ports: NetworkPorts): NetworkGuard {
  let requests = 0;
  let blocked: NetworkStatus['blocked'] = [];
  const status = (): NetworkStatus => ({ requests, blocked });

  function isAllowed(url: URL): boolean {
    return INSIDE.has(url.protocol) || url.origin === ports.allowedOrigin;
  }

  return {
    status,
    close(session) {
      session.webRequest.onBeforeRequest((details, callback) => {
        const url = URL.canParse(details.url) ? new URL(details.url) : undefined;
        if (url !== undefined && isAllowed(url)) {
          callback({});
          return;
        }
        requests += 1;
        // Host and scheme only: what was asked for stays out of memory and out of any log.
        const entry = { at: ports.now().toISOString(), scheme: url?.protocol ?? '', host: url?.host ?? '' };
        blocked = [...blocked.slice(1 - KEPT), entry];
        callback({ cancel: true });
        ports.onChange(status());
      });
    },
  };
}
