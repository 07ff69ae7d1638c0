import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WantedTexts } from '#core/changes/wanted-texts';
import { canonicalJson } from '#core/edition/canonical-json';
import type { ArchiveStore } from '#node/edition/archive-store';
import { fixtureArticle } from '#node/edition/fixture-edition';
import { sha256Hex } from '#node/edition/sha256';
import { createFailingFiles, systemError } from '#node/edition/testing/failing-files';
import { installFrom, openQuickStore, publish, valueOf } from '#node/edition/testing/store-fixture';
import { keepOldTexts, listOldTexts, readOldText, wantedOld, type EditionTexts } from './keep-old-texts.ts';
import { createOldTextsStore } from './old-texts-store.ts';

const KEY = 'a@0123456789abcdef';
let folder: string;
const at = (name: string) => join(folder, name);
const files = (name: string): Promise<readonly string[]> => readdir(at(name)).catch(() => []);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-old-texts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function textOf(words: string) {
  const content = {
    version: 1,
    text: words,
    blocks: [{ id: 'b1', kind: 'paragraph', start: 0, end: words.length }],
  };
  const bytes = Buffer.from(canonicalJson(content));
  return { bytes, text: sha256Hex(bytes), edition: 1 };
}

function cut(call: string): never {
  throw systemError('ENOSPC', call);
}

describe('the store of old texts', () => {
  it('gives back what it was given, after a restart, and names no file after anything of an archive', async () => {
    const old = textOf('The words as they were.');
    valueOf(await createOldTextsStore(at('old')).keep(KEY, 'con', old, old.bytes));
    const again = createOldTextsStore(at('old'));
    expect(await again.list(KEY, 'con')).toEqual([{ edition: 1, text: old.text }]);
    expect(valueOf(await again.read(KEY, 'con', old.text)).text).toBe('The words as they were.');
    expect(await again.list(KEY, 'other')).toEqual([]);
    expect(await again.read(KEY, 'other', old.text)).toMatchObject({ code: 'not-kept' });
    expect(await files('old')).toEqual([expect.stringMatching(/^[0-9a-f]{32}-e1-[0-9a-f]{64}\.json$/)]);
  });

  it('refuses bytes that are not what they are called, and gives none that were changed on the disk', async () => {
    const store = createOldTextsStore(at('old'));
    const old = textOf('Right.');
    expect(await store.keep(KEY, 'a', old, Buffer.from('wrong'))).toMatchObject({ code: 'bad-data' });
    valueOf(await store.keep(KEY, 'a', old, old.bytes));
    await writeFile(join(at('old'), (await files('old'))[0] ?? ''), 'damaged');
    expect(await store.read(KEY, 'a', old.text)).toMatchObject({ code: 'not-kept' });
    valueOf(await store.keep(KEY, 'a', old, old.bytes));
    expect(valueOf(await store.read(KEY, 'a', old.text)).text).toBe('Right.');
  });

  it('removes what nobody wants and what a killed process left, and nothing that is not its own', async () => {
    const store = createOldTextsStore(at('old'));
    const [one, two, open] = [textOf('One.'), textOf('Two.'), textOf('Open.')];
    for (const old of [one, two, open]) valueOf(await store.keep(KEY, 'a', old, old.bytes));
    valueOf(await store.keep(KEY, 'b', one, one.bytes));
    await writeFile(join(at('old'), 'x.json.partial'), '');
    await writeFile(join(at('old'), 'mine.txt'), '');
    valueOf(await store.sweep([{ archive: KEY, article: 'a', texts: 'all', except: open.text }]));
    expect((await store.list(KEY, 'a')).map(({ text }) => text).toSorted()).toEqual(
      [one.text, two.text].toSorted(),
    );
    expect(await store.list(KEY, 'b')).toEqual([]);
    expect(await files('old')).toHaveLength(3);
    expect(await files('old')).toContain('mine.txt');
  });
});

