import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSession } from './testing/fake-session.ts';

// Electron exists only inside Electron; only a session is asked here.
vi.mock('electron', () => ({ app: { on: () => undefined } }));
const { denyPermissions } = await import('./security.ts');

const TYPES = join(import.meta.dirname, '../../node_modules/electron/electron.d.ts');

/** The permissions that this version of Electron knows for a handler, from its own types. */
function permissionsOf(setter: string): readonly string[] {
  const line = readFileSync(TYPES, 'utf8')
    .split('\n')
    .find((text) => text.trimStart().startsWith(`${setter}(handler:`));
  const union = /permission: ((?:'[^']+'(?: \| )?)+)/.exec(line ?? '')?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
}

const REQUESTED = permissionsOf('setPermissionRequestHandler');
const CHECKED = permissionsOf('setPermissionCheckHandler');

function denied() {
  const fake = createFakeSession();
  denyPermissions(fake.session);
  return (name: string, ...args: readonly unknown[]): unknown => {
    const handler = fake.handlers.get(name);
    if (handler === undefined) throw new RangeError(`no ${name}`);
    return handler(...args);
  };
}

describe('permissions (security A5, A24)', () => {
  it('are read from the types of Electron', () => {
    for (const names of [REQUESTED, CHECKED]) {
      expect(names.length).toBeGreaterThan(20);
      expect(names).toEqual(expect.arrayContaining(['media', 'geolocation', 'openExternal', 'unknown']));
    }
  });

  it('are denied by one handler of each kind, and there is no other', () => {
    const { session, handlers } = createFakeSession();
    denyPermissions(session);
    expect([...handlers.keys()].sort()).toEqual([
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
      'setPermissionCheckHandler',
      'setPermissionRequestHandler',
      'will-download',
    ]);
  });

  it.each(REQUESTED)('refuses the request for %s', (permission) => {
    const callback = vi.fn<(granted: boolean) => void>();
    const details = { requestingUrl: 'app://shell/index.html', isMainFrame: true };
    denied()('setPermissionRequestHandler', null, permission, callback, details);
    expect(callback.mock.calls).toEqual([[false]]);
  });

  it.each(CHECKED)('answers no to the check for %s', (permission) => {
    expect(denied()('setPermissionCheckHandler', null, permission, 'app://shell', {})).toBe(false);
  });

  it.each(['hid', 'serial', 'usb'])('gives no %s device', (deviceType) => {
    expect(denied()('setDevicePermissionHandler', { deviceType, origin: 'app://shell', device: {} })).toBe(
      false,
    );
  });

  it('gives no stream of the screen', () => {
    const callback = vi.fn<(streams: unknown) => void>();
    denied()('setDisplayMediaRequestHandler', { frame: null }, callback);
    expect(callback.mock.calls).toEqual([[{}]]);
  });

  it('prevents every download', () => {
    const preventDefault = vi.fn<() => void>();
    denied()('will-download', { preventDefault }, {}, {});
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
