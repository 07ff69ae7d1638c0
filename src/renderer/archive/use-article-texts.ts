import { useEffect, useState } from 'react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { loadArticleText } from './load-blob.ts';

export interface ArticleTexts {
  /** Every text was read, or turned out not to be readable. */
  readonly isReady: boolean;
  /** The canonical text of an article; undefined while it loads and where it cannot be read. */
  of(article: Article): ArticleText | undefined;
}

type Loaded = ReadonlyMap<string, ArticleText | null>;

/**
 * The canonical texts of a few articles; the list is to be the same object as long as it is the same list. A text that
 * fails is left out: what is shown beside it still stands.
 */
export function useArticleTexts(articles: readonly Article[]): ArticleTexts {
  const [loaded, setLoaded] = useState<Loaded>(NOTHING);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const texts = await readTexts(articles);
      if (!isGone) setLoaded(texts);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [articles]);
  return {
    isReady: articles.every(({ text }) => loaded.has(text.sha256)),
    of: ({ text }) => loaded.get(text.sha256) ?? undefined,
  };
}

const NOTHING: Loaded = new Map();

async function readTexts(articles: readonly Article[]): Promise<Loaded> {
  const results = await Promise.all(articles.map(({ text }) => loadArticleText(text)));
  return new Map(
    results.map((result, at) => [articles[at]?.text.sha256 ?? '', result.ok ? result.value : null]),
  );
}
