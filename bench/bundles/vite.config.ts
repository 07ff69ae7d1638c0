import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The comparison of the two verifiers as one file for plain Node: no test runner in between.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, 'fuzz.ts'),
    target: 'node20.19',
    outDir: 'out/bench-bundles',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'fuzz.js' } },
  },
});
