import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // conf writes through our checked writer, here as in the build of the main process (docs/adr/0003).
    alias: {
      atomically: fileURLToPath(new URL('./src/node/storage/atomically-shim.ts', import.meta.url)),
    },
  },
  test: {
    // An alias reaches only what Vite transforms; packages are otherwise left to Node.
    server: { deps: { inline: ['conf', 'electron-store'] } },
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
