// `node install.js <store> <bundle>`: what the importing process of the app does, with the app's own checks, and how
// long each half took, as one line of JSON.
import { randomUUID } from 'node:crypto';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { isValidIndex } from '#core/search/is-valid-index';
import { createArchiveStore } from '#node/edition/archive-store';

const [, , folder = '', bundle = ''] = process.argv;
const CHECKS = { isSafeHtml: isSafeArticleHtml, isValidIndex };

const opened = await createArchiveStore(folder, { loadChecks: async () => CHECKS, newId: randomUUID });
if (!opened.ok) throw new Error(`${opened.code}: ${opened.message}`);
const start = performance.now();
const preview = await opened.value.preview(bundle);
if (!preview.ok) throw new Error(`${preview.code}: ${preview.message}`);
const seen = performance.now();
const installed = await opened.value.install(preview.value.previewId);
if (!installed.ok) throw new Error(`${installed.code}: ${installed.message}`);
console.log(
  JSON.stringify({
    edition: installed.value.edition,
    previewSeconds: (seen - start) / 1000,
    installSeconds: (performance.now() - seen) / 1000,
  }),
);
