import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The benchmarks that need bench/peers/node_modules. They are written into it, where they find what is not bundled: the
// WASM of SQLite lies beside its own code.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true, external: ['@sqlite.org/sqlite-wasm'] },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'bench/peers/node_modules/.cache/search',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        relevance: resolve(import.meta.dirname, 'relevance.ts'),
        compare: resolve(import.meta.dirname, 'compare.ts'),
        'compare-child': resolve(import.meta.dirname, 'compare-child.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
