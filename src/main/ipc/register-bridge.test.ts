import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BRIDGE, type BridgeHandlers } from '#shared/bridge';

type Listener = (event: unknown, ...args: readonly unknown[]) => unknown;
const { channels, removed } = vi.hoisted(() => ({
  channels: new Map<string, unknown>(),
  removed: new Set<string>(),
}));

// Electron exists only inside Electron; here the channels are only remembered.
vi.mock('electron', () => ({
  app: { on: () => undefined },
  ipcMain: {
    handle: (channel: string, listener: Listener) => channels.set(channel, listener),
    removeAllListeners: (channel: string) => removed.add(channel),
  },
}));
const { isAcceptable, registerBridge } = await import('./register-bridge.ts');

const SHELL = { url: 'app://shell/index.html', parent: null };
const NAMES = Object.entries(BRIDGE).flatMap(([feature, methods]) =>
  Object.keys(methods).map((method) => `attache:${feature}.${method}`),
);

describe('what the window may send (security A15)', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const big = 'x'.repeat(10_000_000);
  it.each<readonly [string, readonly unknown[]]>([
    ['a cycle', [cycle]],
    ['a BigInt', [1n]],
    ['five arguments', [1, 2, 3, 4, 5]],
    ['a string of 10 MB', [big]],
    ['a string of 10 MB deep inside', [{ a: [{ b: big }] }]],
    ['a key of 10 MB', [{ [big]: 1 }]],
    ['what throws when it is read', [{ toJSON: () => unreadable() }]],
    ['10 MB that JSON does not see, in a map', [new Map([['a', big]])]],
    ['the same in a set', [{ a: [new Set([big])] }]],
    ['the same in a buffer', [new ArrayBuffer(10_000_000)]],
    ['the same in an error', [new Error(big)]],
  ])('is not %s', (_name, args) => {
    expect(isAcceptable(args)).toBe(false);
  });

  it.each<readonly [string, readonly unknown[]]>([
    ['nothing', []],
    ['four arguments', [1, 'a', null, undefined]],
    ['a note of 100 kB', [{ note: 'x'.repeat(100_000), tags: ['a'], place: undefined }]],
    ['999 996 characters, which is a million with the marks around them', ['x'.repeat(999_996)]],
  ])('is %s', (_name, args) => {
    expect(isAcceptable(args)).toBe(true);
  });

  it('is as long as a notebook where it is one that is copied', () => {
    expect(isAcceptable([big], 32_000_000)).toBe(true);
    expect(isAcceptable([big + big + big + big], 32_000_000)).toBe(false);
  });

  it('is no longer than a million characters', () => {
    expect(isAcceptable(['x'.repeat(999_997)])).toBe(false);
  });
});

function unreadable(): never {
  throw new Error('not readable');
}

describe('the channels', () => {
  const reached = vi.fn<(...args: readonly unknown[]) => string>(() => 'done');

  beforeEach(() => {
    channels.clear();
    reached.mockClear();
    const handlers = Object.fromEntries(
      Object.entries(BRIDGE).map(([feature, methods]) => [
        feature,
        Object.fromEntries(Object.keys(methods).map((method) => [method, reached])),
      ]),
    );
    // Built from BRIDGE itself, which the compiler cannot follow.
    registerBridge(handlers as unknown as BridgeHandlers, reached);
  });

  const send = (channel: string, senderFrame: unknown, ...args: readonly unknown[]): unknown =>
    // Only what `ipcMain.handle` was given is in the map.
    (channels.get(channel) as Listener)({ senderFrame }, ...args);

  it('are those of the bridge and the one for a dropped file, and no other', () => {
    expect([...channels.keys()].sort()).toEqual([...NAMES, 'attache:offer-file'].sort());
    expect([...removed]).toEqual(['electron-store-get-data']);
  });

  it('lets a notebook be copied, and nothing else be as long', () => {
    const notebook = 'x'.repeat(16_000_000);
    expect(send('attache:app.copyText', SHELL, notebook)).toBe('done');
    for (const channel of [...NAMES, 'attache:offer-file'].filter((name) => name !== 'attache:app.copyText'))
      expect(() => send(channel, SHELL, notebook)).toThrow('refused: too large');
  });

  it.each([...NAMES, 'attache:offer-file'])('%s hears the shell and nobody else', (channel) => {
    expect(send(channel, SHELL, 'a')).toBe('done');
    expect(reached.mock.calls).toEqual([['a']]);
    const others = [
      null,
      { ...SHELL, parent: {} },
      { url: '', parent: null },
      { url: 'about:blank', parent: null },
      { url: 'arch://e1-0123456789abcdef/reader', parent: null },
      { url: 'https://shell/', parent: null },
    ];
    for (const frame of others) expect(() => send(channel, frame, 'a')).toThrow('refused: not the shell');
    expect(() => send(channel, SHELL, 1, 2, 3, 4, 5)).toThrow('refused: too large');
    expect(reached).toHaveBeenCalledOnce();
  });
});
