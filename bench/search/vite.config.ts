import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The benchmarks of search as files for plain Node, as the app's own code is bundled: no test runner in between.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/bench-search',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        parity: resolve(import.meta.dirname, 'parity.ts'),
        speed: resolve(import.meta.dirname, 'speed.ts'),
        load: resolve(import.meta.dirname, 'load.ts'),
        growth: resolve(import.meta.dirname, 'growth.ts'),
        fuzz: resolve(import.meta.dirname, 'fuzz.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
