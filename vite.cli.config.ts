import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The staff's command line: one file for plain Node, with all it needs inside, so that it also runs where no
// packages are installed.
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: resolve('src/publisher/cli/attache.ts'),
    target: 'node20.19',
    outDir: 'out/cli',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'attache.js', banner: '#!/usr/bin/env node' } },
  },
});
