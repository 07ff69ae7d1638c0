import { describe, expect, it, vi } from 'vitest';

// Electron exists only inside Electron; the decisions tested here do not use it.
vi.mock('electron', () => ({ app: { on: () => undefined } }));
const { isAllowedNavigation, isTrustedSender } = await import('./security.ts');

const host = 'e1-0123456789abcdef';
const installed = (name: string): boolean => name === host;

describe('navigation of the main frame', () => {
  it.each(['app://shell/', 'app://shell/index.html', 'app://shell/index.html?theme=dark#/home'])(
    'lets %s pass',
    (url) => {
      expect(isAllowedNavigation(url, true, installed)).toBe(true);
    },
  );
  it.each([
    'app://shell.evil/',
    'app://shell@evil/',
    'app://evil@shell/',
    'app://shell/other.html',
    'app://shell/o/aa',
    'app://pdf/index.html',
    `arch://${host}/reader`,
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:alert(1)',
    'blob:app://shell/x',
    'about:blank',
    'about:srcdoc',
    'view-source:app://shell/',
    'https://example.org/',
    'http://127.0.0.1/',
    '\\\\host\\share',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    '',
  ])('refuses %j', (url) => {
    expect(isAllowedNavigation(url, true, installed)).toBe(false);
  });
});

describe('navigation of a subframe', () => {
  it.each([`arch://${host}/reader`, `arch://${host}/a/x`, `arch://${host}/a/x#p1`, 'app://pdf/index.html'])(
    'lets %s pass',
    (url) => {
      expect(isAllowedNavigation(url, false, installed)).toBe(true);
    },
  );
  it.each([
    'app://shell/index.html',
    'app://pdf/',
    'app://pdf/pdf.html',
    'app://pdf/assets/x.js',
    'app://pdf@evil/index.html',
    'arch://e2-0123456789abcdef/reader',
    `arch://${host}/o/${'a'.repeat(64)}`,
    `arch://${host}/assets/x.js`,
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:1',
  ])('refuses %j', (url) => {
    expect(isAllowedNavigation(url, false, installed)).toBe(false);
  });
});

describe('who may use the bridge', () => {
  it.each([
    [true, { url: 'app://shell/index.html?lang=ar#/home', parent: null }],
    [false, { url: 'app://shell/index.html', parent: {} }],
    [false, { url: `arch://${host}/reader`, parent: null }],
    [false, { url: 'about:blank', parent: null }],
    [false, { url: '', parent: null }],
    [false, null],
  ])('is %s for %j', (trusted, frame) => {
    expect(isTrustedSender(frame)).toBe(trusted);
  });
});
