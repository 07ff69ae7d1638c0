import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The long runs over bundles as files for plain Node: no test runner in between.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/bench-bundles',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        fuzz: resolve(import.meta.dirname, 'fuzz.ts'),
        interrupt: resolve(import.meta.dirname, 'interrupt.ts'),
        'install-and-die': resolve(import.meta.dirname, '../../src/node/edition/testing/install-and-die.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
