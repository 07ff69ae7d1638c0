import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The measurement of publishing and installing as files for plain Node: no test runner in between.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/bench-publication',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        run: resolve(import.meta.dirname, 'run.ts'),
        install: resolve(import.meta.dirname, 'install.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
