import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Started by network-layers.spec.ts within a namespace; never by itself.
export default defineConfig({
  testDir: '.',
  testMatch: 'session.pw.ts',
  outputDir: join(tmpdir(), `attache-namespace-${process.pid}`),
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  reporter: [['line']],
});
