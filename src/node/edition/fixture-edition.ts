// A small edition for tests: two articles, one source with a file and its pages, one index. Used by tests only.
import type { Article, BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { canonicalJson } from '#core/edition/canonical-json';
import type { ContentChecks } from './check-content.ts';
import { sha256Hex } from './sha256.ts';
import { signingKeyFromSeed, type SigningKey } from './signing-key.ts';
import type { BlobInput, EditionInput } from './write-edition.ts';

const OPENING_BRACE = 0x7b;

/** Checks that believe everything but a script element and an empty index. */
export const FIXTURE_CHECKS: ContentChecks = {
  isSafeHtml: (html) => !html.includes('<script'),
  isValidIndex: ({ files }) => files.every(({ bytes }) => bytes[0] === OPENING_BRACE),
};

/** The n-th key of the tests; never used for anything else. */
export function fixtureKey(n: number): SigningKey {
  return signingKeyFromSeed(Buffer.alloc(32, n));
}

export function fixtureBlob(text: string, type: string): BlobInput {
  const bytes = Buffer.from(text);
  return { sha256: sha256Hex(bytes), size: bytes.length, type, from: { bytes } };
}

function refOf({ sha256, size, type }: BlobInput): BlobRef {
  return { sha256, size, type };
}

/** One article with its two blobs; another `body` is another revision. */
export function fixtureArticle(
  id: string,
  body: string,
): { readonly article: Article; readonly blobs: readonly BlobInput[] } {
  const html = fixtureBlob(`<!doctype html><p id="b1">${body}</p>`, 'text/html');
  const content: ArticleText = {
    version: 1,
    text: body,
    blocks: [{ id: 'b1', kind: 'paragraph', start: 0, end: body.length, number: 1 }],
  };
  const text = fixtureBlob(canonicalJson(content), 'application/json');
  const article: Article = {
    id,
    rev: html.sha256.slice(0, 16),
    title: `About ${id}`,
    lang: 'en',
    published: '2026-03-01',
    authors: ['A. Author'],
    kind: 'analysis',
    topics: [],
    conferences: [],
    words: body.split(' ').length,
    citations: [{ number: 1, source: 'untoc-2000', places: [{ block: 'b1', offset: 3 }] }],
    html: refOf(html),
    text: refOf(text),
    attachments: [],
  };
  return { article, blobs: [html, text] };
}

/** What stands on the pages of the fixture's one file, that of its source `untoc-2000`. */
export const FIXTURE_PAGES: readonly string[] = ['', 'A small file'];

export interface FixtureOptions {
  readonly archiveId?: string;
  readonly bodies?: Readonly<Record<string, string>>;
  readonly keys?: readonly SigningKey[];
  readonly createdAt?: string;
  readonly withdrawn?: readonly { readonly article: string; readonly reason: string }[];
  readonly index?: string;
}

/** What `writeEdition` needs for one more edition of the fixture archive. */
export function fixtureInput(to: string, options: FixtureOptions = {}): EditionInput {
  const bodies = options.bodies ?? { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
  const made = Object.entries(bodies).map(([id, body]) => fixtureArticle(id, body));
  const file = fixtureBlob('%PDF-1.7 a small file', 'application/pdf');
  const pages = fixtureBlob(canonicalJson({ version: 1, pages: FIXTURE_PAGES }), 'application/json');
  return {
    to,
    draft: {
      archiveId: options.archiveId ?? 'fixture-archive',
      createdAt: options.createdAt ?? '2026-11-01T00:00:00.000Z',
      freshUntil: '2027-05-01T00:00:00.000Z',
      minApp: '0.1.0',
      title: { en: 'Fixture archive' },
      publisher: 'Fixture publisher',
      contact: 'contact@example.org',
      licence: 'CC BY 4.0',
      languages: ['en'],
      withdrawn: options.withdrawn ?? [],
    },
    articles: made.map(({ article }) => article),
    records: {
      sources: [
        {
          id: 'untoc-2000',
          type: 'treaty',
          title: 'A convention',
          author: [],
          kind: 'treaty',
          identifiers: [{ kind: 'un-symbol', value: 'A/RES/55/25', part: 'annex I' }],
          titles: { fr: 'Une convention' },
          relations: [],
          file: { ...refOf(file), pages: { ...refOf(pages), count: 2, blank: [1] } },
        },
      ],
      conferences: [],
      topics: [{ id: 'treaties', label: { en: 'Treaties' } }],
      organisations: [],
      terms: [],
    },
    indexes: [
      {
        lang: 'en',
        engine: 'fixture/1',
        type: 'application/json',
        bytes: Buffer.from(options.index ?? '{"version":1}'),
      },
    ],
    blobs: [...made.flatMap(({ blobs }) => blobs), pages, file],
    keys: options.keys ?? [fixtureKey(1)],
  };
}
