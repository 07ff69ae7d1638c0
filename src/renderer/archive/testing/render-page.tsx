import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { Edition } from '#core/edition/edition';
import { NO_KEPT_SEARCHES } from '#core/settings/kept-searches';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { LanguageProvider } from '../../i18n/language-provider.tsx';
import type { InterfaceLanguage } from '../../i18n/messages.ts';
import { UserContext, type UserValue } from '../../user/user-context.tsx';
import { ArchiveContext, type ArchiveValue } from '../archive-context.tsx';
import { buildLookups } from '../build-lookups.ts';

const BLOB = { sha256: '0'.repeat(64), size: 1, type: 'application/json' } as const;

export interface TestWorld {
  readonly catalogue: Catalogue;
  readonly edition?: Partial<Edition>;
  readonly user?: Partial<UserValue>;
  readonly language?: InterfaceLanguage;
}

/** Draws a page of an open archive into the document and waits until it rests. Resolves with what undraws it. */
export async function renderPage(page: ReactNode, world: TestWorld): Promise<() => void> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  await act(async () => {
    root.render(
      <UserContext value={userOf(world)}>
        <LanguageProvider language={world.language ?? 'en'}>
          <ArchiveContext value={archiveOf(world)}>{page}</ArchiveContext>
        </LanguageProvider>
      </UserContext>,
    );
    // Texts are read in a few turns of the event loop, however long each takes.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
  return () => act(() => root.unmount());
}

/** Stands for main: answers the address of each article's text. Other addresses are not found. */
export function serveTexts(texts: ReadonlyMap<Article, ArticleText>): typeof fetch {
  const bodies = new Map([...texts].map(([{ text }, body]) => [`/o/${text.sha256}`, JSON.stringify(body)]));
  return async (address) => {
    const body = typeof address === 'string' ? bodies.get(address) : undefined;
    return new Response(body ?? '', { status: body === undefined ? 404 : 200 });
  };
}

function userOf({ user }: TestWorld): UserValue {
  const refuse = async () => ({ ok: false, code: 'read-only', message: 'a test' }) as const;
  return {
    settings: DEFAULT_SETTINGS,
    setSettings: async () => ({ ok: false, code: 'write-failed', message: 'a test' }),
    annotations: [],
    saveAnnotation: refuse,
    removeAnnotation: refuse,
    restoreAnnotation: refuse,
    reading: [],
    saveReading: async () => false,
    markSeen: async () => false,
    searches: NO_KEPT_SEARCHES,
    rememberSearch: async () => undefined,
    forgetSearches: async () => false,
    saveSearch: async () => ({ ok: false, code: 'write-failed', message: 'a test' }),
    removeSearch: async () => false,
    theme: 'light',
    contrast: 'normal',
    ...user,
  };
}

function archiveOf({ catalogue, edition }: TestWorld): ArchiveValue {
  const description = describeEdition(catalogue, edition);
  return {
    ...buildLookups(catalogue),
    catalogue,
    search: {
      search: async () => null,
      ids: async () => ({ ok: true, value: null }),
      marks: async () => ({ ok: true, value: [] }),
      marksInText: async () => ({ ok: true, value: [] }),
      close: () => undefined,
    },
    archive: {
      key: 'a@0123456789abcdef',
      title: description.title,
      publisher: description.publisher,
      edition: description.number,
      createdAt: description.createdAt,
      freshUntil: description.freshUntil,
      newestAt: description.createdAt,
      active: true,
      fingerprint: 'six words of a root',
      development: true,
      description,
      contentHost: 'e1-0',
    },
  };
}

function describeEdition(catalogue: Catalogue, fields: Partial<Edition> = {}): Edition {
  return {
    format: 1,
    archiveId: 'a',
    epoch: 1,
    number: 1,
    createdAt: '2026-11-12T00:00:00Z',
    freshUntil: '2027-02-12T00:00:00Z',
    rootVersion: 1,
    minApp: '0.1.0',
    title: { en: 'Test archive', ar: 'أرشيف الاختبار' },
    publisher: 'A publisher',
    contact: 'nobody',
    licence: 'CC0-1.0',
    languages: ['en', 'ar'],
    counts: { articles: catalogue.articles.length, sources: catalogue.sources.length, bytes: 0 },
    shards: [],
    records: { sources: BLOB, conferences: BLOB, topics: BLOB, organisations: BLOB, terms: BLOB },
    indexes: [],
    changes: { added: catalogue.articles.map(({ id }) => id), revised: [], removed: [] },
    withdrawn: [],
    ...fields,
  };
}
