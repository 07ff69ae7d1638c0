import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The benchmark of carrying notes over, as a file for plain Node, as the app's own code is bundled.
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/bench-anchoring',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        run: resolve(import.meta.dirname, 'run.ts'),
        speed: resolve(import.meta.dirname, 'speed.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
