import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { pdfData, withoutCanvas } from './vite.pdfjs.config.ts';

// The staff's command line: one file for plain Node, with all it needs inside, so that it also runs where no
// packages are installed. Beside it what reads PDFs, which runs in a process of its own.
export default defineConfig({
  ssr: { noExternal: true },
  plugins: [withoutCanvas(), pdfData(['cmaps'])],
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/cli',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        attache: resolve('src/publisher/cli/attache.ts'),
        'pages-process': resolve('src/publisher/pdf/pages-process.ts'),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        banner: '#!/usr/bin/env node',
      },
    },
  },
});
