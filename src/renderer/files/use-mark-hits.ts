import { useEffect } from 'react';
import { useArchive } from '../archive/archive-context.tsx';
import type { PdfFrame, ShownPage } from './use-pdf-frame.ts';

/** Marks what is searched on the page that is shown, each time another one is. */
export function useMarkHits(
  shown: ShownPage | undefined,
  lang: string,
  query: string | undefined,
  send: PdfFrame['send'],
): void {
  const { search } = useArchive();
  useEffect(() => {
    if (shown === undefined) return undefined;
    const { page, text } = shown;
    let isLate = false;
    const mark = async (): Promise<void> => {
      const found = query === undefined ? undefined : await search.marksInText(text, lang, query);
      if (!isLate) send({ type: 'marks', page, ranges: found?.ok === true ? found.value : [] });
    };
    mark().catch(() => undefined);
    return () => {
      isLate = true;
    };
  }, [search, shown, lang, query, send]);
}
