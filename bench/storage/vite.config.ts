import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// Written into bench/stores/node_modules, where the native modules of the other stores are found. conf writes through
// our checked writer, as in the app.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  resolve: {
    alias: { atomically: resolve(import.meta.dirname, '../../src/node/storage/atomically-shim.ts') },
  },
  ssr: { noExternal: true, external: ['classic-level', 'lmdb'] },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'bench/stores/node_modules/.cache/storage',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        run: resolve(import.meta.dirname, 'run.ts'),
        child: resolve(import.meta.dirname, 'child.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