describe('old texts while editions come and go', () => {
  const FIRST = { noted: 'One two three.', plain: 'Four five six.' };
  let archive: ArchiveStore;

  async function install(bodies: Readonly<Record<string, string>>): Promise<string> {
    await publish(at('publication'), { bodies });
    return valueOf(await installFrom(archive, at('publication'))).key;
  }
  const texts = (): EditionTexts => ({
    editions: (key) => archive.editions(key),
    readBlob: (host, sha256) => archive.readBlob(host, sha256),
    async articleText(host, id) {
      return valueOf(await archive.catalogue(host)).articles.find((article) => article.id === id)?.text;
    },
  });
  const wanted = (key: string, article = 'noted'): readonly WantedTexts[] => [
    { archive: key, article, texts: 'all' },
  ];
  const shaOf = (id: string, words: string) => fixtureArticle(id, words).article.text.sha256;

  beforeEach(async () => {
    archive = await openQuickStore(at('archive'));
  });

  it('are kept of what carries an annotation, through more editions than the device keeps', async () => {
    const store = createOldTextsStore(at('old'));
    const key = await install(FIRST);
    for (const words of ['One two four.', 'One two five.', 'One two six.']) {
      await keepOldTexts(texts(), store, wanted(key), (_archive, article) => article === 'noted');
      await install({ ...FIRST, noted: words });
    }
    expect((await listOldTexts(texts(), store, key, 'noted')).map(({ edition }) => edition)).toEqual([
      3, 2, 1,
    ]);
    const old = await readOldText(texts(), store, key, 'noted', shaOf('noted', FIRST.noted));
    expect(valueOf(old).text).toBe(FIRST.noted);
    // Of what nobody annotated there is only what the last two editions hold.
    expect(await listOldTexts(texts(), store, key, 'plain')).toEqual([]);
  });

  it('are found in the edition before, where nothing was kept, and are kept from it at the next start', async () => {
    const store = createOldTextsStore(at('old'));
    const key = await install(FIRST);
    await install({ ...FIRST, noted: 'Changed.' });
    const sha = shaOf('noted', FIRST.noted);
    expect(valueOf(await readOldText(texts(), store, key, 'noted', sha)).text).toBe(FIRST.noted);
    expect(await files('old')).toEqual([]);
    await keepOldTexts(texts(), store, wanted(key), () => false);
    expect(await store.list(key, 'noted')).toEqual([{ edition: 1, text: sha }]);
  });

  it('stay when the article is withdrawn, and when one steps back', async () => {
    const store = createOldTextsStore(at('old'));
    const key = await install(FIRST);
    await keepOldTexts(texts(), store, wanted(key), () => true);
    await install({ plain: FIRST.plain });
    await store.sweep(await wantedOld(texts(), wanted(key)));
    expect(await listOldTexts(texts(), store, key, 'noted')).toHaveLength(1);
    valueOf(await archive.stepBack(key));
    await store.sweep(await wantedOld(texts(), wanted(key)));
    // It is the open edition's again, so it is not old.
    expect(await store.list(key, 'noted')).toEqual([]);
  });

  it('go with the annotation', async () => {
    const store = createOldTextsStore(at('old'));
    const key = await install(FIRST);
    await keepOldTexts(texts(), store, wanted(key), () => true);
    await install({ ...FIRST, noted: 'Changed.' });
    await store.sweep(await wantedOld(texts(), wanted(key)));
    expect(await files('old')).toHaveLength(1);
    await store.sweep(await wantedOld(texts(), []));
    expect(await files('old')).toEqual([]);
  });

  it('are no word of another article: a hash that is not its own is not given', async () => {
    const store = createOldTextsStore(at('old'));
    const key = await install(FIRST);
    const other = shaOf('plain', FIRST.plain);
    expect(await readOldText(texts(), store, key, 'noted', other)).toMatchObject({ code: 'not-kept' });
  });

  it('are whole or not there, at whatever call of the disk the power goes', async () => {
    const old = textOf('The words as they were.');
    const undisturbed = createFailingFiles({ at: 0, fail: () => cut('never') });
    valueOf(await createOldTextsStore(at('whole'), undisturbed).keep(KEY, 'a', old, old.bytes));
    expect(undisturbed.calls()).toBeGreaterThan(3);
    for (let call = 1; call <= undisturbed.calls(); call += 1) {
      const name = `cut-${call}`;
      const fs = createFailingFiles({ at: call, stays: true, fail: cut });
      expect(await createOldTextsStore(at(name), fs).keep(KEY, 'a', old, old.bytes)).toMatchObject({
        code: 'disk-full',
      });
      const again = createOldTextsStore(at(name));
      for (const { text } of await again.list(KEY, 'a')) valueOf(await again.read(KEY, 'a', text));
      valueOf(await again.keep(KEY, 'a', old, old.bytes));
      expect(valueOf(await again.read(KEY, 'a', old.text)).text).toBe('The words as they were.');
    }
  });
});
