import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import type { Result } from '#core/result';
import { openAnnotationsStore, type AnnotationsStore } from '#node/storage/annotations-store';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

let folder: string;
let file: string;
let now: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-notes-'));
  file = join(folder, 'notes', 'notes-000001.journal');
  now = '2026-11-24T08:00:00.000Z';
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const open = (): AnnotationsStore => openAnnotationsStore({ folder, now: () => now, uuid: randomUUID });
const bodies = (store: AnnotationsStore) => store.list().map(({ body }) => body);
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
const draftOf = ({ created: _created, modified: _modified, ...draft }: Annotation) => draft;
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();

describe('notes', () => {
  it('start empty, write nothing, and complain of nothing', () => {
    const store = open();
    expect(store.list()).toEqual([]);
    expect(store.problems).toEqual([]);
    expect(store.tidy()).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are on disk when they are said to be, and there after a restart', () => {
    const store = open();
    const saved = store.save(buildNoteDraft('p-1'));
    expect(saved).toMatchObject({ ok: true, value: { body: 'note on p-1', created: now } });
    expect(readFileSync(file, 'utf8')).toContain('note on p-1');
    expect(open().list()).toEqual(store.list());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'notes')).mode & 0o777).toBe(0o700);
  });

  it.each([
    '',
    '\u0000\u2028"\\\n',
    'نص عربي 文字 🖋',
    'half \ud83d pair',
    '__proto__',
    '# *Markdown*\n\n- x',
  ])('keep the text %j to the letter', (body) => {
    const store = open();
    store.save(buildNoteDraft('p-0'));
    store.save(buildNoteDraft('p-1', body));
    expect(bodies(open())).toEqual(['note on p-0', body]);
  });

  it('come back as they were when their removal is undone', () => {
    const store = open();
    const saved = valueOf(store.save(buildNoteDraft('p-1')));
    expect(store.remove(saved.id)).toEqual({ ok: true, value: saved });
    expect(open().list()).toEqual([]);
    now = later(1);
    expect(store.save(draftOf(saved))).toEqual({ ok: true, value: saved });
    expect(open().list()).toEqual([saved]);
    expect(open().trash()).toEqual([]);
  });

  it.each([undefined, null, 7, '__proto__', 'no-such-id'])('have no %j to remove or restore', (id) => {
    const store = open();
    expect(store.remove(id)).toMatchObject({ ok: false, code: 'unknown' });
    expect(store.restore(id)).toMatchObject({ ok: false, code: 'unknown' });
    expect(store.forget([id])).toMatchObject({ ok: true, value: 0 });
    expect(store.forget(id)).toMatchObject({ ok: true, value: 0 });
    expect(store.history(id)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuse what is no draft, and write nothing', () => {
    expect(open().save({ body: 'x' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(existsSync(file)).toBe(false);
  });

  it('do not follow a folder that is gone by making it again', () => {
    const store = open();
    store.save(buildNoteDraft('p-1'));
    rmSync(folder, { recursive: true });
    expect(store.save(buildNoteDraft('p-2'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(existsSync(folder)).toBe(false);
    expect(bodies(store)).toEqual(['note on p-1']);
  });

  it('are not saved where the disk gives back other bytes than it took', () => {
    const files = createFaultyFiles({ corrupts: true });
    const store = openAnnotationsStore({ folder, now: () => now, uuid: randomUUID, files });
    expect(store.save(buildNoteDraft('p-1'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(store.list()).toEqual([]);
    open().save(buildNoteDraft('p-2'));
    const onGood = openAnnotationsStore({ folder, now: () => now, uuid: randomUUID, files });
    expect(onGood.save(buildNoteDraft('p-3'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(bodies(open())).toEqual(['note on p-2']);
  });

  it('are not written behind the back of a process that went on in a file of its own', () => {
    const sleeper = open();
    sleeper.save(buildNoteDraft('p-1'));
    const heir = open();
    heir.save(buildNoteDraft('p-2'));
    expect(sleeper.save(buildNoteDraft('p-3'))).toMatchObject({ ok: false, code: 'write-failed' });
    for (let count = 0; count < 60; count += 1) heir.save(buildNoteDraft('p-2', `${count}`));
    heir.tidy();
    expect(sleeper.save(buildNoteDraft('p-3'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(bodies(open())).toEqual(bodies(heir));
  });
});

describe('the trash', () => {
  it('holds what was removed for thirty days, the latest first, across restarts', () => {
    const store = open();
    const ids = ['p-1', 'p-2'].map((block) => valueOf(store.save(buildNoteDraft(block))).id);
    for (const id of ids) store.remove(id);
    expect(open().trash()).toMatchObject(
      ids.toReversed().map((id) => ({ annotation: { id }, removed: now })),
    );
    now = later(29 * 24 * 60);
    expect(open().tidy()).toMatchObject({ ok: true });
    expect(open().trash()).toHaveLength(2);
    now = later(24 * 60);
    expect(open().tidy()).toMatchObject({ ok: true });
    expect(open().trash()).toEqual([]);
    expect(open().history(ids[0])).toEqual([]);
  });

  it('gives back what it holds, with its history', () => {
    const store = open();
    const { id } = valueOf(store.save(buildNoteDraft('p-1', 'first')));
    now = later(5);
    const second = valueOf(store.save({ ...buildNoteDraft('p-1', 'second'), id }));
    store.remove(id);
    expect(open().restore(id)).toEqual({ ok: true, value: second });
    expect(open().list()).toEqual([second]);
    expect(open().history(id)).toMatchObject([{ body: 'second' }, { body: 'first' }]);
  });

  it('does not give back a note whose article has another one, and keeps both', () => {
    const store = open();
    const { block: _block, ...target } = buildNoteDraft('p-1').target;
    const removed = valueOf(store.save({ ...buildNoteDraft('p-1', 'old'), target }));
    store.remove(removed.id);
    store.save({ ...buildNoteDraft('p-1', 'new'), target });
    expect(store.restore(removed.id)).toMatchObject({ ok: false, code: 'taken' });
    expect(bodies(open())).toEqual(['new']);
    expect(open().trash()).toMatchObject([{ annotation: { body: 'old' } }]);
  });

  it('deletes for good: no file has the words any more, nor those of older versions', () => {
    const store = open();
    store.save(buildNoteDraft('p-0'));
    const { id } = valueOf(store.save(buildNoteDraft('p-1', 'first words')));
    now = later(5);
    store.save({ ...buildNoteDraft('p-1', 'secret words'), id });
    store.tidy();
    store.remove(id);
    expect(store.forget([id, 'no-such-id'])).toEqual({ ok: true, value: 1 });
    expect(store.trash()).toEqual([]);
    const names = readdirSync(join(folder, 'notes'));
    const texts = names.map((name) => readFileSync(join(folder, 'notes', name), 'utf8')).join('');
    expect(texts).toContain('note on p-0');
    expect(texts).not.toMatch(/secret|first words/);
    expect(bodies(open())).toEqual(['note on p-0']);
  });
});

describe('the history of a note', () => {
  it('has each stop of one’s writing, and a version that is restored is one more', () => {
    const store = open();
    const first = valueOf(store.save(buildNoteDraft('p-1', 'one')));
    const { id } = first;
    for (const body of ['t', 'tw', 'two']) {
      now = later(3);
      store.save({ ...buildNoteDraft('p-1', body), id });
    }
    now = later(1 / 60);
    store.save({ ...buildNoteDraft('p-1', 'two!'), id });
    const texts = (from: AnnotationsStore) => from.history(id).map(({ body }) => body);
    expect(texts(store)).toEqual(['two!', 'tw', 't', 'one']);
    now = later(3);
    store.save({ ...draftOf(first), id });
    expect(texts(open())).toEqual(['one', 'two!', 'tw', 't', 'one']);
    store.tidy();
    expect(texts(open())).toEqual(['one', 'two!', 'tw', 't', 'one']);
  });

  it('stays as small as what is in it, however long one types', () => {
    const store = open();
    let body = '';
    for (let count = 0; count < 250; count += 1) {
      body = `${body.slice(0, 95_000)}${'word '.repeat(200)}`;
      now = later(1 / 60);
      expect(store.save({ ...buildNoteDraft('p-1', body), id: FIXED }).ok).toBe(true);
    }
    const sizes = readdirSync(join(folder, 'notes')).map(
      (name) => statSync(join(folder, 'notes', name)).size,
    );
    expect(Math.max(...sizes)).toBeLessThan(12_000_000);
    expect(bodies(open())).toEqual([body]);
  });
});

const FIXED = '6f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f10';
