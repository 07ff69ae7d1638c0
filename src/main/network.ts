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

/** A way to one host, for as long as one job takes. */
export interface NetworkJob {
  /** Counts a request that leaves the machine, by the host it goes to. */
  count(host: string): void;
  end(): void;
}

/** Counts and stops what tries to leave the machine. Chromium never may; our own client may while a job is open. */
export interface NetworkGuard {
  status(): NetworkStatus;
  /** Says that the person has asked for something from a host. The window shows it until the job ends. */
  open(host: string): NetworkJob;
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
  let openHost: string | null = null;
  let fetched: NetworkStatus['fetched'] = [];
  const status = (): NetworkStatus => ({ requests, blocked, open: openHost, fetched });

  function isAllowed(url: URL): boolean {
    return INSIDE.has(url.protocol) || url.origin === ports.allowedOrigin;
  }

  function count(host: string): void {
    const known = fetched.find((each) => each.host === host);
    const others = fetched.filter((each) => each !== known);
    const entry = { at: known?.at ?? ports.now().toISOString(), host, requests: (known?.requests ?? 0) + 1 };
    fetched = [...others.slice(1 - KEPT), entry];
    ports.onChange(status());
  }

  return {
    status,
    open(host) {
      openHost = host;
      ports.onChange(status());
      return {
        count,
        end() {
          openHost = null;
          ports.onChange(status());
        },
      };
    },
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
