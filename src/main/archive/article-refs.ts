import type { BlobRef } from '#core/archive/article';
import type { ArchiveStore } from '#node/edition/archive-store';

/** What serving and printing an article need to know of it. */
export interface ArticleRef {
  readonly html: BlobRef;
  readonly text: BlobRef;
  readonly title: string;
}

/** The articles of installed editions by id; each edition's are read once. */
export interface ArticleRefs {
  find(contentHost: string, articleId: string): Promise<ArticleRef | undefined>;
}

type RefsById = ReadonlyMap<string, ArticleRef>;

/** `store` is asked anew each time: after an install it is another one. */
export function createArticleRefs(store: () => Pick<ArchiveStore, 'catalogue'>): ArticleRefs {
  const known = new Map<string, RefsById>();

  async function read(contentHost: string): Promise<RefsById> {
    const catalogue = await store().catalogue(contentHost);
    // Not kept: an edition that cannot be read now may be there after an install.
    if (!catalogue.ok) return new Map();
    const refs = new Map(
      catalogue.value.articles.map(({ id, html, text, title }) => [id, { html, text, title }] as const),
    );
    known.set(contentHost, refs);
    return refs;
  }

  return {
    async find(contentHost, articleId) {
      return (known.get(contentHost) ?? (await read(contentHost))).get(articleId);
    },
  };
}
