import { useEffect, useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import type { ArticleText } from '#core/archive/article-text';
import { versionAt } from '../archive/use-earlier-text.ts';
import { bridge } from '../bridge.ts';

/** The text that an annotation was made on. */
export type OldText =
  | { readonly status: 'loading' }
  | { readonly status: 'lost' }
  | { readonly status: 'ready'; readonly text: ArticleText };

const LOADING: OldText = { status: 'loading' };

export function useOldText({ id, target }: Annotation): OldText {
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly text: OldText }>();
  const { article, edition } = target;
  const sha256 = target.passage?.text;
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      const text = await readOldText(article, edition, sha256);
      if (!isGone) setLoaded({ id, text });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [id, article, edition, sha256]);
  return loaded?.id === id ? loaded.text : LOADING;
}

/** What is on a paragraph does not say which text it was: the edition does. */
async function readOldText(article: string, edition: number, sha256: string | undefined): Promise<OldText> {
  const wanted = sha256 ?? versionAt(await bridge.changes.versions(article), edition)?.text;
  if (wanted === undefined) return { status: 'lost' };
  const result = await bridge.changes.text(article, wanted);
  return result.ok ? { status: 'ready', text: result.value } : { status: 'lost' };
}
