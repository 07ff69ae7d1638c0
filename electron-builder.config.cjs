// How the app is packed. `scripts/dist.mjs` runs it: the runtime and the archive to carry come from there.
const { existsSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');

const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const archive = process.env.ATTACHE_DIST_ARCHIVE ?? 'resources/archive';
const notices = ['LICENSE', 'THIRD-PARTY-NOTICES.md', 'THIRD-PARTY-NOTICES.txt'];

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.attache.archive',
  productName: 'Attaché',
  executableName: 'attache',
  artifactName: 'attache-${version}-${os}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'resources' },
  // With the runtime's folder and version given, nothing is downloaded.
  ...(runtime
    ? {
        electronDist: runtime,
        electronVersion: readFileSync(path.join(runtime, 'version'), 'utf8').trim().replace(/^v/, ''),
      }
    : {}),
  npmRebuild: false,
  publish: null,
  asar: true,
  // Everything is bundled by the build, so the app has no node_modules at all.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    '!**/node_modules/**',
    '!**/*.map',
  ],
  extraResources: [{ from: archive, to: 'archive', filter: ['starter.attache', 'archive.json'] }],
  extraFiles: notices.filter((name) => existsSync(path.join(__dirname, name))),
  electronLanguages: ['en', 'en-US', 'ar', 'es', 'fr', 'ru', 'zh-CN', 'zh_CN'],
  fileAssociations: [
    {
      ext: 'attache',
      name: 'Attaché edition',
      description: 'A signed edition of an Attaché archive',
      mimeType: 'application/x-attache-edition',
      role: 'Viewer',
    },
  ],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    // Only a signed app may keep a key in the system's keychain without a prompt at every start.
    enableCookieEncryption: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    // Changing fuses breaks the ad-hoc signature without which Apple's processors run nothing.
    resetAdHocDarwinSignature: process.platform === 'darwin',
  },
  linux: {
    target: 'dir',
    icon: 'resources/icon.png',
    category: 'Office',
    synopsis: 'An offline research archive',
  },
  mac: {
    target: 'dir',
    icon: 'resources/icon.png',
    category: 'public.app-category.reference',
    identity: null,
  },
  win: { target: 'dir', icon: 'resources/icon.png' },
  // Electron's default app would be started in place of ours were the asar to go missing.
  afterExtract: ({ appOutDir }) =>
    rmSync(path.join(appOutDir, 'resources/default_app.asar'), { recursive: true, force: true }),
};
