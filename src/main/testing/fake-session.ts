// A session that only remembers what it was told. Used by tests only.
import type { Session } from 'electron';

type Listener = (...args: readonly unknown[]) => unknown;

export interface FakeSession {
  readonly session: Session;
  /** What was handed to a `set…Handler` method or to `on`, by the method's or the event's name. */
  readonly handlers: ReadonlyMap<string, Listener>;
  /** Asks the handler of a scheme; the URL arrives exactly as it is written here. */
  ask(url: string, method?: string): Promise<Response>;
}

const SETTERS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
] as const;

type Answer = (request: Pick<Request, 'url' | 'method'>) => Response | Promise<Response>;

/** Throws a RangeError where a scheme is asked that nothing answers. */
export function createFakeSession(): FakeSession {
  const handlers = new Map<string, Listener>();
  const schemes = new Map<string, Answer>();
  const setters = SETTERS.map((name) => [name, (handler: Listener) => handlers.set(name, handler)] as const);
  const fake = {
    ...Object.fromEntries(setters),
    on: (event: string, listener: Listener) => handlers.set(event, listener),
    protocol: { handle: (scheme: string, answer: Answer) => schemes.set(scheme, answer) },
  };
  return {
    // The edge to Electron: a real session exists only inside it.
    session: fake as unknown as Session,
    handlers,
    async ask(url, method = 'GET') {
      const answer = schemes.get(url.slice(0, url.indexOf(':')));
      if (answer === undefined) throw new RangeError(`nothing answers ${url}`);
      return answer({ url, method });
    },
  };
}
