/**
 * A process to be killed: opens the store and installs a bundle, and ends itself with SIGKILL in the middle of one call
 * of the disk. Arguments: store, bundle or address of a publication, number of the call (0: none). Prints `installed` or the code of the failure.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createArchiveStore, type ArchiveStore } from '#node/edition/archive-store';
import { FIXTURE_CHECKS } from '#node/edition/fixture-edition';
import { createFailingFiles } from '#node/edition/testing/failing-files';
import { installFrom } from '#node/edition/testing/store-fixture';
import { fetchFrom, networkTo } from '#node/fetch/testing/fetch-fixture';

const [, , folder = '', bundle = '', call = '0'] = process.argv;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal takes a moment; nothing may be written in it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

const fs = createFailingFiles({ at: Number(call), fail: die });
const store = await createArchiveStore(folder, {
  loadChecks: async () => FIXTURE_CHECKS,
  newId: randomUUID,
  fs,
});
const isAddress = bundle.startsWith('http:');
const install = (to: ArchiveStore) =>
  isAddress ? fetchFrom(to, networkTo(bundle)) : installFrom(to, bundle);
const result = store.ok ? await install(store.value) : store;
writeSync(1, result.ok ? `installed ${fs.calls()}\n` : `${result.code} ${result.message}\n`);
