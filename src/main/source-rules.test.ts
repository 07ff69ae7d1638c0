// Words that may stand in few files or in none (security A2, A6, A9, A13, A15, A23, A25, A30). Each rule names every
// place that may have them: a new place fails, and so does a name in the list that has them no longer.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]sx?|html)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => [name.split(sep).join('/'), readFileSync(join(SOURCE, name), 'utf8')]),
);

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Where it may stand, below `src`. */
  readonly allowed: readonly string[];
  /** Only files whose name begins with this. */
  readonly within?: string;
  /** Each of these must be seen by the pattern, or the rule guards nothing. */
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
}

const PREFERENCES = [
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'webviewTag',
  'nodeIntegration',
];
const NETWORK = ['http', 'https', 'net', 'tls', 'dgram', 'http2', 'dns', 'child_process', 'undici', 'ws'];
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'dangerouslySetInnerHTML'];

/** The name among those that a file imports from `electron`, over several lines or under another name. */
const imported = (name: string): RegExp =>
  new RegExp(
    `import\\s[^;'"]*\\{[^}]*(?<![\\w$])${name}(?![\\w$])[^}]*\\}\\s*from\\s*['"]electron(?:/main)?['"]`,
  );

const RULES: readonly Rule[] = [
  {
    name: 'A2, A6: preferences that open a window stand in the one factory',
    pattern: new RegExp(PREFERENCES.join('|')),
    allowed: ['main/window/create-window.ts'],
    seen: PREFERENCES.map((word) => `${word}: true`),
    unseen: ['webPreferences: preferences', 'a webview'],
  },
  {
    name: 'A3, A4: no sandbox and no isolation is switched off',
    pattern: /['"]?(?:sandbox|contextIsolation)['"]?\s*:\s*(?:false|!1)/,
    allowed: [],
    seen: ['sandbox: false', '"sandbox":false', 'contextIsolation: false'],
    unseen: ['sandbox: true'],
  },
  {
    name: 'A13, A25: nothing is opened outside the app',
    pattern: /(?<!['"\w/-])shell\??\.\w|\b(?:openExternal|openPath|showItemInFolder|writeShortcutLink)\b/,
    allowed: [],
    seen: ['shell.openExternal(url)', 'electron.shell.beep()', "shell?.['x'] ?? openPath(a)"],
    unseen: ["t('shell.search')", 'checked again by the shell. */', "from './shell/shell.tsx'"],
  },
  {
    name: 'A13, A25: the shell of Electron is imported nowhere',
    pattern: imported('shell'),
    allowed: [],
    seen: ["import { app, shell } from 'electron';", "import {\n  shell as outside,\n} from 'electron';"],
    unseen: ["import { app } from 'electron';", "import { Shell } from './shell/shell.tsx';"],
  },
  {
    name: 'A23: no certificate is judged by us',
    pattern: /setCertificateVerifyProc|(?<!ignore-)certificate-error|rejectUnauthorized|NODE_TLS_REJECT/,
    allowed: [],
    seen: ["app.on('certificate-error'", 'session.setCertificateVerifyProc(', 'rejectUnauthorized: false'],
    unseen: ["'ignore-certificate-errors',"],
  },
  {
    name: 'A30: the network of Electron is imported nowhere',
    pattern: imported('net'),
    allowed: [],
    seen: ["import { net } from 'electron';", "import { app, net as n } from 'electron/main';"],
    unseen: ["import { netLog } from 'electron';", "import { net } from './net.ts';"],
  },
  {
    name: 'A30: Electron is imported by names only, so that the rules above see them',
    pattern:
      /import\s+(?:type\s+)?(?:\w+|\*\s+as\s+\w+)\s*(?:,[^;'"]*)?\sfrom\s*['"]electron['"/]|(?:require|import)\s*\(\s*['"`]electron['"`/]|export\s[^;'"]*from\s*['"]electron['"/]/,
    allowed: [],
    seen: [
      "import electron from 'electron';",
      "import * as electron from 'electron';",
      "import electron, { app } from 'electron/main';",
      "await import('electron')",
      "require('electron')",
      "export { net } from 'electron';",
    ],
    unseen: ["import type { Session } from 'electron';", "import ElectronStore from 'electron-store';"],
  },
  {
    name: 'A30: modules that reach the network or start programs are imported by the one client, by what reads PDFs and by what tests need',
    pattern: new RegExp(
      `(?:\\bfrom|\\bimport|\\brequire|\\bgetBuiltinModule)\\s*\\(?\\s*['"\`](?:node:)?(?:${NETWORK.join('|')})(?:/[^'"\`]*)?['"\`]`,
    ),
    allowed: [
      'node/fetch/http-client.ts',
      // For tests: servers that fail, a process that is killed, a small disk.
      'node/edition/testing/interrupted/kill.ts',
      'node/edition/testing/interrupted/servers.ts',
      'node/edition/testing/small-disk.ts',
      'node/fetch/testing/publication-server.ts',
      'publisher/pdf/read-pages-apart.ts',
    ],
    seen: [
      ...NETWORK.flatMap((name) => [`import x from 'node:${name}';`, `import { a } from "${name}";`]),
      "import 'dns/promises';",
      "await import('node:https')",
      "require('ws')",
    ],
    unseen: ["import { a } from './net.ts';", "import x from 'https-like';", "'connect-src ws'"],
  },
  {
    name: 'A30: another process is started by the importer only',
    pattern: imported('utilityProcess'),
    allowed: ['main/archive/import-client.ts'],
    seen: ["import { utilityProcess, type UtilityProcess } from 'electron';"],
    unseen: ["import type { UtilityProcess } from 'electron';"],
  },
  {
    name: 'A30: what a page or Node itself could reach the network with',
    pattern:
      /\bfetch\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|sendBeacon/,
    allowed: ['main/protocol/develop.ts', 'renderer/archive/load-blob.ts', 'renderer/search/fetch-blob.ts'],
    seen: ['await fetch(url)', 'new WebSocket(url)', 'navigator.sendBeacon(url)'],
    unseen: ['fetchBlob(id)'],
  },
  {
    name: 'A9: no text becomes markup in the window',
    pattern: new RegExp(MARKUP.map((word) => word.replace('.', String.raw`\s*\??\.\s*`)).join('|')),
    allowed: [],
    within: 'renderer/',
    seen: [...MARKUP.map((word) => `x.${word}`), 'document.writeln(x)'],
    unseen: ['the document writes', 'x.textContent'],
  },
  {
    name: 'A15: only the bridge is asked by a window',
    pattern: /\bipcMain\b|\.ipc\.(?:on|once|handle|handleOnce)\b/,
    allowed: ['main/ipc/register-bridge.ts'],
    seen: ['ipcMain.on(', "import { ipcMain } from 'electron';", 'contents.ipc.handle('],
    unseen: ['ipcRenderer.invoke(channel)', "from './ipc/register-bridge.ts'"],
  },
];

/** Every file that a rule looks into and that has what it looks for. */
function findPlaces({ pattern, within = '' }: Rule): readonly string[] {
  const places = [...FILES].filter(([name, text]) => name.startsWith(within) && pattern.test(text));
  return places.map(([name]) => name).sort();
}

it('looks into all of the source and into no test', () => {
  const names = [...FILES.keys()];
  expect(names.length).toBeGreaterThan(300);
  for (const part of ['core/', 'main/', 'node/', 'preload/', 'publisher/', 'renderer/', 'shared/']) {
    expect(names.some((name) => name.startsWith(part))).toBe(true);
  }
  expect(names).toEqual(expect.arrayContaining(['main/start.ts', 'renderer/index.html', 'renderer/app.tsx']));
  expect(names.filter((name) => name.includes('.test.'))).toEqual([]);
});

describe.each(RULES)('$name', (rule) => {
  it('stands where it may and nowhere else', () => {
    expect(findPlaces(rule)).toEqual([...rule.allowed].sort());
  });
  it.each(rule.seen)('would see %j', (text) => {
    expect(rule.pattern.test(text)).toBe(true);
  });
  it('does not mind what only looks like it', () => {
    expect(rule.unseen.filter((text) => rule.pattern.test(text))).toEqual([]);
  });
});
