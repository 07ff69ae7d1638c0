import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import type { TrashedAnnotation } from '#core/annotations/notes-state';
import { fixtureArticle } from '#node/edition/fixture-edition';
import { installFrom, openQuickStore, publish, valueOf } from '#node/edition/testing/store-fixture';
import type { AnnotationsStore } from '#node/storage/annotations-store';
import { createOldTextsStore } from '#node/storage/old-texts-store';
import type { SettingsStore } from '#node/storage/settings-store';
import type { StorageProblem } from '#node/storage/storage-problem';
import type { ArchiveService } from '../archive/archive-service.ts';
import { createArticleRefs } from '../archive/article-refs.ts';
import { createOldTexts, type OldTexts } from './old-texts.ts';

const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
const SECOND = { ...FIRST, 'first-article': 'One two four.' };
const OLD = fixtureArticle('first-article', FIRST['first-article']).article.text.sha256;

let folder: string;
let key: string;
let annotations: readonly Annotation[];
let trash: readonly TrashedAnnotation[];
const at = (name: string) => join(folder, name);
const kept = (): Promise<readonly string[]> => readdir(at('old')).catch(() => []);

interface Told {
  readonly problems?: readonly StorageProblem[];
  readonly readOnly?: boolean;
}

/** Two editions are installed, and the second revised the annotated article. */
async function open({ problems = [], readOnly = false }: Told = {}): Promise<OldTexts> {
  const store = await openQuickStore(at('archive'));
  const refs = createArticleRefs(() => store);
  const service = {
    current: () => store.current(),
    editions: (archive: string) => store.editions(archive),
    articleText: async (host: string, article: string) => (await refs.find(host, article))?.text,
    readBlob: (host: string, sha256: string) => store.readBlob(host, sha256),
  } as unknown as ArchiveService;
  return createOldTexts({
    archives: { whenOpen: () => Promise.resolve(service), now: () => service },
    // Who keeps old texts asks for these and nothing else; another call fails the test.
    annotations: {
      list: () => annotations,
      trash: () => trash,
      problems,
    } as unknown as AnnotationsStore,
    settings: { allReading: () => new Map(), problems: [] } as unknown as SettingsStore,
    store: createOldTextsStore(at('old')),
    readOnly,
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-keep-texts-'));
  const store = await openQuickStore(at('archive'));
  for (const bodies of [FIRST, SECOND]) {
    await publish(at('publication'), { bodies });
    key = valueOf(await installFrom(store, at('publication'))).key;
  }
  trash = [];
  annotations = [
    {
      id: '5f2b8f0e-1111-4222-8333-444455556666',
      motivation: 'bookmarking',
      target: { archive: key, article: 'first-article', title: 'About', edition: 1 },
      body: '',
      tags: [],
      created: '2026-11-01T00:00:00Z',
      modified: '2026-11-01T00:00:00Z',
    },
  ];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the old texts of the person', () => {
  it('are kept at the next start where nothing was kept before, and go once the annotation is gone', async () => {
    const texts = await open();
    await texts.tidy();
    expect(await kept()).toHaveLength(1);
    // In the trash it can still come back.
    trash = annotations.map((annotation) => ({ annotation, removed: '2026-11-20T00:00:00Z' }));
    annotations = [];
    await texts.tidy();
    expect(await kept()).toHaveLength(1);
    trash = [];
    await texts.tidy();
    expect(await kept()).toEqual([]);
  });

  it('all stay where the notes cannot be read: nobody knows which of them are wanted', async () => {
    await (await open()).tidy();
    annotations = [];
    await (await open({ problems: [{ kind: 'notes-damaged' }] })).tidy();
    expect(await kept()).toHaveLength(1);
  });

  it('are not written where another process owns the folder', async () => {
    await (await open({ readOnly: true })).tidy();
    expect(await kept()).toEqual([]);
  });

  it('are given by article and hash only, and anything else is not kept', async () => {
    const { handlers } = await open();
    expect(await handlers.versions('first-article')).toEqual([{ edition: 1, text: OLD }]);
    expect(valueOf(await handlers.text('first-article', OLD)).text).toBe(FIRST['first-article']);
    expect(await handlers.text('second-article', OLD)).toMatchObject({ code: 'not-kept' });
    expect(await handlers.text('first-article', '../../notes.json')).toMatchObject({ code: 'not-kept' });
    expect(await handlers.text({}, 7)).toMatchObject({ code: 'not-kept' });
    expect(await handlers.versions(null)).toEqual([]);
  });
});
