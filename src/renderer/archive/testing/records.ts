// Short records for tests: an id, and only the fields that a test is about.
import type { Article } from '#core/archive/article';
import type { Catalogue, Conference } from '#core/archive/catalogue';
import type { Citation } from '#core/archive/citation';
import type { Source } from '#core/archive/source';

const BLOB = { sha256: '0'.repeat(64), size: 1, type: 'application/json' } as const;

export function article(id: string, fields: Partial<Article> = {}): Article {
  return {
    id,
    rev: id,
    title: `Article ${id}`,
    lang: 'en',
    published: '2026-01-01',
    authors: [],
    kind: 'explainer',
    topics: [],
    conferences: [],
    words: 100,
    citations: [],
    html: BLOB,
    text: BLOB,
    attachments: [],
    ...fields,
  };
}

export function source(id: string, fields: Partial<Source> = {}): Source {
  return {
    id,
    type: 'report',
    title: `Source ${id}`,
    author: [],
    kind: 'report',
    identifiers: [],
    titles: {},
    relations: [],
    ...fields,
  };
}

export function conference(id: string, fields: Partial<Conference> = {}): Conference {
  return { id, title: `Conference ${id}`, agenda: [], sideEvents: [], sources: [], ...fields };
}

/** A note numbered `number` that cites a source, with its mark at `offset` of block `block`. */
export function citation(number: number, sourceId: string, fields: Partial<Citation> = {}): Citation {
  return { number, source: sourceId, places: [{ block: 'b1', offset: 0 }], ...fields };
}

export function catalogue(fields: Partial<Catalogue> = {}): Catalogue {
  return {
    articles: [],
    sources: [],
    conferences: [],
    topics: [],
    organisations: [],
    terms: [],
    ...fields,
  };
}
