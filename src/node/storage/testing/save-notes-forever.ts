/**
 * A process to be killed: saves notes one after the other and prints `ack <block>` after each that was said to be
 * saved. Arguments: folder, prefix of the blocks. Exit 3: the folder is held by another process.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { acquireDataLock } from '#node/storage/data-lock';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const [, , folder = '', prefix = ''] = process.argv;
const lock = acquireDataLock(folder);
if (!lock.ok) {
  writeSync(1, `${lock.code}\n`);
  process.exit(lock.code === 'locked' ? 3 : 4);
}
const store = openAnnotationsStore({
  folder,
  now: () => new Date().toISOString(),
  uuid: randomUUID,
});
for (let count = 1; ; count += 1) {
  const block = `${prefix}-${count}`;
  // Killed while the files are written anew, too.
  if (count % 10 === 0) store.tidy();
  const saved = store.save(buildNoteDraft(block, `${block} ${'x'.repeat(400)}`));
  // Synchronous, so that an ack that was printed was printed after the save, and none is lost in a buffer.
  writeSync(1, saved.ok ? `ack ${block}\n` : `${saved.code} ${block}\n`);
}
