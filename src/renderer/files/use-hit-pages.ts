import { useEffect, useState } from 'react';
import { FILE_KIND } from '#core/search/doc-store';
import type { SearchQuery } from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import type { SearchPort } from '../archive/search-port.ts';
import { useMessages } from '../i18n/use-messages.ts';

/** How often a search that ran out of time is asked again: each time it gets further. */
const TRIES = 5;

/** Numbers of the pages of a source's file that a search finds, rising; undefined until they are known. */
export function useHitPages(id: string, query: string | undefined): readonly number[] | undefined {
  const { search } = useArchive();
  const { language } = useMessages();
  const [found, setFound] = useState<{ readonly query: string; readonly pages: readonly number[] }>();
  useEffect(() => {
    if (query === undefined) return undefined;
    let isLate = false;
    const ask = async (): Promise<void> => {
      const ids = await askAgain(search, queryOf(query, language));
      const ofThis = ids.flatMap((one) => {
        const [, source, page] = one.split(':');
        return source === id ? [Number(page)] : [];
      });
      if (!isLate) setFound({ query, pages: ofThis.toSorted((a, b) => a - b) });
    };
    ask().catch(() => undefined);
    return () => {
      isLate = true;
    };
  }, [search, id, query, language]);
  return found?.query === query ? found?.pages : undefined;
}

async function askAgain(search: SearchPort, query: SearchQuery): Promise<readonly string[]> {
  for (let asked = 0; asked < TRIES; asked += 1) {
    const answer = await search.ids(query);
    if (!answer.ok) return [];
    if (answer.value !== null) return answer.value;
  }
  return [];
}

function queryOf(text: string, lang: string): SearchQuery {
  return { text, lang, facets: { kind: [FILE_KIND] }, sort: 'relevance', limit: 1, prefixLast: false };
}
