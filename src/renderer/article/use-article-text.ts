import { useEffect, useState } from 'react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { loadArticleText } from '../archive/load-blob.ts';

export type LoadedText =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly text: ArticleText };

/** The canonical text of an article, with its blocks. */
export function useArticleText({ text: ref }: Article): LoadedText {
  const [loaded, setLoaded] = useState<LoadedText>({ status: 'loading' });
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const result = await loadArticleText(ref);
      if (!isGone) setLoaded(result.ok ? { status: 'ready', text: result.value } : { status: 'failed' });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [ref]);
  return loaded;
}
