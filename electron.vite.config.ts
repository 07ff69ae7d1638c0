import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfData } from './vite.pdfjs.config.ts';

// Targets are explicit: electron-vite would derive them from the installed electron package, but the same
// build also has to run on the older fallback runtime (Node 20.18, Chromium 130).
const NODE = 'node20.18';
const CHROME = 'chrome130';

// conf (under electron-store) writes through `atomically`, which acknowledges short writes; ours checks them.
const atomically = { atomically: resolve('src/node/storage/atomically-shim.ts') };

// The window asks for its pages through our own schemes, so the server's client cannot guess where its socket
// is: the port is fixed and told. A taken port is an error; ATTACHE_DEV_PORT names another.
const DEV_HOST = '127.0.0.1';
const DEV_PORT = Number(process.env['ATTACHE_DEV_PORT'] ?? 5273);

export default defineConfig({
  main: {
    resolve: { alias: atomically },
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'import-process': resolve('src/main/archive/import-process.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: '/',
    plugins: [react(), pdfData(['cmaps', 'standard_fonts', 'wasm'], 'pdf/')],
    worker: { format: 'es' },
    // A dependency that is found late reloads the window; what only the worker imports would be.
    optimizeDeps: { entries: ['index.html', 'reader.html', 'pdf.html', 'search/search.worker.ts'] },
    server: {
      host: DEV_HOST,
      port: DEV_PORT,
      strictPort: true,
      hmr: { protocol: 'ws', host: DEV_HOST, clientPort: DEV_PORT },
    },
    build: {
      target: CHROME,
      minify: true,
      assetsInlineLimit: 0,
      // The polyfill is an inline script, which the CSP forbids; Chromium has needed none since 66.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          reader: resolve('src/renderer/reader.html'),
          pdf: resolve('src/renderer/pdf.html'),
        },
      },
    },
  },
});
