// What the search worker does with a request; the worker itself only wires it.
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { PageTexts } from '#core/archive/source-file';
import { createSearchEngine, type SearchEngine } from '#core/search/search-engine';
import type { SearchFailure, SearchReply, SearchRequest } from '#shared/search-messages';

/** The world of the worker. Tests bring their own. */
export interface SearchWorld {
  /** The bytes of a blob of the open edition; throws a {@link BlobReadError} where it cannot be read. */
  readBlob(sha256: string): Promise<Uint8Array>;
  /** A clock in milliseconds; only differences count. */
  now(): number;
  /** Lets the requests that wait come in, so that only the newest query is worked on. */
  pause(): Promise<void>;
  reply(reply: SearchReply): void;
}

/** A blob could not be read from the disk. */
export class BlobReadError extends Error {
  override readonly name = 'BlobReadError';
}

/**
 * Answers every request exactly once, and never throws. A query that a newer one has overtaken is answered too,
 * with whatever was found: its asker no longer listens.
 */
export function createSearchHandler(world: SearchWorld): (request: SearchRequest) => Promise<void> {
  let engine: SearchEngine | undefined;
  let newest = 0;
  let lastId = 0;

  /**
   * Asks what nobody waits for, so that the first real query finds the code compiled and the indexes read. Whatever is
   * asked meanwhile ends it.
   */
  async function warmUp(
    warmed: SearchEngine,
    { id, catalogue }: Extract<SearchRequest, { readonly type: 'setup' }>,
  ): Promise<void> {
    const isOver = (): boolean => lastId !== id;
    for (const text of warmUpTexts(catalogue)) {
      await world.pause();
      if (isOver()) return;
      await warmed.search(
        { text, lang: 'en', facets: {}, sort: 'relevance', limit: 20, prefixLast: true },
        isOver,
      );
    }
  }

  async function answer(request: SearchRequest): Promise<SearchReply> {
    const { id } = request;
    if (request.type === 'setup') {
      engine = openEngine(request, world);
      await engine.ready();
      // What fails here fails again, and is said, when somebody asks.
      warmUp(engine, request).catch(() => undefined);
      return { type: 'ready', id };
    }
    if (engine === undefined) throw new Error('asked before setup');
    if (request.type === 'mark')
      return { type: 'marks', id, ranges: await engine.marks(request.articleId, request.text) };
    if (request.type === 'mark-text') {
      const { text, lang, query } = request;
      return { type: 'marks', id, ranges: await engine.marksInText(text, lang, query) };
    }
    if (request.type === 'ids') return { type: 'ids', id, ids: await engine.ids(request.query) };
    newest = id;
    await world.pause();
    return { type: 'result', id, answer: await engine.search(request.query, () => newest !== id) };
  }

  return async (request) => {
    lastId = request.id;
    try {
      world.reply(await answer(request));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      world.reply({ type: 'failed', id: request.id, code: failureOf(error, request.type), message });
    }
  };
}

/** A title and a name: between them they stem, rank, cut passages and look for phrases. */
function warmUpTexts({ articles, terms }: Catalogue): readonly string[] {
  const [title] = articles.map((article) => article.title);
  const [name] = terms.flatMap(({ names }) => Object.values(names).flat());
  return [title ?? '', name ?? ''].filter((text) => text !== '');
}

const UTF8 = new TextDecoder();

function openEngine(
  { catalogue, indexes }: Extract<SearchRequest, { readonly type: 'setup' }>,
  world: SearchWorld,
): SearchEngine {
  return createSearchEngine({
    catalogue,
    indexes,
    now: () => world.now(),
    readIndex: (ref) => world.readBlob(ref.sha256),
    // Library edge: the bytes are those that were hashed and parsed in full when the edition was installed.
    readText: async (ref) => JSON.parse(UTF8.decode(await world.readBlob(ref.sha256))) as ArticleText,
    // As above.
    readPages: async (ref) => JSON.parse(UTF8.decode(await world.readBlob(ref.sha256))) as PageTexts,
    // It takes longer than any answer may.
    onRebuild: () => world.reply({ type: 'rebuilding' }),
  });
}

/** A damaged index is made again from the texts, so it fails only where that fails too. */
function failureOf(error: unknown, type: SearchRequest['type']): SearchFailure {
  if (error instanceof BlobReadError) return 'read-failed';
  return type === 'setup' ? 'bad-index' : 'internal';
}
