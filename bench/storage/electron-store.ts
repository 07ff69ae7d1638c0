import { join } from 'node:path';
import Conf from 'conf';
import { buildAnnotationsFile, parseAnnotationsFile } from '#core/annotations/annotations-file';
import { upsertAnnotation } from '#core/annotations/upsert-annotation';
import { acquireDataLock } from '#node/storage/data-lock';
import { nodeFiles } from '#node/storage/file-port';
import { readJsonFile } from '#node/storage/read-json-file';
import { buildStoreOptions } from '#node/storage/store-options';
import { createStoreWriter } from '#node/storage/store-writer';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { draftOf, numberOf, type Candidate } from './candidate.ts';

/** What the app had before: electron-store (conf) over our checked writer, the whole file at every save. */
export const electronStore: Candidate = {
  name: 'electron-store',
  open(folder, fault) {
    const lock = acquireDataLock(folder);
    if (!lock.ok) throw new Error(lock.code);
    // The writer under conf uses this port.
    if (fault) Object.assign(nodeFiles, createFaultyFiles(fault));
    const path = join(folder, 'settings.json');
    const found = readJsonFile(path);
    const parsed = found.status === 'read' ? parseAnnotationsFile(found.value) : undefined;
    const isTold = found.status !== 'missing' && (!parsed?.ok || parsed.value.damagedEntries > 0);
    let annotations = parsed?.ok ? parsed.value.annotations : [];
    const write = createStoreWriter(
      path,
      buildStoreOptions('settings', folder),
      ({ name, ...options }) => new Conf({ ...options, configName: name }),
    );
    return Promise.resolve({
      save(number, body) {
        const draft = draftOf(number, body);
        const change = upsertAnnotation(annotations, draft, { id: draft.id, now: new Date().toISOString() });
        if (!change.ok) return Promise.reject(new Error(change.message));
        const written = write({ ...buildAnnotationsFile(change.value.annotations) });
        if (!written.ok) return Promise.reject(new Error(written.message));
        annotations = change.value.annotations;
        return Promise.resolve();
      },
      read() {
        const notes = new Map(annotations.map(({ id, body }) => [numberOf(id), body]));
        return Promise.resolve({ notes, isTold });
      },
      close: () => Promise.resolve(lock.value.release()),
    });
  },
};
